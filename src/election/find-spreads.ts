import { foldText } from '../base/fold.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import { rankHeading } from './headings.ts';
import type { Shape } from './shapes.ts';
import { isOpenOption, readRank, readTick, type Spread } from './spread.ts';

/** One column of a family, with what its heading adds to the question. */
interface Member {
  readonly facts: ColumnFacts;
  readonly item: string;
}

/** Columns next to each other whose headings belong together. */
interface Family {
  readonly title: string;
  readonly members: readonly Member[];
}

export interface FoundSpread {
  readonly spread: Spread;
  /** whether the columns may as well be a question each */
  readonly open: boolean;
}

/**
 * Finds contests that lie over several columns. `candidates` says that the columns of numbers whose
 * headings name no question are the candidates of one contest.
 */
export function findSpreads(
  columns: readonly ColumnFacts[],
  shape: Shape,
  candidates: boolean,
): FoundSpread[] {
  const families = familiesOf(columns, (facts) => questionOf(facts.heading));
  const taken = new Set(families.flatMap(({ members }) => members.map(({ facts }) => facts)));
  const bare = familiesOf(
    columns.filter((facts) => !taken.has(facts)),
    (facts) =>
      shape.candidates?.(facts) === true || holdsRanks(facts)
        ? { title: '', item: facts.heading }
        : undefined,
  ).filter(({ members }) => candidates || shape.candidates !== undefined || areRanked(members));
  return [...families, ...bare]
    .flatMap((family) => readFamily(family, shape) ?? [])
    .sort((a, b) => (a.spread.columns[0] ?? 0) - (b.spread.columns[0] ?? 0));
}

interface Question {
  readonly title: string;
  readonly item: string;
}

const patterns: readonly RegExp[] = [
  /^(?<title>.*\S)\s*\[(?<item>[^[\]]+)\]$/su,
  /^(?<title>.+)!!(?<item>.+)$/su,
];

/** The question and the part of it that a heading names: `Question [Part]`, `Race!!Candidate`, `Mayor, first choice`. */
function questionOf(heading: string): Question | undefined {
  for (const pattern of patterns) {
    const { title, item } = pattern.exec(heading)?.groups ?? {};
    if (title !== undefined && item !== undefined)
      return { title: title.trim(), item: item.trim() };
  }
  const rank = new RegExp(rankHeading.source, 'iu').exec(heading);
  if (rank === null) return undefined;
  const title = `${heading.slice(0, rank.index)} ${heading.slice(rank.index + rank[0].length)}`;
  return { title: title.replace(/^[\s:,–-]+|[\s:,–-]+$/gu, ''), item: rank[0].trim() };
}

/** Runs of columns with the same question; the order of the columns is that of the file. */
function familiesOf(
  columns: readonly ColumnFacts[],
  read: (facts: ColumnFacts) => Question | undefined,
): Family[] {
  const families: { readonly title: string; readonly members: Member[] }[] = [];
  for (const facts of columns) {
    const question = read(facts);
    if (question === undefined) continue;
    const open = families.at(-1);
    const next = open?.members.at(-1)?.facts.position === facts.position - 1;
    if (open && next && foldText(open.title) === foldText(question.title)) {
      open.members.push({ facts, item: question.item });
    } else families.push({ title: question.title, members: [{ facts, item: question.item }] });
  }
  return families.filter(({ members }) => members.length > 1);
}

/** Where no heading names a race. */
export const namelessRace = 'Candidates';

function readFamily({ title: named, members }: Family, shape: Shape): FoundSpread | undefined {
  const columns = members.map(({ facts }) => facts.position);
  const title = named || namelessRace;
  const cells = members.flatMap(({ facts, item }) =>
    facts.values.map(({ folded }) => ({ folded, item: foldText(item) })),
  );
  const ranks = cells.map(({ folded }) => readRank(folded));
  const numeric = ranks.every((rank) => rank !== undefined);
  if (cells.length === 0) return undefined;
  if (!numeric && members.every(({ item }) => isRank(item)))
    return { spread: { title, layout: 'choices', columns, options: [] }, open: false };
  const options = members.map(({ item }) => item);
  const found = (layout: Spread['layout'], open: boolean): FoundSpread => ({
    spread: { title, layout, columns, options },
    open,
  });
  if (numeric) {
    if (ranks.every((rank) => rank === 0 || rank === 1)) return found('ticks', false);
    return found(ranks.includes(0) ? 'scores' : 'ranks', false);
  }
  if (cells.some(({ folded, item }) => readTick(folded, item) === 'unread')) return undefined;
  const boxes = cells.every(({ folded, item }) => boxMarks.has(folded) || isNamed(folded, item));
  if (boxes) return found('ticks', false);
  // Only boxes have one in which voters write an answer of their own.
  const written = members.some(({ item }) => isOpenOption(item));
  return shape.ticksInWords === true ? found('ticks', !written) : undefined;
}

/** The box repeats its option, or holds what was written for "Other". */
function isNamed(cell: string, option: string): boolean {
  return cell === option || (isOpenOption(option) && readTick(cell, '') === 'unread');
}

/** Marks that are made in a box and answer no question. */
const boxMarks: ReadonlySet<string> = new Set([
  'x',
  'y',
  '✓',
  '✔',
  '✔️',
  '☑',
  '✅',
  '☐',
  'checked',
  'selected',
  'unchecked',
  'not selected',
]);

function isRank(item: string): boolean {
  const folded = foldText(item);
  return readRank(folded) !== undefined || rankHeading.test(folded);
}

function holdsRanks(facts: ColumnFacts): boolean {
  return facts.distinct > 0 && everyValue(facts, (folded) => readRank(folded) !== undefined);
}

/** The numbers of so many columns are ranks: none is 0 or larger than their number, and some are larger than 1. */
function areRanked(members: readonly Member[]): boolean {
  const ranks = members.flatMap(({ facts }) =>
    facts.values.map(({ folded }) => readRank(folded) ?? 0),
  );
  return (
    ranks.some((rank) => rank > 1) && ranks.every((rank) => rank > 0 && rank <= members.length)
  );
}
