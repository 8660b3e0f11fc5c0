import { foldText } from '../base/fold.ts';

/** What stood in a checkbox cell: known options by index, and what no known option explains. */
export interface SplitCell {
  readonly options: readonly number[];
  readonly unread: readonly string[];
}

/**
 * Splits a checkbox cell by the known options, the longest first, so that an option may contain the
 * separator. `names` maps each folded spelling of an option to its index.
 */
export function splitCell(
  text: string,
  separator: string,
  names: ReadonlyMap<string, number>,
): SplitCell {
  const parts = text.split(separator);
  const options = new Set<number>();
  const unread: string[] = [];
  let start = 0;
  while (start < parts.length) {
    const found = longestOption(parts, start, separator, names);
    if (found) options.add(found.option);
    else if (foldText(parts[start] ?? '') !== '') unread.push((parts[start] ?? '').trim());
    start = found?.end ?? start + 1;
  }
  return { options: [...options].sort((a, b) => a - b), unread };
}

function longestOption(
  parts: readonly string[],
  start: number,
  separator: string,
  names: ReadonlyMap<string, number>,
): { option: number; end: number } | undefined {
  for (let end = parts.length; end > start; end -= 1) {
    const option = names.get(foldText(parts.slice(start, end).join(separator)));
    if (option !== undefined) return { option, end };
  }
  return undefined;
}
