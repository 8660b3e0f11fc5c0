import type { GroupCount, Grouping } from '../election/groups.ts';
import { mergedGroupTitle, namelessGroupTitle } from './messages/accounting.ts';
import { shareOf } from './numbers.ts';
import type { GroupReport } from './schema.ts';

/**
 * The groups of one column. A group of fewer than `smallest` ballots is merged with the other small
 * ones; when the merged group would itself be smaller than that, the next smallest joins it, so
 * that no small group can be found by subtraction from the whole.
 */
export function groupReports(
  grouping: Grouping,
  smallest: number,
  unique: (title: string) => string,
): GroupReport[] {
  const total = grouping.groups.reduce((sum, group) => sum + group.ballots, 0);
  const bySize = [...grouping.groups].sort((a, b) => a.ballots - b.ballots);
  let merged = bySize.filter((group) => group.ballots < smallest).length;
  const ballotsOf = (groups: readonly GroupCount[]) =>
    groups.reduce((sum, group) => sum + group.ballots, 0);
  while (
    merged > 0 &&
    merged < bySize.length &&
    (merged === 1 || ballotsOf(bySize.slice(0, merged)) < smallest)
  ) {
    merged += 1;
  }
  const hidden = new Set(bySize.slice(0, merged));
  const report = (
    title: string,
    { ballots, eligible }: Omit<GroupCount, 'title'>,
  ): GroupReport => ({
    id: unique(title),
    title,
    column: grouping.heading,
    ballots,
    share: shareOf(ballots, total, 'ballots', 0),
    ...(eligible !== undefined && {
      eligible,
      turnout: shareOf(ballots, eligible, 'eligible', 0),
    }),
  });
  const shown = grouping.groups
    .filter((group) => !hidden.has(group))
    .map((group) => report(group.title === '' ? namelessGroupTitle() : group.title, group));
  if (hidden.size === 0) return shown;
  return [
    ...shown,
    { ...report(mergedGroupTitle(hidden.size), together([...hidden])), merged: true },
  ];
}

function together(groups: readonly GroupCount[]): Omit<GroupCount, 'title'> {
  const known = groups.flatMap((group) => group.eligible ?? []);
  return {
    ballots: groups.reduce((sum, group) => sum + group.ballots, 0),
    ...(known.length === groups.length && { eligible: known.reduce((sum, one) => sum + one, 0) }),
  };
}
