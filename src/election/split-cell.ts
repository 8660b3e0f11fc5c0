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
  const reach = mostParts(names, separator);
  const parts = text.split(separator);
  // A cell may end in the separator, less the space that trimming took.
  const last = parts.length - 1;
  const bare = separator.trimEnd();
  if (bare !== '' && bare !== separator && parts[last]?.endsWith(bare))
    parts[last] = parts[last].slice(0, -bare.length);
  const options = new Set<number>();
  const unread: string[] = [];
  let start = 0;
  while (start < parts.length) {
    const found = longestOption(parts.slice(start, start + reach), separator, names);
    if (found) options.add(found.option);
    else if (foldText(parts[start] ?? '') !== '') unread.push((parts[start] ?? '').trim());
    start += found?.length ?? 1;
  }
  return { options: [...options].sort((a, b) => a - b), unread };
}

/** How many parts an option can be cut into at the most: no longer run can be one. */
function mostParts(names: ReadonlyMap<string, number>, separator: string): number {
  const folded = foldText(separator) || ' ';
  let most = 1;
  for (const name of names.keys()) most = Math.max(most, name.split(folded).length);
  return most;
}

/** The option that the first parts make, and how many of them. */
function longestOption(
  parts: readonly string[],
  separator: string,
  names: ReadonlyMap<string, number>,
): { option: number; length: number } | undefined {
  for (let length = parts.length; length > 0; length -= 1) {
    const option = names.get(foldText(parts.slice(0, length).join(separator)));
    if (option !== undefined) return { option, length };
  }
  return undefined;
}
