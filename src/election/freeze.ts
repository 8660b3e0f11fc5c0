import { foldText } from '../base/fold.ts';
import { groupedBy } from '../base/grouped-by.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import type { Role } from './column-role.ts';
import type {
  CategoryDefinition,
  ContestDefinition,
  Definition,
  OptionDefinition,
} from './definition.ts';
import type { Contest, Election, Position } from './election.ts';
import { frozenEligible } from './eligible.ts';
import { frozenConflict, frozenDeciding, frozenQuorum, frozenRuling } from './freeze-deciding.ts';
import { mapWords } from './hidden-words.ts';
import { columnsOf, privacyIn, publicWord, saysNoMore } from './private-words.ts';
import type { Roll } from './roll.ts';
import { rangeText } from './score-range.ts';
import { isBoxed } from './spread.ts';
import { vocabularyOf, wordsByMeaning } from './vocabulary.ts';
import type { DecimalPoint } from './weights.ts';

/** What was counted. */
interface Frozen {
  readonly table: Table;
  readonly election: Election;
  readonly roll?: Roll | undefined;
  readonly admission: Admission;
}

/**
 * The election as a definition that leaves nothing to infer: counting the same ballots with it
 * gives the same result. With `naming: 'public'` private and ignored columns go by number, for
 * their headings stay out of reports.
 */
export function freeze(
  { table, election, roll, admission }: Frozen,
  naming: 'public' | 'by-heading',
): Definition {
  const name = columnNamer(table.columns.slice(0, table.width));
  const hidden = (position: number) => (naming === 'public' ? `#${position + 1}` : name(position));
  const [file] = table.files;
  const alike = table.files.every((one) => one.delimiter === file?.delimiter);
  const { window } = election;
  /** Words of contests as they may stand there; of one contest also as parts of its cells. */
  const shownIn = (contests: readonly Contest[], separator?: string) => {
    if (naming !== 'public') return (word: string) => word;
    const columns = contests.flatMap((contest) => columnsOf(contest, table));
    const isPrivateWord = privacyIn(columns, admission.codes, separator);
    return (word: string) => publicWord(word, isPrivateWord, table);
  };
  const vocabulary = vocabularyOf(election.vocabulary);
  return {
    ...(election.title !== '' && { title: election.title }),
    ...(election.subtitle !== undefined && { subtitle: election.subtitle }),
    ...(file && alike && { delimiter: file.delimiter }),
    ...(election.sheet !== undefined && { sheet: election.sheet }),
    columns: frozenColumns(election, name, hidden, (at) => table.columns[at]?.heading ?? ''),
    ...(vocabulary.size > 0 && {
      vocabulary: mapWords(wordsByMeaning(vocabulary), shownIn(election.contests)),
    }),
    ...(election.zone && { zone: election.zone.name }),
    ...(window.opens && { opens: window.opens.text }),
    ...(window.closes && { closes: window.closes.text }),
    duplicates: election.duplicates,
    ...(roll && { roll: frozenRoll(roll, election, naming) }),
    ...frozenEligible(election),
    ...(election.present !== undefined && { present: election.present }),
    ...(election.rule !== undefined && { rule: election.rule }),
    ...(election.quorum && { quorum: frozenQuorum(election.quorum) }),
    ...(election.bands.length > 0 && { bands: election.bands.map((band) => ({ ...band })) }),
    contests: election.contests.map((contest) =>
      frozenContest(contest, name, election, shownIn([contest], contest.separator)),
    ),
    ...(election.categories.length > 0 && { categories: frozenCategories(election) }),
    ...(election.conflicts.length > 0 && {
      conflicts: election.conflicts.map((set) => frozenConflict(set, election.contests)),
    }),
    ...(election.rulings.length > 0 && { rulings: election.rulings.map(frozenRuling) }),
    groups: { smallest: election.smallest },
  };
}

type Namer = (position: number) => string;

