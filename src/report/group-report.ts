import type { Fraction } from '../base/fraction.ts';
import { groupedBy } from '../base/grouped-by.ts';
import { groupedSequences, type Sequence } from '../base/sequence.ts';
import type { Block, Blocks } from '../election/blocks.ts';
import type { Contest } from '../election/election.ts';
import { slug, uniqueIds } from '../election/slug.ts';
import { countProfile } from '../methods/count.ts';
import type { Counted, CountedContest } from './counted.ts';
import { type Listing, listed, unlistedId } from './listed-options.ts';
import {
  joinedGroupTitle,
  mergedGroupTitle,
  namelessGroupTitle,
  noneOfTheseTitle,
} from './messages/accounting.ts';
import { fromUnits, shareOf } from './numbers.ts';
import type { ContestReport, GroupReport, ShareReport } from './schema.ts';

/** A group as it is shown, and the cells of which it consists. */
export interface ShownGroup {
  readonly report: GroupReport;
  readonly cells: readonly number[];
  /** whether it tells some ballots from others */
  readonly tells: boolean;
}

/** The groups of every column, small ones merged; see mergeGroups. */
export function shownGroups(
  blocks: Blocks | undefined,
  { unit, places, total }: Pick<Counted, 'unit' | 'places' | 'total'>,
): ShownGroup[] {
  const unique = uniqueIds();
  return inOrder(blocks?.columns ?? []).flatMap(({ column, at }) => {
    const own = blocks?.ofCell[at] ?? [];
    const cells = groupedBy(own.keys(), (cell) => own[cell]);
    return shownBlocks(column).map(({ block, index }): ShownGroup => {
      const title = titleOf(block);
      return {
        report: {
          id: unique(slug(title, 'group')),
          title,
          column: block.column,
          ballots: block.ballots.heads,
          ...(unit === 'weight' && { weight: fromUnits(block.ballots.weight, places) }),
          share: shareOf(block.ballots.heads, total.heads, 'ballots', 0),
          ...(block.eligible && {
            eligible: block.eligible.heads,
            turnout: shareOf(block.ballots.heads, block.eligible.heads, 'eligible', 0),
          }),
          ...(!block.alone && { merged: true }),
          ...(block.members && { overlapping: true }),
        },
        tells: column.length > 1,
        cells: cells.get(index) ?? [],
      };
    });
  });
}

/** The columns of one heading together, where the first of them stands. */
function inOrder(columns: Blocks['columns']) {
  const all = columns.map((column, at) => ({ column, at, name: column[0]?.column ?? '' }));
  const names = [...new Set(all.map(({ name }) => name))];
  return names.flatMap((name) => all.filter((one) => one.name === name));
}

/** The blocks of a column, that of several groups last; of groups that overlap only those in it, where they can be shown. */
function shownBlocks(column: readonly Block[]) {
  const all = column.map((block, index) => ({ block, index }));
  if (column.some((block) => block.members))
    return column.length > 1 ? all.filter(({ block }) => block.members !== 'others') : [];
  return [...all.filter(({ block }) => block.alone), ...all.filter(({ block }) => !block.alone)];
}

/** A group by its name; several by their number. */
export function titleOf({ alone, groups, small, title, members }: Block): string {
  if (members === 'none') return noneOfTheseTitle();
  if (!alone) return small ? mergedGroupTitle(groups) : joinedGroupTitle(groups);
  return title === '' ? namelessGroupTitle() : title;
}

/** What an option has of the valid votes; of the valid ballots, or of the points that these can give, where a ballot may mark several. */
export function optionShare(
  votes: number,
  valid: number,
  { reads, scores }: Pick<Contest, 'reads' | 'scores'>,
  places: number,
  thresholds?: readonly Fraction[],
): ShareReport {
  if (reads === 'scores')
    return shareOf(votes, valid * (scores?.highest ?? 0), 'possible points', places);
  return shareOf(
    votes,
    valid,
    reads === 'approval' ? 'valid ballots' : 'valid',
    places,
    thresholds,
  );
}

/** A contest by group: each group's marks add up to its ballots. Not where all are in one group. */
export function contestByGroup(
  counted: CountedContest,
  listing: Listing,
  shown: readonly ShownGroup[],
  { unit, places }: Pick<Counted, 'unit' | 'places'>,
): NonNullable<ContestReport['groups']> {
  const { contest, profile } = counted;
  const entriesIn = byCells(profile, shown);
  return distinct(shown).map(({ report, cells }) => {
    const count = countProfile(entriesIn(cells), contest.options.length);
    const size = (amount: { heads: number; weight: number }) => fromUnits(amount[unit], places);
    const line = (id: string, options: readonly number[]) => {
      const votes = options.reduce((sum, at) => sum + (count.options[at]?.[unit] ?? 0), 0);
      const share = optionShare(votes, count.valid[unit], contest, places);
      return { id, votes: share.votes, share };
    };
    return {
      group: report.id,
      ballots: size(count.ballots),
      valid: size(count.valid),
      abstain: size(count.abstain),
      blank: size(count.blank),
      invalid: size(count.invalid),
      options: listed(
        contest.options.map(({ id }, at) => line(id, [at])),
        listing,
        () => line(unlistedId, listing.together),
      ),
    };
  });
}

/** What is counted in some cells, found without going through all for each group. */
export function byCells<T extends { readonly cell: number }>(
  counted: Sequence<T>,
  shown: readonly ShownGroup[],
): (cells: readonly number[]) => Iterable<T> {
  const lists = groupedSequences(shown.length === 0 ? [] : counted, ({ cell }) => cell);
  return function* (cells) {
    for (const cell of cells) yield* lists.get(cell) ?? [];
  };
}

/** The groups of the columns that tell ballots apart. */
export function distinct(shown: readonly ShownGroup[]): readonly ShownGroup[] {
  return shown.filter((group) => group.tells);
}
