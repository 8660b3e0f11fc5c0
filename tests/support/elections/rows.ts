import { cellFrom, markWishes, type PlannedContest } from './contests.ts';
import { type Dice, diceFrom } from './dice.ts';
import { hostileCell, respelt, secrets } from './hostile.ts';
import type { ModelElection, ModelMember, ModelRow } from './model.ts';
import { type Clock, noTime, timeFrom, timeText } from './times.ts';
import { type DecimalMark, noWeight, weightFrom, weightText } from './weights.ts';
import { csvLine } from './write-files.ts';

/** Where a row comes from: what should become of it, where that can be, and its chance. */
export interface Gene {
  readonly wish: number;
  readonly seed: number;
}

export interface Setting {
  readonly contests: readonly PlannedContest[];
  /** the role of each column: `stamp`, `voter`, `weight`, `group`, `contest 0`, `private 0`, `survey id`, `nameless` */
  readonly columns: readonly string[];
  readonly clock?: Clock;
  readonly delimiter: ModelElection['delimiter'];
  readonly mark: DecimalMark;
  readonly files: number;
  readonly voters: boolean;
  readonly roll: boolean;
  readonly voting: boolean;
  readonly weighted: ModelElection['weighted'];
  readonly duplicates: ModelElection['duplicates'];
  readonly idOf: (voter: number) => string;
  readonly groups: readonly string[];
  /** no voter's ballots are told apart by the order of rows alone */
  readonly orderless: boolean;
}

export interface Rows {
  readonly rows: readonly ModelRow[];
  readonly members: ReadonlyMap<number, ModelMember>;
  readonly misread: readonly number[];
  readonly hostile: readonly string[];
}

type Facts = Omit<ModelRow, 'kind' | 'marks' | 'cells' | 'raw'>;

/** The rows of an election and the members of its roll. The nth row is of voter n, unless it is another ballot of an earlier one. */
export function rowsFrom(genes: readonly Gene[], setting: Setting): Rows {
  const rows: ModelRow[] = [];
  const members = new Map<number, ModelMember>();
  const misread: number[] = [];
  const hostile: string[] = [];
  const wishes = wishesOf(setting);
  // One row at least has a stamp that is a time, and a voter.
  const all = setting.clock || setting.voters ? [{ wish: 0, seed: 0 }, ...genes] : genes;
  all.forEach((gene, at) => {
    const dice = diceFrom(gene.seed);
    const wish = gene.wish < 30 ? 'counted' : (wishes[gene.wish % wishes.length] ?? 'counted');
    const facts = factsFrom(wish, at, rows, setting, dice);
    if (setting.roll && facts.voter === at) {
      const member = memberFrom(wish, setting, dice);
      if (member) members.set(at, member);
      else if (dice.percent(30)) misread.push(at);
    }
    const row = ballotFrom(wish, facts, setting, dice, hostile);
    rows.push(
      wish === 'malformed'
        ? { ...row, kind: 'malformed', raw: malformed(row.cells, setting, dice) }
        : wish === 'empty-row'
          ? { ...row, kind: wish, raw: setting.delimiter.repeat(namedColumns(setting) - 1) }
          : wish === 'test-response'
            ? { ...row, kind: wish }
            : row,
    );
  });
  const last = diceFrom(genes.length);
  for (let sheet = 0; sheet < setting.files; sheet += 1) {
    const totals = namedColumns(setting) < 2 ? 0 : 2 + last.below(2);
    for (let nth = 0; nth < totals; nth += 1) rows.push(totalRow(sheet, setting, last));
  }
  return { rows, members, misread, hostile };
}

function wishesOf({ clock, voters, roll, voting, weighted, columns }: Setting): string[] {
  return [
    'malformed',
    ...(voters && !clock?.window ? ['empty-row'] : []),
    ...(columns.includes('survey status') ? ['test-response', 'incomplete'] : []),
    ...(clock?.window ? ['unreadable-time', 'before-opening', 'after-closing'] : []),
    ...(roll ? ['no-voter-id', 'not-on-roll'] : []),
    ...(voting ? ['not-entitled'] : []),
    ...(weighted === 'no' ? [] : ['unreadable-weight']),
    ...(voters ? ['duplicate'] : []),
  ];
}

function factsFrom(
  wish: string,
  at: number,
  rows: readonly ModelRow[],
  setting: Setting,
  dice: Dice,
): Facts {
  const { clock, files, voters, roll, weighted, groups, orderless } = setting;
  const first = wish === 'duplicate' ? earlierOf(rows, setting, dice) : undefined;
  const nobody =
    !voters || wish === 'no-voter-id' || (!roll && !first && at > 0 && dice.percent(5));
  const voter = nobody ? undefined : (first?.voter ?? at);
  const untimed = wish === 'unreadable-time' || (at > 0 && dice.percent(3));
  const timed = clock !== undefined && !(untimed && !(orderless && first));
  let time = timed ? timeFrom(clock, sideOf(wish), dice) : undefined;
  if (timed && first?.time !== undefined && !orderless && dice.percent(8)) time = first.time;
  const taken = rows.filter((row) => row.voter === voter).map((row) => row.time);
  while (orderless && time !== undefined && taken.includes(time)) time += 1000;
  const apart = first === undefined || (time !== undefined && first.time !== undefined);
  const sheet = dice.percent(apart ? 50 : 2)
    ? dice.below(files)
    : (first?.sheet ?? dice.below(files));
  const weighs = weighted === 'ballots' && wish !== 'unreadable-weight';
  return {
    sheet,
    ...(time !== undefined && { time }),
    ...(voter !== undefined && { voter }),
    ...(weighs && { weight: weightFrom(dice) }),
    ...(dice.percent(90) && { group: dice.below(groups.length) }),
  };
}

