import { hasBit } from '../base/bit-set.ts';
import { cleanText, foldText } from '../base/fold.ts';
import type { ColumnFacts } from './column-facts.ts';
import { whereOne } from './heading-test.ts';
import { itemsIn } from './listed-cell.ts';
import { rowsOf, type Value } from './value-list.ts';

/**
 * What stands between the ranks of one cell: `A > B = C` (`A → B` too), or `A;B;C;`, `A, B, C` and lines as forms
 * write it, and lists too; or the ranks are numbered: `1. A 2. B`, `1) A, 2) B`.
 */
export const rankSeparators = ['>', ';', ',', '\n', '1.'] as const;

export type RankSeparator = (typeof rankSeparators)[number];

/** What people write for "before". */
const arrow = /[>→≻]/;

/** One of the signs that stand between ranks, or the first number. */
const listing = /^1|[>→≻;,\n]/;

/** The least share of the ballots with several ranks in a cell. */
const severalShare = 0.2;

/** How the cells of a column list options in order, if they do; `said` where somebody says that they do. */
export function rankSeparator(facts: ColumnFacts, said?: 'said'): RankSeparator | undefined {
  // Texts of very many sorts are made for their first rows only.
  const values = facts.bulk === undefined ? facts.values : firstValues(facts);
  if (!values.some(({ text }) => listing.test(text))) return undefined;
  // A tag, as in `<b>`, is no order.
  const several = values.filter(
    ({ text }) =>
      arrow.test(text) && !text.includes('<') && /[^>→≻\s-]\s*[>→≻]\s*[^>→≻\s]/u.test(text),
  );
  // An arrow may stand in what is voted on: `Move → Berlin`.
  const isOrder = () => several.some(({ text }) => text.includes('>')) || reordered(values, '>');
  const isUsual = () => rowsOf(several) >= severalShare * rowsOf(values);
  const isMeant = several.length > 0 && (isUsual() || standAlone(several, values));
  if (isMeant && isOrder()) return '>';
  if (areNumbered(values)) return '1.';
  const others = [';', '\n', ','] as const;
  return (
    others.find((separator) => permuted(values, separator)) ??
    (said || asksForOrder.test(facts.spaced)
      ? others.find((separator) => reordered(values, separator))
      : undefined)
  );
}

/** Whether most of what cells list stands in others alone: few ballots rank more than one there. */
function standAlone(several: readonly Value[], values: readonly Value[]): boolean {
  const listed = new Set(several.flatMap(({ text }) => ranksIn(text, '>').flat().map(foldText)));
  const alone = values.filter(({ folded }) => listed.has(folded)).length;
  return alone > 1 && 2 * alone >= listed.size;
}

/** Whether cells number what they list, from 1 on, and an option has one number in some cell and another in others. */
function areNumbered(values: readonly Value[]): boolean {
  if (values.filter(({ text }) => text.startsWith('1')).length < 2) return false;
  const found = values.map(({ text, rows }) => ({ text, items: numberedItems(text), rows }));
  const several = found.filter(({ items }) => items.length > 1);
  return (
    rowsOf(several) >= severalShare * rowsOf(found) &&
    found.every(({ text, items }) => items.length > 0 || !/\d\s?[.):]/.test(text)) &&
    reordered(values, '1.')
  );
}

/** `Ana` and `Bo` of `1. Ana 2. Bo`; none where the numbers do not count on from 1. */
function numberedItems(text: string): string[] {
  const numbers = [...text.matchAll(/(?<=^|[\s,;])(\d{1,2})\s?[.):](?!\d)\s*/gu)];
  const counts = numbers.every(([, number], at) => Number(number) === at + 1);
  if (!counts || numbers[0]?.index !== 0) return [];
  return numbers.map((own, at) => {
    const item = text.slice(own.index + own[0].length, numbers[at + 1]?.index);
    return cleanText(item.replace(/[,;]\s*$/u, ''));
  });
}

/** Headings that ask for a ranking. */
const asksForOrder = whereOne(
  [
    'rank',
    'order',
    'stv',
    'transferable',
    'alternative vote',
    'instant run',
    'preferential',
    'reihenfolge',
    'rangfolge',
    'class',
    'ordre',
    'orden',
    'ordine',
  ],
  () =>
    /\brank(?:ed|ing)?\b|\border of preference|\bstv\b|\b(?:single[ -]transferable|alternative|preferential) vot(?:e|ing)\b|\binstant run-?off|\breihenfolge|\brangfolge|\bclasse(?:z|ment)|\bordre de préférence|\borden de preferencia|\bordine di preferenza/u,
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
  if (separator === '1.') {
    const numbered = numberedItems(text);
    const options = numbered.length > 0 ? numbered : [cleanText(text)];
    return options.filter((option) => option !== '').map((option) => [option]);
  }
  return text
    .split(separator === '>' ? arrow : separator)
    .map((rank) => (separator === '>' ? rank.split('=') : [rank]))
    .map((rank) => rank.map(cleanText).filter((option) => option !== ''))
    .filter((rank) => rank.length > 0);
}
