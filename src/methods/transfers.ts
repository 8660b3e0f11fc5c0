import { type Ranking, without } from './rankings.ts';

/** Votes that are transferred are counted to so many decimal places; what is smaller is cut off. */
export const votePlaces = 5;

/** Parts of one vote. */
export const wholeVote = 10 ** votePlaces;

/** So many votes can be told with these places: of more the last would be rounded where they are written. */
export const mostVotes = 2 ** 36 - 1;

/** Where all ballots are between two rounds. Votes are in parts of a vote. */
export interface Standing {
  /** of each ranking, the place in its order of whom its ballots are with; behind its end they are with nobody */
  readonly places: Int32Array;
  /** of each ranking, what each of its ballots is worth */
  readonly values: Int32Array;
  /** the votes of each option; none of one that is out */
  readonly votes: readonly number[];
  /** what these were in the rounds before, the first round first */
  readonly earlier: readonly (readonly number[])[];
  /** those who are neither elected nor out */
  readonly left: readonly number[];
  /** those who are elected, in the order in which they were */
  readonly elected: readonly number[];
  /** those of them who have more than the quota, which has not gone on */
  readonly surpluses: readonly number[];
}

/** Every ballot with its first choice, worth one vote. */
export function firstStanding(rankings: readonly Ranking[], options: number): Standing {
  const votes = Array.from({ length: options }, () => 0);
  for (const { options: order, votes: own } of rankings) {
    const first = order[0] ?? -1;
    votes[first] = (votes[first] ?? 0) + own * wholeVote;
  }
  return {
    places: new Int32Array(rankings.length),
    values: new Int32Array(rankings.length).fill(wholeVote),
    votes,
    earlier: [],
    left: votes.map((_, option) => option),
    elected: [],
    surpluses: [],
  };
}

/** The surplus of an option goes on: each of its ballots at the part of its value that the surplus is of its votes. */
export function withoutSurplus(
  standing: Standing,
  option: number,
  quota: number,
  rankings: readonly Ranking[],
): Standing {
  const votes = standing.votes[option] ?? 0;
  const known = new Map<number, number>();
  const valueAfter = (value: number) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const cut = Number((BigInt(votes - quota) * BigInt(value)) / BigInt(votes));
    known.set(value, cut);
    return cut;
  };
  const surpluses = without(standing.surpluses, [option]);
  return passOn({ ...standing, surpluses }, [option], quota, valueAfter, rankings);
}

/** The ballots of those who are out go on at the value that they have. */
export function withoutOptions(
  standing: Standing,
  out: readonly number[],
  rankings: readonly Ranking[],
): Standing {
  const left = without(standing.left, out);
  return passOn({ ...standing, left }, out, 0, (value) => value, rankings);
}

const none: Ranking = { options: [], votes: 0 };

/** @param kept what those from whom ballots go on keep of their votes */
function passOn(
  standing: Standing,
  from: readonly number[],
  kept: number,
  valueAfter: (value: number) => number,
  rankings: readonly Ranking[],
): Standing {
  const places = standing.places.slice();
  const values = standing.values.slice();
  const votes = [...standing.votes];
  for (const option of from) votes[option] = kept;
  const isLeft = new Uint8Array(votes.length);
  for (const option of standing.left) isLeft[option] = 1;
  const leaves = new Uint8Array(votes.length);
  for (const option of from) leaves[option] = 1;
  for (let at = 0; at < rankings.length; at += 1) {
    const { options, votes: ballots } = rankings[at] ?? none;
    let place = places[at] ?? 0;
    if (leaves[options[place] ?? -1] !== 1) continue;
    do place += 1;
    while (place < options.length && isLeft[options[place] ?? -1] !== 1);
    places[at] = place;
    const value = valueAfter(values[at] ?? 0);
    values[at] = value;
    const to = options[place];
    if (to !== undefined) votes[to] = (votes[to] ?? 0) + ballots * value;
  }
  return { ...standing, places, values, votes, earlier: [...standing.earlier, standing.votes] };
}
