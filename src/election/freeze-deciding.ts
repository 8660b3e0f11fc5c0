import type { ContestDefinition, Definition, TiesDefinition } from './definition.ts';
import type { ConflictSet, Contest, Election, Quorum, Ruling, TiePolicy } from './election.ts';

/** How a contest is decided, as keys of its definition. What holds for all is said there only. */
export function frozenDeciding(contest: Contest, election: Election): Partial<ContestDefinition> {
  const { condition, nobody, ties } = contest;
  const none = contest.options[nobody ?? -1]?.id;
  const bands = sameBands(contest, election) ? [] : contest.bands;
  return {
    ...frozenOwnQuorum(contest, election),
    ...(contest.present !== undefined &&
      contest.present !== election.present && { present: contest.present }),
    ...(contest.otherwise && { else: contest.otherwise }),
    ...(condition && { if: frozenCondition(condition, election) }),
    ...(none !== undefined && { none }),
    ...(ties.kind !== 'report' && {
      ties: frozenTies(ties, (option) => contest.options[option]?.id ?? ''),
    }),
    ...(bands.length > 0 && { bands: bands.map((band) => ({ ...band })) }),
  };
}

function sameBands(contest: Contest, election: Election): boolean {
  return JSON.stringify(contest.bands) === JSON.stringify(election.bands);
}

function frozenOwnQuorum(contest: Contest, election: Election): Pick<ContestDefinition, 'quorum'> {
  const { quorum } = contest;
  if (contest.status === 'withdrawn') return {};
  if (quorum === undefined) return election.quorum ? { quorum: 'none' } : {};
  const same = quorum.counts === election.quorum?.counts && quorum.rule === election.quorum.rule;
  return same ? {} : { quorum: frozenQuorum(quorum) };
}

export function frozenQuorum({ counts, rule }: Quorum): NonNullable<Definition['quorum']> {
  return { count: counts, rule };
}

function frozenCondition(
  { contest, option }: NonNullable<Contest['condition']>,
  { contests }: Election,
): NonNullable<ContestDefinition['if']> {
  const needed = contests[contest];
  return { [needed?.id ?? '']: needed?.options[option]?.id ?? '' };
}

function frozenTies(ties: TiePolicy, idOf: (index: number) => string): TiesDefinition {
  switch (ties.kind) {
    case 'report':
      return 'report';
    case 'listed-order':
      return 'listed order';
    case 'lot':
      return { lot: ties.seed };
    case 'decided':
      return {
        decided: ties.chosen.map(idOf),
        ...(ties.by !== undefined && { by: ties.by }),
        ...(ties.reason !== undefined && { reason: ties.reason }),
      };
  }
}

export function frozenConflict(
  { contests, ties }: ConflictSet,
  all: readonly Contest[],
): NonNullable<Definition['conflicts']>[number] {
  const idOf = (contest: number) => all[contest]?.id ?? '';
  const ids = contests.map(idOf);
  return ties.kind === 'report' ? ids : { contests: ids, ties: frozenTies(ties, idOf) };
}

/** A ruling without the voter's id or the row's line: with what stands for the row instead. */
export function frozenRuling(ruling: Ruling): NonNullable<Definition['rulings']>[number] {
  return {
    row: ruling.digest,
    decision: ruling.decision === 'accept' ? 'accept' : 'set aside',
    reason: ruling.reason,
    by: ruling.by,
  };
}
