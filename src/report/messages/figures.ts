import { addsScores, countsRanks } from '../../election/spread.ts';

/** What the figures of options are, by the method. */
export function figureOf(method: string): 'votes' | 'firstChoices' | 'points' {
  if (addsScores(method)) return 'points';
  return countsRanks(method) ? 'firstChoices' : 'votes';
}

/** One of what an option has. */
export type VoteNoun = 'vote' | 'point';

export function voteNoun(method: string): VoteNoun {
  return addsScores(method) ? 'point' : 'vote';
}
