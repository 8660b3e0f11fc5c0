import { type Amount, nothing, type ProfileEntry, plus, times } from '../election/profile.ts';

/** A contest counted. ballots = valid + abstain + blank + invalid, in heads and in weight. */
export interface Count {
  readonly ballots: Amount;
  readonly valid: Amount;
  readonly abstain: Amount;
  readonly blank: Amount;
  readonly invalid: Amount;
  /** the sum over options */
  readonly votes: Amount;
  /** of scores, points: each as often as there are ballots that give it, and as heavy as they are */
  readonly options: readonly Amount[];
}

/** Sums a profile. An option that nobody chose is there with nothing. */
export function countProfile(profile: Iterable<ProfileEntry>, optionCount: number): Count {
  const sums = { valid: nothing, abstain: nothing, blank: nothing, invalid: nothing };
  const options: Amount[] = Array.from({ length: optionCount }, () => nothing);
  let ballots = nothing;
  let votes = nothing;
  for (const entry of profile) {
    ballots = plus(ballots, entry);
    sums[entry.mark.kind] = plus(sums[entry.mark.kind], entry);
    if (entry.mark.kind !== 'valid') continue;
    if (entry.mark.points) {
      entry.mark.points.forEach((points = 0, option) => {
        const own = times(entry, points);
        options[option] = plus(options[option] ?? nothing, own);
        votes = plus(votes, own);
      });
      continue;
    }
    for (const option of entry.mark.options) {
      options[option] = plus(options[option] ?? nothing, entry);
      votes = plus(votes, entry);
    }
  }
  return { ballots, ...sums, votes, options };
}
