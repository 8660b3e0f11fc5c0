import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { ColumnRole } from './column-role.ts';
import type { Category, ConflictSet, Contest } from './election.ts';

/** The contests of an election with all that refers to them by index. */
interface Contests {
  readonly contests: readonly Contest[];
  readonly categories: readonly Category[];
  readonly conflicts: readonly ConflictSet[];
}

/** The contests that were asked for, with the categories and conflict sets that hold any of them. */
export function keepOnly(
  all: Contests,
  only: readonly number[] | undefined,
  problems: Diagnostic[],
): Contests {
  if (only === undefined) return all;
  const kept = all.contests.filter(
    (contest) => contest.column !== undefined && only.includes(contest.column),
  );
  const moved = new Map(all.contests.map((contest, at) => [at, kept.indexOf(contest)]));
  const here = (at: number) => moved.get(at) ?? -1;
  const inside = (contests: readonly number[]) => contests.map(here).filter((at) => at >= 0);
  const conflicts = all.conflicts.map(({ contests, ties }) => ({
    contests: inside(contests),
    ties: ties.kind === 'decided' ? { ...ties, chosen: inside(ties.chosen) } : ties,
  }));
  const apart =
    conflicts.some((set, at) => set.contests.length !== all.conflicts[at]?.contests.length) ||
    kept.some((contest) => contest.condition && here(contest.condition.contest) < 0) ||
    all.categories.some(({ contests }) => {
      const left = inside(contests).length;
      return left > 0 && left < contests.length;
    });
  if (apart) problems.push(diagnose('contests.apart', {}));
  return {
    contests: kept.map(({ condition, ...contest }) =>
      condition === undefined || here(condition.contest) < 0
        ? contest
        : { ...contest, condition: { ...condition, contest: here(condition.contest) } },
    ),
    categories: keptCategories(all.categories, inside, here),
    conflicts: conflicts.filter((set) => set.contests.length > 1),
  };
}

/** The roles of columns where contests were left out: theirs are ignored, of the `width` that the files have. */
export function rolesWithout(
  roles: readonly ColumnRole[],
  kept: readonly Contest[],
  width: number,
): readonly ColumnRole[] {
  const own = new Set(kept.flatMap(({ column, spread }) => [column, ...(spread?.columns ?? [])]));
  return roles.map((role, position) =>
    role.role === 'contest' && position < width && !own.has(position)
      ? { role: 'ignored', basis: 'definition', certain: true }
      : role,
  );
}

function keptCategories(
  categories: readonly Category[],
  inside: (contests: readonly number[]) => number[],
  here: (contest: number) => number,
): Category[] {
  const kept = categories.flatMap((category, at) =>
    inside(category.contests).length > 0 ? [at] : [],
  );
  return kept.flatMap((at): Category[] => {
    const category = categories[at];
    if (category === undefined) return [];
    const { within, ...own } = category;
    return [
      {
        ...own,
        ...(within !== undefined && { within: kept.indexOf(within) }),
        contests: inside(category.contests),
        positions: category.positions.flatMap((position) => {
          const selections = position.selections
            .map((selection) => ({ ...selection, contest: here(selection.contest) }))
            .filter((selection) => selection.contest >= 0);
          return selections.length > 0 ? [{ ...position, selections }] : [];
        }),
      },
    ];
  });
}

/** Contests in no category, and options in no position of a category that sorts the others. */
export function uncategorised(
  contests: readonly Contest[],
  categories: readonly Category[],
): Diagnostic[] {
  if (categories.length === 0) return [];
  const placed = new Set(categories.flatMap((category) => category.contests));
  const outside = contests.filter((contest, at) => contest.status === 'active' && !placed.has(at));
  const chosen = categories.flatMap((category) =>
    category.positions.flatMap((position) => position.selections),
  );
  const options = contests.flatMap((contest, at) => {
    const own = chosen.filter((selection) => selection.contest === at);
    if (contest.reads === 'question' || contest.status === 'withdrawn' || own.length === 0)
      return [];
    return contest.options
      .filter((_, option) => !own.some((selection) => selection.option === option))
      .map((option) => ({ column: contest.title, cell: option.title }));
  });
  return [
    ...(outside.length === 0
      ? []
      : [
          diagnose(
            'contests.uncategorised',
            { contests: outside.length },
            outside.map((contest) => ({ column: contest.title })),
          ),
        ]),
    ...(options.length === 0
      ? []
      : [diagnose('options.uncategorised', { options: options.length }, options)]),
  ];
}
