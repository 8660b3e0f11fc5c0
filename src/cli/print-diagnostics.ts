import { type Diagnostic, type Place, placesKept } from '../base/diagnostic.ts';
import type { Result } from '../base/result.ts';
import { severities } from '../base/severities.ts';
import { wordsOf } from '../report/messages/diagnostics.ts';
import { didYouMean, moreAlike, morePlaces, placeWords } from '../report/messages/terminal.ts';
import { safe } from '../reporters/visible.ts';
import { exitCodes } from './exit-codes.ts';
import type { Streams } from './streams.ts';

/** So many errors of one kind in a definition are told: whoever mends it wants all of them. */
const mendedAtOnce = 25;

/** Diagnostics as lines for people, errors first; at most `most` of a kind, and of each at most `most` places. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], most: number): string[] {
  const codes = [
    ...new Set(
      [...diagnostics]
        .sort((a, b) => rank(a) - rank(b) || lineOf(a) - lineOf(b))
        .map((one) => one.code),
    ),
  ];
  return codes.flatMap((code) => {
    const alike = diagnostics
      .filter((one) => one.code === code)
      .sort((a, b) => lineOf(a) - lineOf(b));
    const shown = alike.slice(0, alike.every(isOfDefinition) ? Math.max(most, mendedAtOnce) : most);
    const hidden = alike.length - shown.length;
    return [...linesOf(shown, most), ...(hidden === 0 ? [] : [moreAlike(hidden, code)])];
  });
}

function linesOf(diagnostics: readonly Diagnostic[], most: number): string[] {
  return diagnostics.flatMap((one) => {
    const { message, hint } = wordsOf(one);
    const places = one.places.slice(0, most).filter((place) => placeText(place) !== '');
    const hidden = one.count - Math.min(one.count, places.length);
    return [
      `${one.severity}: ${safe(message)} [${one.code}]`,
      ...places.map((place) => `  ${placeText(place)}`),
      ...(hidden > 0 && places.length > 0
        ? [`  ${morePlaces(hidden, most < placesKept ? 'some' : 'all')}`]
        : []),
      ...(hint === undefined ? [] : [`  hint: ${safe(hint)}`]),
    ];
  });
}

/** Errors of a definition go by their lines; other diagnostics keep their order. */
function lineOf(diagnostic: Diagnostic): number {
  return isOfDefinition(diagnostic) ? (diagnostic.places[0]?.line ?? 0) : 0;
}

function isOfDefinition({ severity, code, places }: Diagnostic): boolean {
  return severity === 'error' && (code === 'definition.syntax' || places[0]?.path !== undefined);
}

function rank(diagnostic: Diagnostic): number {
  return diagnostic.severity === 'error' ? 0 : 1;
}

/** The longest piece of a cell that is quoted. */
const quoted = 80;

function placeText(place: Place): string {
  const words = placeWords({
    ...place,
    ...(place.file !== undefined && { file: safe(place.file) }),
    ...(place.column !== undefined && { column: safe(place.column) }),
    ...(place.path !== undefined && { path: safe(place.path) }),
    ...(place.cell !== undefined && { cell: shorten(safe(place.cell)) }),
  });
  return place.suggestion === undefined
    ? words
    : `${words} ${didYouMean(safe(place.suggestion))}`.trim();
}

function shorten(text: string): string {
  return text.length > quoted ? `${text.slice(0, quoted)}…` : text;
}

/** The exit code that errors ask for; 0 without errors. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const exits = diagnostics.map((one) => {
    const known = severities[one.code];
    return known.severity === 'error' ? known.exit : exitCodes.counted;
  });
  return Math.max(exitCodes.counted, ...exits);
}

/** Places that a warning shows beside a result; `tally check` shows them all. */
const placesBeside = 3;

/**
 * Says on stderr what there is to say of a count: warnings beside a result, unless it is to be quiet,
 * and beside a refusal only what refuses. Gives what was found of that.
 */
export function tellDiagnostics<T>(
  result: Result<T>,
  options: { readonly quiet?: boolean },
  streams: Streams,
): readonly Diagnostic[] {
  const told = result.ok ? result.notes : result.problems.filter((one) => one.severity === 'error');
  const silent = result.ok && options.quiet === true;
  if (!silent && told.length > 0) {
    streams.err(`${diagnosticLines(told, placesBeside).join('\n')}\n\n`);
  }
  return told;
}
