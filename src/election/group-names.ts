import { cleanText, foldText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';
import { columnFacts } from './column-facts.ts';

/** The folded names of the groups that a cell names; an empty one names no group. */
export function keysIn(text: string, separator: string | undefined): string[] {
  if (separator === undefined) return [foldText(text)];
  const names = text.split(separator).map((name) => foldText(name));
  const named = names.filter((name) => name !== '');
  return named.length === 0 ? [''] : [...new Set(named)];
}

/** The commonest spelling of each group, by its folded name. */
export function namesIn(
  column: Column,
  leftOut: Uint8Array,
  separator: string | undefined,
): Map<string, string> {
  const { values } = columnFacts(column, 0, leftOut);
  if (separator === undefined) return new Map(values.map((value) => [value.folded, value.text]));
  const byRows = [...values].sort((a, b) => a.rows - b.rows);
  const names = byRows.flatMap((value) => value.text.split(separator));
  return new Map(
    names.flatMap((name): [string, string][] =>
      foldText(name) === '' ? [] : [[foldText(name), cleanText(name)]],
    ),
  );
}
