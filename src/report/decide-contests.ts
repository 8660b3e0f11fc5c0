import { inUnits } from '../base/decimal.ts';
import type { Admission } from '../election/admit.ts';
import type { Election } from '../election/election.ts';
import { eligibleOnRoll } from '../election/eligible.ts';
import type { Groups } from '../election/groups.ts';
import type { Profile } from '../election/profile.ts';
import type { Roll } from '../election/roll.ts';
import { decide, type Situation } from '../methods/decide.ts';
import { hangsOn } from '../methods/hangs-on.ts';
import { settle } from '../methods/settle.ts';
import type { Counted, CountedContest } from './counted.ts';

/** What every contest comes to, and in which unit it is decided. */
export function decideContests(
  { election, roll }: Pick<Counted, 'election'> & { readonly roll: Roll | undefined },
  { weights }: Admission,
  groups: Groups | undefined,
  profiles: readonly Profile[],
) {
  const unit = weights ? ('weight' as const) : ('heads' as const);
  const places = weights?.places ?? 0;
  const eligible = eligibleIn(unit, election, roll, places);
  const situation: Situation = {
    electorate: eligible === undefined ? {} : { eligible },
    unit,
    scale: 10 ** places,
    ...(groups && { groups }),
  };
  const decisions = election.contests.map((contest, at) => {
    const profile = profiles[at] ?? [];
    return { contest, profile, decided: decide(contest, profile, situation) };
  });
  const outcomes = settle(decisions, election.conflicts, unit);
  const hangs = hangsOn(decisions, election.conflicts, unit);
  const contests = decisions.map((own, at): CountedContest => {
    const outcome = outcomes[at];
    return { ...own, hangsOn: hangs[at] ?? [], ...(outcome && { settled: outcome }) };
  });
  return {
    outcomes,
    contests,
    situation,
    unit,
    places,
    ...(eligible !== undefined && { eligible }),
  };
}

/** How many could have voted, in the unit that decides. A number of voters says nothing of their weight. */
function eligibleIn(
  unit: 'heads' | 'weight',
  election: Election,
  roll: Roll | undefined,
  places: number,
): number | undefined {
  const { eligible, eligibleWeight } = roll ? eligibleOnRoll(roll) : election;
  if (unit === 'heads') return eligible;
  return eligibleWeight && Number(inUnits(eligibleWeight, places));
}
