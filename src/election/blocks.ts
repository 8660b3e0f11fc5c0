import { groupedBy } from '../base/grouped-by.ts';
import type { GroupColumn, Groups } from './groups.ts';
import { mergeGroups } from './merge-groups.ts';
import { type Amount, nothing, plus } from './profile.ts';
import { uniqueIds } from './slug.ts';

/** Groups that are shown as one: a group by itself, or several of which some are too small to be shown. */
export interface Block {
  /** heading of the column, with its number where another has the same */
  readonly column: string;
  /** of a group by itself; empty where it is the ballots that name no group, or several groups */
  readonly title: string;
  readonly groups: number;
  /** whether it is one group, and large enough to be named */
  readonly alone: boolean;
  /** whether one of its groups is too small to be shown */
  readonly small: boolean;
  /** of a heading whose groups overlap: members of one of them, those of none that is shown, or all others */
  readonly members?: 'some' | 'none' | 'others';
  readonly ballots: Amount;
  readonly eligible?: Amount;
}

/** What is shown by group, so that no small group can be found by adding and subtracting (see mergeGroups). */
export interface Blocks {
  readonly columns: readonly (readonly Block[])[];
  /** for each column the block of each cell */
  readonly ofCell: readonly (readonly number[])[];
  /** for each column the block of each group */
  readonly ofGroup: readonly (readonly number[])[];
}

export function findBlocks(groups: Groups, smallest: number): Blocks {
  const { columns, cells, ballotsIn } = groups;
  const shown = mergeGroups(cellsOf(cells, ballotsIn), sizesOf(columns), smallest);
  const names = namesOf(columns);
  // Who is in none of the groups that are shown is known when it is known which these are.
  const left = leftOvers(groups, names, shown);
  const all = [...columns, ...left.map(({ column }) => column)];
  const places = cells.map((own, cell) => [...own, ...left.map(({ within }) => within[cell] ?? 0)]);
  const ofGroup = mergeGroups(cellsOf(places, ballotsIn), sizesOf(all), smallest, shown);
  return {
    columns: all.map((column, at) =>
      blocksOf(
        column,
        names[at] ?? left[at - columns.length]?.name ?? '',
        ofGroup[at] ?? [],
        smallest,
      ),
    ),
    ofCell: all.map((_, at) => places.map((cell) => ofGroup[at]?.[cell[at] ?? -1] ?? -1)),
    ofGroup,
  };
}

function cellsOf(cells: Groups['cells'], ballotsIn: Groups['ballotsIn']) {
  return cells.map((own, cell) => ({ groups: own, ballots: ballotsIn[cell]?.heads ?? 0 }));
}

function sizesOf(columns: readonly GroupColumn[]): readonly number[] {
  return columns.map((column) => column.groups.length);
}

/** Ballots that are in none of the groups of a heading that are shown, as a column of their own. */
interface LeftOver {
  readonly name: string;
  readonly column: GroupColumn;
  /** for each cell 0 for those ballots, and 1 for all others */
  readonly within: readonly number[];
}

/** Of each heading whose groups overlap, and of which some are shown: without them not all ballots stand below it. */
function leftOvers(
  { columns, cells, ballotsIn }: Groups,
  names: readonly string[],
  blocks: readonly (readonly number[])[],
): readonly LeftOver[] {
  const overlapping = columns.flatMap((column, at) => (column.members ? [names[at] ?? ''] : []));
  return [...new Set(overlapping)].flatMap((name): LeftOver[] => {
    const own = [...columns.keys()].filter(
      (at) => names[at] === name && new Set(blocks[at]).size > 1,
    );
    const first = columns[own[0] ?? -1];
    const within = cells.map((cell) => (own.some((at) => cell[at] === 0) ? 1 : 0));
    if (first === undefined || !within.includes(0)) return [];
    const ballots = (side: number) =>
      ballotsIn.filter((_, cell) => within[cell] === side).reduce(plus, nothing);
    const groups = [0, 1].map((side) => ({ title: '', ballots: ballots(side) }));
    return [{ name, column: { ...first, groups, members: 'none' }, within }];
  });
}

/**
 * What the columns are called: by their headings, with a number where several have the same. Those that
 * overlapping groups of one column make have one name.
 */
function namesOf(columns: readonly GroupColumn[]): string[] {
  const sources = columns.map(({ heading, position, members }, at) =>
    JSON.stringify([heading, members ? position : at]),
  );
  const unique = uniqueIds();
  const names = new Map<string, string>();
  columns.forEach(({ heading, position }, at) => {
    const source = sources[at] ?? '';
    if (names.has(source)) return;
    const alone = columns.every(
      (other, nth) => other.heading !== heading || sources[nth] === source,
    );
    const numbered = position === undefined ? heading : `${heading} (#${position + 1})`;
    names.set(source, unique(alone ? heading : numbered));
  });
  return sources.map((source) => names.get(source) ?? '');
}

function blocksOf(
  column: GroupColumn,
  name: string,
  blockOf: readonly number[],
  smallest: number,
): Block[] {
  const count = blockOf.reduce((most, block) => Math.max(most, block + 1), 0);
  const { members } = column;
  const groupsIn = groupedBy(column.groups.keys(), (group) => blockOf[group]);
  return Array.from({ length: count }, (_, block): Block => {
    const own = (groupsIn.get(block) ?? []).flatMap((group) => column.groups[group] ?? []);
    const known = own.flatMap((group) => group.eligible ?? []);
    const [only, ...more] = own;
    const ballots = own.map((group) => group.ballots).reduce(plus, nothing);
    const alone = more.length === 0 && (smallest === 1 || ballots.heads >= smallest);
    return {
      column: name,
      title: alone ? (only?.title ?? '') : '',
      groups: own.length,
      alone,
      small: own.some((group) => group.ballots.heads < smallest),
      ...(members && {
        members: own.some((group) => group === column.groups[0]) ? members : 'others',
      }),
      ballots,
      ...(known.length === own.length && { eligible: known.reduce(plus, nothing) }),
    };
  });
}
