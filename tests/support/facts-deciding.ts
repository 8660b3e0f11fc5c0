import type { Report } from '../../src/report/schema.ts';
import type { ExpectedContest, ExpectedCount } from './expectation.ts';

/** The facts of an expectation that say how something was decided, and how it came out by group. */

type Contest = Report['contests'][number];
type Category = Report['categories'][number];
type Position = Category['positions'][number];
type Active = Exclude<ExpectedContest, { readonly status: 'withdrawn' }>;
type ExpectedCategory = NonNullable<ExpectedCount['categories']>[number];
type Keys = object;

export function expectedOfContest({ byGroup, rounds }: Active) {
  return {
    byGroup: byGroup?.map((one) => ({ ...one, counts: sorted(one.counts) })),
    rounds: rounds?.map(sorted),
  };
}

/** What a report has of the facts that are expected of a contest. */
export function reportedOfContest(own: Contest, expected: Active, report: Report) {
  const { quorum, robustness } = own;
  const wanted = expected.robustness;
  return {
    ...(expected.quorum && {
      quorum: quorum && {
        ...('needed' in expected.quorum && { needed: quorum.needed }),
        met: quorum.met,
      },
    }),
    ...('band' in expected && { band: own.band ?? null }),
    ...(expected.rounds && {
      rounds: own.exhibits.flatMap((round) =>
        round.kind === 'round'
          ? [
              sorted(
                round.options.map(({ option, votes }) => [
                  own.options.find((one) => one.id === option)?.title,
                  votes,
                ]),
              ),
            ]
          : [],
      ),
    }),
    ...(expected.byGroup && {
      byGroup: own.groups?.map(({ group, options }, at) => ({
        ...groupOf(group, expected.byGroup?.[at] ?? {}, report),
        counts: sorted(
          options.map(({ id, votes }) => [own.options.find((one) => one.id === id)?.title, votes]),
        ),
      })),
    }),
    ...(wanted && {
      robustness: robustness && {
        margin: marginOf(robustness.margin),
        ...(wanted.setAside && {
          setAside: {
            ballots: robustness.setAside.ballots,
            marks: robustness.setAside.marks,
            changes: robustness.setAside.changes,
          },
        }),
      },
    }),
  };
}

/** Only an exact margin is a number. */
function marginOf({ kind, ballots }: NonNullable<Contest['robustness']>['margin']) {
  return kind === 'exact' ? ballots : kind;
}

export function reportedOfPosition(own: Position, expected: Keys) {
  return {
    ...('outcome' in expected && { outcome: own.outcome?.kind }),
    ...('band' in expected && { band: own.band ?? null }),
  };
}

export function expectedOfCategory({ byGroup }: ExpectedCategory) {
  return {
    byGroup: byGroup?.map((one) => ({ ...one, supporters: sorted(one.supporters) })),
  };
}

export function reportedOfCategory(
  own: Category,
  expected: Partial<ExpectedCategory>,
  report: Report,
) {
  return {
    ...('within' in expected && { within: own.within }),
    ...(expected.contests && { contests: own.contests.ids }),
    ...(expected.byGroup && {
      byGroup: own.groups?.map(({ group, participants, none, positions }) => ({
        ...groupOf(group, {}, report),
        participants,
        none,
        supporters: sorted(positions.map(({ id, supporters }) => [id, supporters])),
      })),
    }),
  };
}

/** The title of a group, and its column where that is expected. */
function groupOf(id: string, expected: Keys, report: Report) {
  const own = report.groups.find((one) => one.id === id);
  return { group: own?.title, ...('column' in expected && { column: own?.column }) };
}

function sorted(counts: readonly (readonly [string | undefined, number])[]): string[] {
  return counts.map(([name, votes]) => `${name}: ${votes}`).sort();
}