/** The columns that may weigh the ballots, as a definition names them, where nothing is sure to; one that was used comes first. */
export function mayWeighIn(table: Table, { roles }: Election): readonly string[] {
  const used = roles.findIndex(({ role }) => role === 'weight');
  if (roles[used]?.certain) return [];
  const name = columnNamer(table.columns.slice(0, table.width));
  const others = roles.flatMap((role, at) => (role.mayWeigh ? [at] : []));
  return (used < 0 ? others : [used, ...others]).map(name);
}

/** A heading where only one column has it, else its number. */
function columnNamer(columns: readonly Column[]): Namer {
  const folded = columns.map((column) => foldText(column.heading));
  return (position) => {
    const heading = columns[position]?.heading ?? '';
    const plain = heading !== '' && !/^#\d+$/.test(heading);
    const own = folded[position] ?? '';
    const once = folded.indexOf(own) === folded.lastIndexOf(own);
    return plain && once ? heading : `#${position + 1}`;
  };
}

function frozenColumns(
  election: Election,
  name: Namer,
  hidden: Namer,
  heading: Namer,
): NonNullable<Definition['columns']> {
  const positions = (role: Role) =>
    election.roles.flatMap((one, position) => (one.role === role ? [position] : []));
  const [stamp] = positions('timestamp');
  const [voter] = positions('voter');
  const [weight] = positions('weight');
  const groups = positions('group');
  const privates = positions('private');
  const ignored = positions('ignored');
  const order = election.timing?.order;
  return {
    ...(stamp !== undefined && { timestamp: { column: name(stamp), ...(order && { order }) } }),
    ...(voter !== undefined && { voter: name(voter) }),
    ...(groups.length > 0 && {
      group: groups.map((at) => frozenGroup(at, name, heading(at), election)),
    }),
    ...(weight !== undefined && { weight: weighed(name(weight), election.point) }),
    ...(privates.length > 0 && { private: privates.map(hidden) }),
    ...(ignored.length > 0 && { ignored: ignored.map(hidden) }),
  };
}

function frozenRoll(
  roll: Roll,
  election: Election,
  naming: 'public' | 'by-heading',
): NonNullable<Definition['roll']> {
  const name = columnNamer(roll.file.columns);
  const hidden = (position: number) => (naming === 'public' ? `#${position + 1}` : name(position));
  // What is doubted stays unsaid in a definition that is to be edited.
  const ignored = naming === 'public' ? [...roll.ignored, ...roll.unused] : roll.ignored;
  return {
    file: roll.file.name,
    id: name(roll.idColumn),
    ...(roll.groups.length > 0 && {
      group: roll.groups.map((at) =>
        frozenGroup(at, name, roll.file.columns[at]?.heading ?? '', election),
      ),
    }),
    ...(roll.weight && { weight: weighed(name(roll.weight.column), roll.weight.point) }),
    ...(roll.votingColumn !== undefined && { voting: name(roll.votingColumn) }),
    ...(ignored.length > 0 && { ignored: ignored.map(hidden) }),
  };
}

function frozenGroup(at: number, name: Namer, heading: string, { groupSeparators }: Election) {
  const separator = groupSeparators.get(foldText(heading));
  return separator === undefined ? name(at) : { column: name(at), separator };
}

function weighed(column: string, point: DecimalPoint | undefined) {
  return point === undefined ? column : { column, point };
}

