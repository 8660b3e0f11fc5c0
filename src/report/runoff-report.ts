import type { Exhibit, Outcome, RoundExhibit, RoundTie } from '../methods/method.ts';
import { roundsIn } from '../methods/rankings.ts';
import { majority, neededVotes } from '../methods/rule.ts';
import type { Counted } from './counted.ts';
import { nobodySentence } from './messages/deciding.ts';
import { noVotesSentence } from './messages/outcome.ts';
import {
  roundAfterSentence,
  roundSentence,
  runoffElectedSentence,
  runoffTiedSentence,
  runoffUnknownSentence,
  unnamed,
} from './messages/rounds.ts';
import { fromUnits, shareOf } from './numbers.ts';
import type { ExhibitReport, OptionReport } from './schema.ts';

/** A round in the document, with what came to whom since the one before; who was elected before is told together. */
export function roundReport(
  exhibit: RoundExhibit,
  before: readonly RoundExhibit[],
  options: readonly OptionReport[],
  counted: Pick<Counted, 'places'> & { readonly nobody: number | undefined },
): ExhibitReport {
  const { round, votes, exhausted, elected, surplus, out, tie } = exhibit;
  const places = exhibit.places ?? counted.places;
  const id = (option: number) => options[option]?.id ?? '';
  const title = (option: number) => options[option]?.title ?? '';
  const size = {
    of: fromUnits(total(votes), places),
    exhausted: fromUnits(exhausted, places),
  };
  const votesBefore = new Map(before.at(-1)?.votes.map((one) => [one.option, one.votes]));
  const electedBefore = new Set(before.flatMap((one) => one.elected ?? []));
  const others = votes.filter((one) => !electedBefore.has(one.option));
  const kept = votes.filter((one) => electedBefore.has(one.option));
  const withGain = ({ option, votes: own }: (typeof votes)[number]) => {
    const gained = own - (votesBefore.get(option) ?? own);
    return {
      title: title(option),
      votes: fromUnits(own, places),
      ...(gained > 0 && { gained: fromUnits(gained, places) }),
    };
  };
  const words = {
    round,
    ...size,
    votes: others.map(withGain),
    together: fromUnits(total(unnamed(others)), places),
    ...(kept.length > 0 && {
      before: { options: kept.length, votes: fromUnits(total(kept), places) },
    }),
    ...(elected && { elected: elected.filter((one) => one !== counted.nobody).map(title) }),
    ...(counted.nobody !== undefined &&
      elected?.includes(counted.nobody) && { unseated: title(counted.nobody) }),
    ...(surplus && {
      surplus: { title: title(surplus.option), votes: fromUnits(surplus.votes, places) },
    }),
    out: out.map(title),
    ...(tie && { tie: withTitles(tie, title) }),
    ...(exhibit.places !== undefined && { several: true as const }),
  };
  const after = roundAfterSentence(words);
  return {
    kind: 'round',
    round,
    ...size,
    options: votes.map((one) => ({ option: id(one.option), votes: fromUnits(one.votes, places) })),
    ...(elected && { elected: elected.map(id) }),
    ...(surplus && {
      surplus: { option: id(surplus.option), votes: fromUnits(surplus.votes, places) },
    }),
    out: out.map(id),
    ...(tie && { tied: tie.options.map(id) }),
    sentence: roundSentence(words),
    ...(after !== undefined && { after }),
  };
}

function withTitles({ options, told, ...tie }: RoundTie, title: (option: number) => string) {
  return {
    ...tie,
    titles: options.map(title),
    ...(told && { told: { round: told.round, titles: told.level.map(title) } }),
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
      const votes = fromUnits(nobody?.votes ?? 0, places);
      return nobodySentence(title(nobody?.option ?? -1), votes, 'vote');
    }
    default:
      throw new Error(`an instant runoff is not ${outcome.kind}`);
  }
}
