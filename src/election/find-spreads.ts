import { foldText } from '../base/fold.ts';
import { holdsTicks, holdsTruths, isMark, isOther } from './box-cells.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import {
  areAnswers,
  areCounted,
  countIn,
  holdsAnswers,
  namelessQuestion,
  numberedVoteOf,
  shareNames,
  standAmong,
  writtenBeside,
} from './find-answers.ts';
import { commentHeading, groupHeading, privateHeading, rankIn } from './headings.ts';
import { itemsIn } from './listed-cell.ts';
import {
  agrees,
  asksQuestion,
  holdsMarks,
  looseJoints,
  mayAnswer,
  type Question,
} from './loose-headings.ts';
import { rankSeparator } from './ordered-cell.ts';
import { byRank, isRank } from './rank-order.ts';
import {
  areRanked,
  areRanks,
  areWorded,
  countsRows,
  type Member,
  mayRank,
} from './ranked-columns.ts';
import { isOpenOption, isUnranked, readRank, readTick } from './read-box.ts';
import type { Shape } from './shapes.ts';
import type { Spread } from './spread.ts';
import { generalVocabularies, generalWords } from './vocabulary.ts';
import { asksAboutVoter } from './voter-questions.ts';

/** Columns next to each other whose headings belong together. */
interface Family {
  readonly title: string;
  readonly members: readonly Member[];
  /** its headings are joined by what may stand in any heading */
  readonly loose?: true;
  /** its cells are those of a spreadsheet's boxes */
  readonly truths?: true;
}

export interface FoundSpread {
  readonly spread: Spread;
  /** whether the columns may as well be a question each */
  readonly open: boolean;
  /** whether the boxes of several questions may stand side by side */
  readonly mixed?: true;
}

/**
 * Finds contests that lie over several columns. `candidates` says that the columns of numbers whose
 * headings name no question are the candidates of one contest, `isRanked` of which contests all ranks are to count.
 */
export function findSpreads(
  columns: readonly ColumnFacts[],
  shape: Shape,
  candidates: boolean,
  isRanked: (title: string) => boolean,
): FoundSpread[] {
  const firm = familiesOf(columns, (facts) => questionOf(facts.heading));
  const families = [...firm, ...looseFamilies(columns, firm)];
  const taken = new Set(families.flatMap(({ members }) => members.map(({ facts }) => facts)));
  const numbersPapers = shape.candidates === undefined ? columns.find(countsRows) : undefined;
  const others = columns.filter((facts) => !taken.has(facts) && facts !== numbersPapers);
  const bareIn = (from: readonly ColumnFacts[], test: (facts: ColumnFacts) => boolean) =>
    familiesOf(from, (facts) => (test(facts) ? { title: '', item: facts.heading } : undefined));
  const numberedIn = (from: readonly ColumnFacts[]) =>
    bareIn(from, (facts) => shape.candidates?.(facts) === true || mayRank(facts)).filter(
      ({ members }) => candidates || shape.candidates !== undefined || areRanked(members),
    );
  const whole = numberedIn(others);
  const answered = bareIn(others, holdsAnswers).filter(
    ({ members }) => areAnswers(members) && !whole.some((one) => standAmong(members, one.members)),
  );
  const answers = answered.flatMap(({ members }) => members.map(({ facts }) => facts));
  const numbered = numberedIn(others.filter((facts) => !answers.includes(facts)));
  const ticked = bareIn(others, (facts) => holdsTicks(facts) || isOther(facts, columns));
  const mayBox = (facts: ColumnFacts) =>
    !asksQuestion(facts.name) && !agrees(facts.name) && !asksAboutVoter(facts.heading);
  const truths = bareIn(others, (facts) => holdsTruths(facts) && mayBox(facts)).map((family) => ({
    ...family,
    truths: true as const,
  }));
  const yeses = bareIn(others, (facts) => holdsYes(facts) && mayBox(facts));
  const bare = [...numbered, ...ticked, ...truths, ...yeses, ...answered];
  const found = [...families, ...bare].flatMap((family) => readFamily(family, shape) ?? []);
  const votes = familiesOf(others, ({ heading }) => numberedVoteOf(heading));
  for (const { title, members } of votes.filter((family) => shareNames(family.members))) {
    const own = rankedIn(members);
    found.push({ spread: { title, layout: 'votes', columns: own, options: [] }, open: true });
  }
  // Headings that only count name nothing: what lies below is one contest where somebody said so.
  const counting = candidates ? bareIn(others, ({ name }) => countIn(name) > 0) : [];
  for (const { members } of counting) {
    const named = members.map(({ facts }) => facts);
    if (!areCounted(named.map(({ name }) => name)) || !shareNames(members)) continue;
    const own = named.map(({ position }) => position);
    found.push({
      spread: { title: namelessRace, layout: 'votes', columns: own, options: [] },
      open: true,
    });
  }
  columns.forEach((facts, at) => {
    const spread = writtenBeside(facts, columns[at + 1], generalVocabularies().choice);
    if (spread) found.push({ spread, open: false });
  });
  const placed = new Set(found.flatMap(({ spread }) => spread.columns));
  const ordered = columns.flatMap((facts) =>
    placed.has(facts.position)
      ? []
      : cellsIn(facts, isRanked(facts.heading) ? 'ranked' : undefined),
  );
  return [...found, ...ordered].sort(
    (a, b) => (a.spread.columns[0] ?? 0) - (b.spread.columns[0] ?? 0),
  );
}

