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
  /** of a heading whose groups overlap: members of one of them, or all others */
  readonly members?: true;
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
  const cells = groups.cells.map((own, cell) => ({
    groups: own,
    ballots: groups.ballotsIn[cell] ?? 0,
  }));
  const sizes = groups.columns.map((column) => column.groups.length);
  const ofGroup = mergeGroups(cells, sizes, smallest);
  const names = namesOf(groups.columns);
  return {
    columns: groups.columns.map((column, at) =>
      blocksOf(column, names[at] ?? '', ofGroup[at] ?? [], smallest),
    ),
    ofCell: groups.columns.map((_, at) =>
      groups.cells.map((cell) => ofGroup[at]?.[cell[at] ?? -1] ?? -1),
    ),
    ofGroup,
  };
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
  return Array.from({ length: count }, (_, block): Block => {
    const own = column.groups.filter((_, group) => blockOf[group] === block);
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
      ...(column.members && { members: true }),
      ballots,
      ...(known.length === own.length && { eligible: known.reduce(plus, nothing) }),
    };
  });
}