/** A ballot whose voter may cast another one. */
function earlierOf(rows: readonly ModelRow[], setting: Setting, dice: Dice): ModelRow | undefined {
  const { orderless, duplicates, clock } = setting;
  const ordered = duplicates === 'last' || duplicates === 'first';
  // Refusing everything would test nothing else.
  if (duplicates === 'error' && !dice.percent(4)) return undefined;
  if (orderless && ordered && !clock) return undefined;
  const able = rows.filter(
    (row) =>
      row.kind === 'ballot' &&
      row.voter !== undefined &&
      (row.time !== undefined || !(orderless && ordered)),
  );
  return able.length === 0 ? undefined : dice.pick(able);
}

function sideOf(wish: string) {
  return wish === 'before-opening' || wish === 'after-closing' ? wish : 'any';
}

function memberFrom(wish: string, { voting, weighted, groups }: Setting, dice: Dice) {
  if (wish === 'not-on-roll') return undefined;
  const weighs = weighted === 'roll' && wish !== 'unreadable-weight';
  return {
    votes: !(voting && wish === 'not-entitled'),
    ...(weighs && { weight: weightFrom(dice) }),
    ...(dice.percent(90) && { group: dice.below(groups.length) }),
  };
}

function ballotFrom(
  wish: string,
  facts: Facts,
  setting: Setting,
  dice: Dice,
  hostile: string[],
): ModelRow {
  const { clock, contests, mark, idOf, groups } = setting;
  const marked = contests.map((contest) => cellFrom(contest, dice.pick(markWishes), dice));
  const cells = setting.columns.map((column): string => {
    const [role, number] = column.split(' ');
    switch (role) {
      case 'stamp':
        if (clock === undefined) return '';
        return facts.time === undefined ? noTime(clock, dice) : timeText(facts.time, clock, dice);
      case 'voter':
        return facts.voter === undefined
          ? dice.pick(['', ' ', 'anonymous', 'N/A', '-'])
          : respelt(idOf(facts.voter), dice);
      case 'weight':
        return facts.weight === undefined
          ? noWeight(mark, dice)
          : weightText(facts.weight, mark, dice);
      case 'group':
        return groups[facts.group ?? -1] ?? '';
      case 'contest': {
        const cell = marked[Number(number)];
        if (cell?.hostile !== undefined) hostile.push(cell.hostile);
        return cell?.text ?? '';
      }
      case 'nameless':
        return '';
      case 'survey':
        return surveyCell(number, wish, dice);
      default: {
        const { sort, text } = hostileCell(dice, secrets.private);
        hostile.push(sort);
        return text;
      }
    }
  });
  const marks = marked.map((cell) => cell.mark);
  return { ...facts, kind: 'ballot', incomplete: wish === 'incomplete', marks, cells };
}

function surveyCell(name: string | undefined, wish: string, dice: Dice): string {
  switch (name) {
    case 'status':
      return wish === 'test-response' ? 'Survey Preview' : dice.pick(['IP Address', '']);
    case 'finished':
      return wish === 'incomplete' ? dice.pick(['False', 'FALSE']) : 'True';
    default:
      return `${secrets.private}${dice.below(1000)}`;
  }
}

function namedColumns({ columns }: Setting): number {
  return columns.filter((column) => column !== 'nameless').length;
}

/** A row that has too few cells or too many, or a quote in the wrong place. */
function malformed(cells: readonly string[], setting: Setting, dice: Dice): string {
  const { delimiter } = setting;
  const named = namedColumns(setting);
  const line = (own: readonly string[]) => csvLine(own, delimiter, dice);
  switch (dice.below(named > 1 ? 4 : 3)) {
    case 0:
      return `${line(cells)}${delimiter}${line([secrets.malformed])}`;
    case 1:
    case 2: {
      const at = dice.below(named);
      const stray = dice.pick(['in"ner', '"closed" early', 'at the end"', 'a""b', '"x""y"z']);
      const before = cells.slice(0, at).map((cell) => line([cell]));
      const after = cells.slice(at + 1).map((cell) => line([cell]));
      return [...before, stray, ...after].join(delimiter);
    }
    default: {
      const kept = cells.slice(0, 1 + dice.below(named - 1));
      return line(kept.length === 1 && kept[0] === '' ? ['alone'] : kept);
    }
  }
}

/** A row of sums as a spreadsheet leaves it at the end of a file. */
function totalRow(sheet: number, setting: Setting, dice: Dice): ModelRow {
  const named = namedColumns(setting);
  const label = dice.pick(['Total', 'TOTALS:', ' Grand  total', 'Summe', 'Count']);
  const lead = dice.below(named - 1);
  const figures = Array.from({ length: named - lead - 1 }, () =>
    dice.pick(['12', '0', '', `45${setting.mark}5 %`]),
  );
  const cells = [...Array.from({ length: lead }, () => ''), label, ...figures.slice(1), '7'];
  return {
    sheet,
    kind: 'total-row',
    marks: [],
    cells: [],
    raw: csvLine(cells, setting.delimiter, dice),
  };
}