function frozenContest(
  contest: Contest,
  name: Namer,
  election: Election,
  shown: (word: string) => string,
): ContestDefinition {
  const options = contest.options.filter(({ writeIn }) => !writeIn);
  const listed = contest.reads !== 'question' && options.length > 0;
  const { spread } = contest;
  const words = new Map([...(spread?.words ?? []), ...(contest.words ?? [])]);
  return {
    id: contest.id,
    ...frozenPlace(contest, name),
    title: contest.title,
    method: contest.method,
    ...(contest.rule !== undefined && { rule: contest.rule }),
    ...frozenDeciding(contest, election),
    ...(contest.reads !== 'question' && { seats: contest.seats }),
    ...(contest.reads === 'approval' && { min: contest.min }),
    ...(contest.max !== undefined && { max: contest.max }),
    ...(contest.scores && { scores: rangeText(contest.scores) }),
    ...(listed && { options: frozenOptions(contest, name, shown) }),
    ...(spread?.layout === 'answers' && {
      options: spread.options.map((title, at) => ({ title, ...frozenBox(contest, at, name) })),
    }),
    ...(contest.writeIns && { writeIns: contest.writeIns }),
    ...(contest.separator !== undefined && !contest.spread && { separator: contest.separator }),
    ...(words.size > 0 && { vocabulary: mapWords(wordsByMeaning(words), shown) }),
    ...(contest.status === 'withdrawn' && { status: 'withdrawn' as const }),
  };
}

/** The options, in the order of their boxes, and among them the boxes that are none. */
function frozenOptions(
  contest: Contest,
  name: Namer,
  shown: (word: string) => string,
): OptionDefinition[] {
  const { spread } = contest;
  const means = spread?.means ?? new Map();
  const places = [...(spread?.options ?? []).keys()].filter((at) => !means.has(at));
  const options: OptionDefinition[] = contest.options
    .filter(({ writeIn }) => !writeIn)
    .map(({ id, title, aliases }, at) => ({
      id,
      title,
      ...(aliases.length > 0 && {
        aliases: aliases.map((alias) => (saysNoMore(alias, title) ? alias : shown(alias))),
      }),
      ...frozenBox(contest, places[at] ?? -1, name),
    }));
  for (const [at, own] of means)
    options.splice(at, 0, {
      title: spread?.options[at] ?? '',
      ...frozenBox(contest, at, name),
      means: own,
    });
  return options;
}

/** The column of a contest, or its columns where each rank or vote has one. */
function frozenPlace({ column, spread }: Contest, name: Namer) {
  if (spread === undefined) return column === undefined ? {} : { column: name(column) };
  const [own = 0] = spread.columns;
  if (spread.layout === 'list') return { column: name(own), cells: spread.layout };
  if (spread.layout === 'order') {
    return { column: name(own), cells: spread.layout, separator: spread.separator ?? '>' };
  }
  if (!isBoxed(spread.layout)) return { columns: spread.columns.map(name) };
  return spread.layout === 'scores' || spread.layout === 'ranks' ? { cells: spread.layout } : {};
}

/** The column of an option, where each has one. */
function frozenBox({ spread }: Contest, at: number, name: Namer) {
  const own = spread && isBoxed(spread.layout) ? spread.columns[at] : undefined;
  return own === undefined ? {} : { column: name(own) };
}

function frozenCategories(election: Election): CategoryDefinition[] {
  return election.categories.map((category) => ({
    id: category.id,
    title: category.title,
    ...(category.within !== undefined && {
      within: election.categories[category.within]?.id ?? '',
    }),
    contests: category.contests.map((at) => election.contests[at]?.id ?? ''),
    ...(category.positions.length > 0 && {
      positions: category.positions.map((position) => ({
        id: position.id,
        title: position.title,
        selections: frozenSelections(position, election.contests),
        ...(position.rule !== undefined && { rule: position.rule }),
      })),
    }),
  }));
}

/** One entry for each contest that a position selects from, with the ids of the options. */
function frozenSelections(
  position: Position,
  contests: readonly Contest[],
): { [contest: string]: string[] }[] {
  const selections = position.selections.flatMap(({ contest, option }) => {
    const own = contests[contest];
    return own ? [{ contest: own.id, option: own.options[option]?.id ?? '' }] : [];
  });
  return [...groupedBy(selections, ({ contest }) => contest)].map(([contest, chosen]) => ({
    [contest]: chosen.map(({ option }) => option),
  }));
}
