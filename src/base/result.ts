import type { Diagnostic } from './diagnostic.ts';

/**
 * What a step that can fail gives back. `notes` are warnings of a success, `problems` everything
 * that was wrong with the input (all at once). Bugs throw; they are never a Result.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Diagnostic[] }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

export function success<T>(value: T, notes: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, notes };
}

export function failure<T>(problems: readonly Diagnostic[]): Result<T> {
  return { ok: false, problems };
}

/** Whether anything among them keeps the input from being counted. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}

/** A success unless one of the diagnostics is an error. */
export function settle<T>(value: T, diagnostics: readonly Diagnostic[]): Result<T> {
  return hasErrors(diagnostics) ? failure(diagnostics) : success(value, diagnostics);
}