/** A contest in whose single column each cell lists options, in order or not; `ranked` where all ranks are to count. */
export function cellsIn(facts: ColumnFacts, ranked?: 'ranked'): FoundSpread[] {
  const found = { title: facts.heading, columns: [facts.position], options: [] };
  const others = [groupHeading, privateHeading, commentHeading];
  const isOther = () => others.some((heading) => heading.test(facts.spaced));
  const seen = rankSeparator(facts, ranked && !isOther() ? 'said' : undefined);
  // Where nobody voted, there is no cell that is no ranking.
  const separator = seen ?? (ranked && facts.filled === 0 ? '>' : undefined);
  if (separator !== undefined)
    return [{ spread: { ...found, layout: 'order', separator }, open: false }];
  const lists = facts.distinct > 0 && everyValue(facts, (folded) => itemsIn(folded) !== undefined);
  return lists && !isOther() ? [{ spread: { ...found, layout: 'list' }, open: false }] : [];
}

const patterns: readonly RegExp[] = [
  /^(?<title>.*\S)\s*\[(?<item>[^[\]]+)\]$/su,
  /^(?<title>.+)!!(?<item>.+)$/su,
  /^(?<title>.*\S)\s*\(choice=(?<item>.+)\)$/su,
];

/** The question and the part of it that a heading names: `Question [Part]`, `Race!!Candidate`, `Mayor, first choice`. */
function questionOf(heading: string): Question | undefined {
  for (const pattern of /[\])]$|!!/.test(heading) ? patterns : []) {
    const { title, item } = pattern.exec(heading)?.groups ?? {};
    if (title !== undefined && item !== undefined)
      return { title: title.trim(), item: item.trim() };
  }
  const uncoded = heading.replace(/(?<!\s)\s*\(\d{2,}\)$/u, '');
  const lower = uncoded.toLowerCase();
  const rank = rankIn(lower);
  if (rank === undefined) return undefined;
  // Few letters change their length with their case; where one does, the title is in small letters.
  const whole = lower.length === uncoded.length ? uncoded : lower;
  const end = rank.index + rank[0].length;
  const title = `${whole.slice(0, rank.index)} ${whole.slice(end)}`;
  const item = whole.slice(rank.index, end).trim();
  return { title: title.replace(/^[\s:,–-]+|[\s:,–-]+$/gu, ''), item };
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

