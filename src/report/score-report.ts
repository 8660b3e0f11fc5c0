import type { Contest } from '../election/election.ts';
import type { Profile } from '../election/profile.ts';
import { scoresSentence } from './messages/scores.ts';
import { meanOf } from './numbers.ts';
import type { ContestReport, OptionReport } from './schema.ts';

/** Of each option, by its points: how many there are per valid ballot, and how many of these give it none. */
export function scoresIn({ reads, options, scores }: Contest, valid: number, profile: Profile) {
  if (reads !== 'scores') return () => ({});
  const unscored = options.map(() => 0);
  for (const { mark, heads } of profile)
    if (mark.kind === 'valid')
      mark.points?.forEach((points, option) => {
        if (points === undefined) unscored[option] = (unscored[option] ?? 0) + heads;
      });
  return (votes: number, option: number): Pick<OptionReport, 'score'> => ({
    score: {
      ...(valid > 0 && { mean: meanOf(votes, valid, scores?.highest ?? 0) }),
      unscored: unscored[option] ?? 0,
    },
  });
}

/** What a ballot may give, with what each option has of it. */
export function rangeReport(
  { scores }: Contest,
  options: readonly OptionReport[],
): Pick<ContestReport, 'scores'> {
  if (scores === undefined) return {};
  return { scores: { ...scores, sentence: scoresSentence(scores, options) } };
}
