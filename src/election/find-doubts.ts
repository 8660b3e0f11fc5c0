import { type Diagnostic, diagnose, type Place, placesKept } from '../base/diagnostic.ts';
import { cleanText, foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import type { Table } from '../csv/table.ts';
import { countCodes } from './code-counts.ts';
import { type PlaceOf, rowPlace } from './describe-rows.ts';
import { counted } from './disposition.ts';
import type { Contest, Election } from './election.ts';
import { findColumnDoubts } from './find-column-doubts.ts';
import { findHalves } from './find-halves.ts';
import { findNoBallots } from './find-no-ballots.ts';
import { findOrders } from './find-orders.ts';
import { findProxies } from './find-proxies.ts';
import { findRankings } from './find-rankings.ts';
import { findUncertain } from './find-uncertain.ts';
import { findYesNo } from './find-yes-no.ts';
import { choicesOf, type InvalidReason, isFor } from './mark.ts';
import type { ContestMarks } from './read-marks.ts';
import type { Roll } from './roll.ts';
import { rangeText } from './score-range.ts';
import { type Settings, saidOf } from './settings.ts';
import { spelledAlike, withoutAccents } from './spelled-alike.ts';
import { asksForAll, seatsInTitle } from './title-terms.ts';

/** Options are compared pair by pair up to this number of them. */
const mostCompared = 500;

/** What was counted, and by what. */
interface Doubtful {
  readonly table: Table;
  readonly election: Election;
  readonly settings: Settings;
  readonly roll: Roll | undefined;
}

/** What an organiser should look at, though it could be counted: uncertain readings, unread marks, options spelt alike. */
export function findDoubts(
  { table, election, settings, roll }: Doubtful,
  marks: readonly (ContestMarks | undefined)[],
  codes: Uint8Array,
): Diagnostic[] {
  const place: PlaceOf = (row, column) => rowPlace(table, row, column);
  const perContest = election.contests.flatMap((contest, at): Diagnostic[] => {
    if (contest.status === 'withdrawn') return [];
    const found = seen(contest, marks[at], table, codes, place);
    const cut = saidOf(settings.separators, [contest.id, contest.title]);
    const together = cut === undefined ? found.flatMap((one) => joined(one, election)) : [];
    return [
      // Of a choice that is all the doubt there is; an approval may be cut at commas of its options.
      ...(contest.reads === 'choice' && together.length > 0
        ? []
        : findUncertain(contest, election, settings)),
      ...findOrders(contest, election, settings, table, codes),
      ...together,
      ...findYesNo(contest),
      ...found.flatMap((one) => [
        ...alike(contest, election, ballotsIn(one)),
        ...unread(one),
        ...miscounted(one),
        ...outOfRange(one),
        ...spoilt(one),
        ...overTitle(one),
      ]),
    ];
  });
  return [
    ...findColumnDoubts(table, election, roll, codes),
    ...findNoBallots(table, election, roll, codes, place),
    ...findRankings(table, election, marks, codes),
    ...findHalves(table, election, marks, codes),
    ...perContest,
    ...(settings.definition.duplicates === undefined
      ? findProxies(table, election, codes, place)
      : []),
  ];
}

/** Options that were learnt from the cells, one letter or two apart. Titles that differ in figures are meant to. */
function alike(
  contest: Contest,
  election: Election,
  ballotsFor: (option: number) => number,
): Diagnostic[] {
  const learnt =
    election.roles[contest.column ?? -1]?.basis === 'values' && contest.reads !== 'question';
  if (!(learnt || contest.writeIns) || contest.options.length > mostCompared) return [];
  const folded = contest.options.map((option) => foldText(option.title));
  const looks = folded.map(withoutAccents);
  const places: Place[] = [];
  folded.forEach((one, at) => {
    for (let other = at + 1; other < folded.length; other += 1) {
      if (looks[at] !== looks[other] && !spelledAlike(one, folded[other] ?? '')) continue;
      const pair = [at, other].map(
        (option) => `${contest.options[option]?.title} (${ballotsFor(option)})`,
      );
      places.push({ column: contest.title, cell: pair.join(' / ') });
    }
  });
  return places.length === 0
    ? []
    : [diagnose('options.alike', { title: contest.title, pairs: places.length }, places)];
}

/** One contest with what is needed to look at its ballots. */
interface Seen {
  readonly contest: Contest;
  readonly marks: ContestMarks;
  /** how many rows count and have a cell with a code of this sort, and which these are */
  readonly ballotsWith: (test: (code: number) => boolean) => number;
  readonly rowsWith: (test: (code: number) => boolean) => readonly number[];
  readonly placesOf: (rows: readonly number[]) => readonly Place[];
}

/** How many ballots that count mark an option. */
function ballotsIn({ marks, ballotsWith }: Seen): (option: number) => number {
  return (option) =>
    ballotsWith((code) => {
      const mark = marks.marks.at(marks.markOf[code] ?? 0);
      return mark?.kind === 'valid' && (isFor(mark, option) || choicesOf(mark).includes(option));
    });
}

/** What may stand between two marks of a cell that was taken for one option. */
const betweenMarks = [', ', '; ', ';', ' | '];

/**
 * Options that were learnt with a separator in them, though nobody marked them alone, the title asks for
 * several or no space follows ("Mon,Tue"): they may be two that were marked together. The first of them is told.
 */
function joined(one: Seen, election: Election): Diagnostic[] {
  const { contest } = one;
  const { id, title, reads, options, spread, separator } = contest;
  const role = election.roles[contest.column ?? -1];
  if (role?.basis !== 'values' || reads === 'question' || spread !== undefined) return [];
  const several = reads === 'approval' || seatsInTitle(title) !== undefined;
  if (!several && role.certain) return [];
  const separators = reads === 'approval' ? [separator ?? ';'] : betweenMarks;
  const inside = (text: string) =>
    several ? separators.find((own) => text.includes(own)) : /\p{L}([,;])\p{L}/u.exec(text)?.[1];
  const alone = lazily(() => markedAlone(one.marks));
  for (const [at, option] of options.entries()) {
    const between = inside(option.title);
    if (between === undefined || (reads === 'approval' && alone().has(at))) continue;
    const ballots = ballotsIn(one)(at);
    const args = { id, title, option: option.title, separator: between, ballots };
    return [diagnose('contest.joined-options', args, [{ column: title }])];
  }
  return [];
}

/** The options that a mark is for and for no other. */
function markedAlone({ marks }: ContestMarks): ReadonlySet<number> {
  const alone = new Set<number>();
  for (const mark of marks) {
    if (mark.kind !== 'valid') continue;
    const [only, ...more] = mark.options;
    if (only !== undefined && more.length === 0) alone.add(only);
  }
  return alone;
}

/** Ballots with more marks than the title allows, where nobody said that they are invalid. */
function overTitle({ contest, marks, rowsWith, placesOf }: Seen): Diagnostic[] {
  const { id, title, reads, max } = contest;
  const said = reads === 'approval' && max === undefined ? seatsInTitle(title) : undefined;
  if (said === undefined || asksForAll(title)) return [];
  const { words, seats: most } = said;
  const rows = rowsWith((code) => {
    const mark = marks.marks.at(marks.markOf[code] ?? 0);
    return mark?.kind === 'valid' && mark.options.length > most;
  });
  const args = { id, title, words, most, ballots: rows.length };
  return rows.length === 0 ? [] : [diagnose('marks.over-title', args, placesOf(rows), rows.length)];
}

/** Cells that hold something no option explains. */
function unread({ contest, marks, rowsWith, placesOf }: Seen): Diagnostic[] {
  const rows = rowsWith((code) => marks.unread.has(code));
  if (rows.length === 0) return [];
  const places = placesOf(rows);
  const word = wordIn(places);
  const args = { title: contest.title, ballots: rows.length, reads: contest.reads };
  const named =
    contest.reads === 'question' && contest.spread === undefined && word !== undefined
      ? { word }
      : {};
  return [diagnose('marks.unread', { ...args, ...named }, places, rows.length)];
}

/** What can stand in a flag as it is. */
const plain = /^[^="'`$\\!\s](?:[^="'`$\\!\n\r]{0,38}[^="'`$\\!\s])?$/u;

/** The shortest of the cells that can and have a letter: the least special answer. */
function wordIn(places: readonly Place[]): string | undefined {
  const texts = places.map(({ cell = '' }) => cleanText(cell));
  const words = texts.filter((own) => plain.test(own) && /\p{L}/u.test(own));
  return words.reduce<string | undefined>(
    (least, own) => (least === undefined || own.length < least.length ? own : least),
    undefined,
  );
}

/** Ballots with too many or too few marks, which an organiser may be asked about. */
function miscounted({ contest, marks, rowsWith, placesOf }: Seen): Diagnostic[] {
  if (contest.reads === 'scores') return [];
  return (['too-many', 'too-few'] as const).flatMap((reason): Diagnostic[] => {
    const rows = rowsWith((code) => reasonAt(marks, code) === reason);
    const cells = placesOf(rows).map(({ cell = '' }) => cell);
    const choice = contest.reads === 'choice' && reason === 'too-many';
    const single = choice && cells.some((cell) => /[,;]/.test(cell));
    const { title, reads } = contest;
    const args = { title, ballots: rows.length, reason, reads, ...(single && { single }) };
    return rows.length === 0
      ? []
      : [diagnose('marks.miscounted', args, placesOf(rows), rows.length)];
  });
}

/** Ballots with a score that no ballot may give. */
function outOfRange({ contest, marks, rowsWith, placesOf }: Seen): Diagnostic[] {
  const { scores, title } = contest;
  if (scores === undefined) return [];
  const rows = rowsWith((code) => reasonAt(marks, code) === 'out-of-range');
  const args = { title, ballots: rows.length, range: rangeText(scores) };
  return rows.length === 0
    ? []
    : [diagnose('marks.out-of-range', args, placesOf(rows), rows.length)];
}

/** Words for invalid marks on so many ballots that they may be answers. */
function spoilt({ contest, marks, ballotsWith, rowsWith, placesOf }: Seen): Diagnostic[] {
  const isSpoilt = (code: number) => reasonAt(marks, code) === 'spoilt';
  const ballots = ballotsWith(isSpoilt);
  if (ballots === 0) return [];
  const marked = ballotsWith((code) => marks.marks.at(marks.markOf[code] ?? 0)?.kind !== 'blank');
  if (ballots * 10 <= marked) return [];
  const places = placesOf(rowsWith(isSpoilt));
  const word = wordIn(places);
  const args = { title: contest.title, ballots, marked, reads: contest.reads };
  return [diagnose('marks.spoilt', { ...args, ...(word && { word }) }, places, ballots)];
}

function reasonAt(marks: ContestMarks, code: number): InvalidReason | undefined {
  const mark = marks.marks.at(marks.markOf[code] ?? 0);
  return mark?.kind === 'invalid' ? mark.reason : undefined;
}

function seen(
  contest: Contest,
  marks: ContestMarks | undefined,
  table: Table,
  codes: Uint8Array,
  place: PlaceOf,
): Seen[] {
  const position = contest.column ?? -1;
  const column = table.columns[position];
  if (!marks || !column) return [];
  /** 1 for each code of the sort; undefined where there is none */
  const codesWith = (test: (code: number) => boolean): Uint8Array | undefined => {
    const found = new Uint8Array(marks.markOf.length);
    for (let code = 0; code < found.length; code += 1) if (test(code)) found[code] = 1;
    return found.includes(1) ? found : undefined;
  };
  const rowsWith: Seen['rowsWith'] = (test) => {
    const rows: number[] = [];
    const found = codesWith(test);
    for (let row = 0; found && row < codes.length; row += 1) {
      if (codes[row] === counted && found[column.codes[row] ?? 0] === 1) rows.push(row);
    }
    return rows;
  };
  const ballotsWith: Seen['ballotsWith'] = (test) => {
    const found = codesWith(test);
    if (found === undefined) return 0;
    const ballots = countCodes(column.codes, marks.markOf.length, codes);
    return found.reduce((sum, one, code) => sum + one * (ballots[code] ?? 0), 0);
  };
  const placesOf: Seen['placesOf'] = (rows) =>
    rows.slice(0, placesKept).map((row) => place(row, position));
  return [{ contest, marks, ballotsWith, rowsWith, placesOf }];
}