/** Families whose headings are joined loosely, and whose cells are boxes, ranks or answers. */
function looseFamilies(columns: readonly ColumnFacts[], firm: readonly Family[]): Family[] {
  const found: Family[] = [];
  for (const joint of looseJoints) {
    const taken = new Set(
      [...firm, ...found].flatMap(({ members }) => members.map(({ facts }) => facts)),
    );
    const free = columns.filter((facts) => !taken.has(facts));
    const own = familiesOf(free, (facts) => joint(facts.heading));
    const fits = ({ members }: Family) =>
      areAnswers(members) || areRanks(members) || members.every((one) => holdsMarks(one, isMark));
    found.push(...own.filter(fits).map((family) => ({ ...family, loose: true as const })));
  }
  return found;
}

/** The places of columns that are a rank each, or a vote. */
function rankedIn(members: readonly Member[]): readonly number[] {
  return byRank(members).map(({ facts }) => facts.position);
}

/** Where no heading names a race. */
export const namelessRace = 'Candidates';

function readFamily(family: Family, shape: Shape): FoundSpread | undefined {
  const { title: named, members } = family;
  const asked = family.loose === true && members.some(({ facts }) => mayAnswer(facts));
  const columns = members.map(({ facts }) => facts.position);
  const title = named || namelessRace;
  const cells = members.flatMap(({ facts, item }) =>
    facts.values.map(({ folded }) => ({ folded, item: foldText(item) })),
  );
  const ranks = cells.flatMap(({ folded }) => (isUnranked(folded) ? [] : [readRank(folded)]));
  const numeric = ranks.every((rank) => rank !== undefined);
  if (cells.length === 0) return undefined;
  if (!numeric && members.every(({ item }) => isRank(item)))
    return {
      spread: { title, layout: 'choices', columns: rankedIn(members), options: [] },
      open: false,
    };
  const options = members.map(({ item }) => item);
  const found = (layout: Spread['layout'], open: boolean): FoundSpread => ({
    spread: { title, layout, columns, options },
    open,
  });
  if (areAnswers(members))
    return {
      spread: { title: named || namelessQuestion, layout: 'answers', columns, options },
      open: false,
    };
  if (numeric) {
    if (ranks.every((rank) => rank === 0 || rank === 1) || areCoded(members))
      return found('ticks', asked);
    const large = !areWorded(members) && ranks.some((rank) => (rank ?? 0) > members.length);
    return found(ranks.includes(0) || large ? 'scores' : 'ranks', false);
  }
  if (cells.every(({ folded, item }) => isMark(folded, item))) {
    // A form repeats the option, and some write no question above (Typeform).
    const mixed = named === '' && cells.some(({ folded, item }) => folded === item);
    return { ...found('ticks', asked), ...(mixed && { mixed }) };
  }
  if (cells.some(({ folded, item }) => readTick(folded, item) === 'unread')) return undefined;
  if (family.truths || saysOnlyYes(family)) return found('ticks', true);
  // Only boxes have one in which voters write an answer of their own.
  const written = members.some(({ item }) => isOpenOption(item));
  return shape.ticksInWords === true ? found('ticks', !written) : undefined;
}

/** Nothing but "Yes". */
function holdsYes(facts: ColumnFacts): boolean {
  const yes = (folded: string) => generalWords().get(folded) === 'yes';
  return facts.distinct > 0 && facts.distinct <= 2 && everyValue(facts, yes);
}

/** Three such columns or more, of which much is empty: boxes, or motions against which nobody is. */
function saysOnlyYes({ title, members }: Family): boolean {
  const of = (count: (facts: ColumnFacts) => number) =>
    members.reduce((sum, { facts }) => sum + count(facts), 0);
  if (members.length < 3 || !members.every(({ facts }) => holdsYes(facts))) return false;
  const [filled, rows] = [of((one) => one.filled), of((one) => one.rows)];
  return title === '' ? filled * 2 <= rows : filled * 4 <= rows * 3;
}

/** Each box holds its own number, 1 in the first, and some ballot leaves the first one empty. */
function areCoded(members: readonly Member[]): boolean {
  const own = members.every(
    ({ facts }, at) =>
      facts.values.length < 2 && (facts.values[0]?.folded ?? `${at + 1}`) === `${at + 1}`,
  );
  const first = members[0]?.facts;
  return own && first !== undefined && first.filled < first.rows;
}
