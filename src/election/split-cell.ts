import { foldText } from '../base/fold.ts';

/** The folded spellings of options, each with the place of its option. */
export function optionNames(
  options: readonly { readonly title: string; readonly aliases: readonly string[] }[],
): ReadonlyMap<string, number> {
  return new Map(
    options.flatMap(({ title, aliases }, at) =>
      [title, ...aliases].map((spelling): [string, number] => [foldText(spelling), at]),
    ),
  );
}

/** What stood in a checkbox cell: known options by index, and what no known option explains. */
export interface SplitCell {
  readonly options: readonly number[];
  readonly unread: readonly string[];
}

/** Splits checkbox cells by the options that it knows. */
export interface Splitter {
  readonly split: (text: string) => SplitCell;
  /** Adds a folded spelling of an option. */
  readonly know: (folded: string, option: number) => void;
}

/** Stand for a part that is no option by itself, and for a blank one. */
const unread = -1;
const empty = -2;

/** So many different parts are remembered: of options, not of what everybody writes for himself. */
const mostRemembered = 10_000;

/**
 * Splits cells at a separator, the longest known option first, so that an option may contain the separator.
 * `names` maps each folded spelling of an option to its index.
 */
export function splitterAt(
  separator: string,
  names: Iterable<readonly [folded: string, option: number]> = [],
): Splitter {
  const optionOf = new Map<string, number>();
  const remembered = new Map<string, number>();
  const foldedSeparator = foldText(separator) || ' ';
  const bare = separator.trimEnd();
  /** how many parts an option is cut into at the most: no longer run can be one */
  let reach = 1;
  const know = (folded: string, option: number) => {
    optionOf.set(folded, option);
    reach = Math.max(reach, folded.split(foldedSeparator).length);
    remembered.clear();
  };
  for (const [folded, option] of names) know(folded, option);

  const single = (part: string): number => {
    const known = remembered.get(part);
    if (known !== undefined) return known;
    const folded = foldText(part);
    const option = optionOf.get(folded) ?? (folded === '' ? empty : unread);
    if (remembered.size < mostRemembered) remembered.set(part, option);
    return option;
  };
  /** The longest option of several parts that begins there: its last part. */
  const joined = (parts: readonly string[], start: number) => {
    for (let end = Math.min(parts.length, start + reach); end > start + 1; end -= 1) {
      const option = optionOf.get(foldText(parts.slice(start, end).join(separator)));
      if (option !== undefined) return { option, end };
    }
    return undefined;
  };
  const split = (text: string): SplitCell => {
    const parts = text.split(separator);
    // A cell may end in the separator, less the space that trimming took.
    const last = parts.length - 1;
    if (bare !== '' && bare !== separator && parts[last]?.endsWith(bare))
      parts[last] = parts[last].slice(0, -bare.length);
    const options: number[] = [];
    const rest: string[] = [];
    for (let start = 0; start < parts.length; ) {
      const part = parts[start] ?? '';
      const several = reach > 1 ? joined(parts, start) : undefined;
      const option = several?.option ?? single(part);
      if (option >= 0) options.push(option);
      else if (option === unread) rest.push(part.trim());
      start = several?.end ?? start + 1;
    }
    return { options: ascending(options), unread: rest };
  };
  return { split, know };
}

/** Numbers in order, none twice, as most often they already are. */
function ascending(numbers: readonly number[]): readonly number[] {
  let last = -1;
  for (const number of numbers) {
    if (number <= last) return [...new Set(numbers)].sort((a, b) => a - b);
    last = number;
  }
  return numbers;
}
