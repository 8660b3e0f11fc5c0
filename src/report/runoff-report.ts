import { roundsIn } from '../methods/instant-runoff.ts';
import type { Exhibit, Outcome, RoundExhibit } from '../methods/method.ts';
import { majority, neededVotes } from '../methods/rule.ts';
import type { Counted } from './counted.ts';
import { nobodySentence } from './messages/deciding.ts';
import { noVotesSentence } from './messages/outcome.ts';
import {
  roundSentence,
  runoffElectedSentence,
  runoffTiedSentence,
  runoffUnknownSentence,
} from './messages/rounds.ts';
import { fromUnits, shareOf } from './numbers.ts';
import type { ExhibitReport, OptionReport } from './schema.ts';

/** A round of an instant runoff in the document, with what came to whom since the one before. */
export function roundReport(
  { round, votes, exhausted, out, tie }: RoundExhibit,
  before: RoundExhibit | undefined,
  options: readonly OptionReport[],
  { places }: Pick<Counted, 'places'>,
): ExhibitReport {
  const id = (option: number) => options[option]?.id ?? '';
  const title = (option: number) => options[option]?.title ?? '';
  const size = {
    of: fromUnits(total(votes), places),
    exhausted: fromUnits(exhausted, places),
  };
  const votesBefore = new Map(before?.votes.map((one) => [one.option, one.votes]));
  const standing = votes.map(({ option, votes: own }) => {
    const gained = own - (votesBefore.get(option) ?? own);
    return {
      option,
      votes: fromUnits(own, places),
      ...(gained > 0 && { gained: fromUnits(gained, places) }),
    };
  });
  return {
    kind: 'round',
    round,
    ...size,
    options: standing.map(({ option, votes: own }) => ({ option: id(option), votes: own })),
    out: out.map(id),
    ...(tie && { tied: tie.options.map(id) }),
    sentence: roundSentence({
      round,
      ...size,
      votes: standing.map(({ option, ...own }) => ({ title: title(option), ...own })),
      out: out.map(title),
      ...(tie && { tie: { titles: tie.options.map(title), came: tie.came } }),
    }),
  };
}

function total(votes: RoundExhibit['votes']): number {
  return votes.reduce((sum, one) => sum + one.votes, 0);
}

/** What came of an instant runoff, by its last round. */
export function rankedSentence(
  outcome: Outcome,
  exhibits: readonly Exhibit[],
  options: readonly OptionReport[],
  { places }: Pick<Counted, 'places'>,
): string {
  const title = (option: number) => options[option]?.title ?? '';
  const last = roundsIn(exhibits).at(-1);
  if (last === undefined) return noVotesSentence(0);
  const votesOf = (option: number) => last.votes.find((one) => one.option === option)?.votes ?? 0;
  const of = total(last.votes);
  switch (outcome.kind) {
    case 'elected': {
      const [winner = -1] = outcome.winners;
      const votes = votesOf(winner);
      const needed = neededVotes(majority, of);
      const share = shareOf(votes, of, 'continuing', places, [majority.share]);
      const excess = fromUnits(votes - needed, places);
      return runoffElectedSentence(
        title(winner),
        last.round,
        share,
        votes < needed ? undefined : { votes: fromUnits(needed, places), excess },
      );
    }
    case 'tied': {
      const level = last.tie?.options ?? [];
      const [tie] = outcome.tied;
      const votes = fromUnits(votesOf(level[0] ?? -1), places);
      const winners = tie?.options.map(title) ?? [];
      if (last.tie?.came === 'unknown')
        return runoffUnknownSentence(last.round, level.map(title), votes, winners.length);
      return runoffTiedSentence(last.round, level.map(title), votes, winners);
    }
    case 'none-elected': {
      const nobody = exhibits.find((one) => one.kind === 'nobody');
      return nobodySentence(title(nobody?.option ?? -1), fromUnits(nobody?.votes ?? 0, places));
    }
    default:
      throw new Error(`an instant runoff is not ${outcome.kind}`);
  }
}
