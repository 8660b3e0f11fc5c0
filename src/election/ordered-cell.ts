import { hasBit } from '../base/bit-set.ts';
import { cleanText, foldText } from '../base/fold.ts';
import type { ColumnFacts } from './column-facts.ts';
import { whereOne } from './heading-test.ts';
import { itemsIn } from './listed-cell.ts';
import { rowsOf, type Value } from './value-list.ts';

/** What stands between the ranks of one cell: `A > B = C` (`A → B` too), or `A;B;C;`, `A, B, C` and lines as forms write it, and lists too. */
export const rankSeparators = ['>', ';', ',', '\n'] as const;

export type RankSeparator = (typeof rankSeparators)[number];

/** What people write for "before". */
const arrow = /[>→≻]/;

/** The least share of the ballots with several ranks in a cell. */
const severalShare = 0.2;

/** How the cells of a column list options in order, if they do. */
export function rankSeparator(facts: ColumnFacts): RankSeparator | undefined {
  // Texts of very many sorts are made for their first rows only.
  const values = facts.bulk === undefined ? facts.values : firstValues(facts);
  // A tag, as in `<b>`, is no order.
  const several = values.filter(
    ({ text }) =>
      arrow.test(text) && !text.includes('<') && /[^>→≻\s-]\s*[>→≻]\s*[^>→≻\s]/u.test(text),
  );
  // An arrow may stand in what is voted on: `Move → Berlin`.
  const isOrder = () => several.some(({ text }) => text.includes('>')) || reordered(values, '>');
  const isUsual = several.length > 0 && rowsOf(several) >= severalShare * rowsOf(values);
  if (isUsual && isOrder()) return '>';
  const others = [';', '\n', ','] as const;
  return (
    others.find((separator) => permuted(values, separator)) ??
    (asksForOrder.test(facts.spaced)
      ? others.find((separator) => reordered(values, separator))
      : undefined)
  );
}

/** Headings that ask for a ranking. */
const asksForOrder = whereOne(
  ['rank', 'order', 'reihenfolge', 'rangfolge', 'class', 'ordre', 'orden', 'ordine'],
  () =>
    /\brank(?:ed|ing)?\b|\border of preference|\breihenfolge|\brangfolge|\bclasse(?:z|ment)|\bordre de préférence|\borden de preferencia|\bordine di preferenza/u,
);

/** Whether no cell lists an option twice, and two stand one way round in some cell and the other way in another. */
function reordered(values: readonly Value[], separator: RankSeparator): boolean {
  const pairs = new Set<string>();
  let turned = false;
  for (const { text } of values) {
    const own = ranksIn(text, separator).flat().map(foldText);
    if (new Set(own).size < own.length) return false;
    own.slice(1).forEach((one, at) => {
      turned ||= pairs.has(`${one}\n${own[at]}`);
      pairs.add(`${own[at]}\n${one}`);
    });
  }
  return turned;
}

const sample = 1000;

function firstValues({ bulk }: ColumnFacts): Value[] {
  const size = Math.min(sample, bulk?.texts.size ?? 0);
  return Array.from({ length: size }, (_, code) => code).flatMap((code) => {
    const text = cleanText(bulk?.texts.textAt(code) ?? '');
    const folded = foldText(text);
    if (folded === '' || (bulk && !hasBit(bulk.used, code))) return [];
    return {
      text,
      folded,
      get rows() {
        return bulk?.counts()[code] ?? 0;
      },
    };
  });
}

/** Whether every cell holds the same options, three or more, and not always in the same order. */
function permuted(values: readonly Value[], separator: RankSeparator): boolean {
  const [first, ...others] = values;
  if (first === undefined || others.length === 0 || !first.text.includes(separator)) return false;
  const optionsIn = ({ text }: Value) => ranksIn(text, separator).flat().map(foldText);
  const everything = new Set(optionsIn(first));
  if (everything.size < 3) return false;
  return others.every((value) => {
    const own = optionsIn(value);
    return own.length === everything.size && own.every((one) => everything.has(one));
  });
}

/** The options of a cell, rank by rank; those of one rank are equal. */
export function ranksIn(text: string, separator: RankSeparator): string[][] {
  const items = separator === ',' ? itemsIn(text) : undefined;
  if (items) return items.map((option) => [option]);
  return text
    .split(separator === '>' ? arrow : separator)
    .map((rank) => (separator === '>' ? rank.split('=') : [rank]))
    .map((rank) => rank.map(cleanText).filter((option) => option !== ''))
    .filter((rank) => rank.length > 0);
}
