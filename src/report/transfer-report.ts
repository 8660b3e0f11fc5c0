import type { Exhibit, Outcome } from '../methods/method.ts';
import { roundsIn } from '../methods/rankings.ts';
import { wholeVote } from '../methods/transfers.ts';
import type { Counted } from './counted.ts';
import { noVotesSentence } from './messages/outcome.ts';
import {
  nobodyAloneSentence,
  nobodySeatedSentence,
  openTieSentence,
  type Seated,
  seatedSentence,
} from './messages/transfers.ts';
import { fromUnits } from './numbers.ts';
import type { OptionReport } from './schema.ts';

/** What came of a single transferable vote: who is elected in which round, by which quota. */
export function transferSentence(
  outcome: Outcome,
  exhibits: readonly Exhibit[],
  options: readonly OptionReport[],
  { places }: Pick<Counted, 'places'>,
): string {
  const found = exhibits.find((one) => one.kind === 'quota');
  const rounds = roundsIn(exhibits);
  const last = rounds.at(-1);
  if (found === undefined || last === undefined) return noVotesSentence(0);
  const { seats } = found;
  const quota = { votes: fromUnits(found.votes, places), of: fromUnits(found.of, places), seats };
  const title = (option: number) => options[option]?.title ?? '';
  const seated = (option: number): Seated[] => {
    const round = rounds.find(({ elected = [] }) => elected.includes(option));
    const own = round?.votes.find((one) => one.option === option);
    if (round === undefined || own === undefined) return [];
    const votes = fromUnits(own.votes, round.places ?? places);
    return [{ title: title(option), votes, round: round.round, below: votes < quota.votes }];
  };
  const unseated = (option: number) => seated(option)[0] ?? { title: title(option) };
  const [nobody] = exhibits.flatMap((one) => (one.kind === 'nobody' ? unseated(one.option) : []));
  switch (outcome.kind) {
    case 'elected': {
      const said = seatedSentence(outcome.winners.flatMap(seated), outcome.unfilled, quota);
      return nobody ? `${said} ${nobodySeatedSentence(nobody)}` : said;
    }
    case 'none-elected':
      return nobody ? nobodyAloneSentence(nobody, quota) : '';
    case 'tied': {
      const level = last.tie?.told?.level ?? last.tie?.options ?? [];
      const surplus = last.tie?.surplus === true;
      const most = last.votes.find(({ option }) => option === level[0])?.votes ?? 0;
      const over = surplus ? found.votes * wholeVote : 0;
      const [tie] = outcome.tied;
      return openTieSentence(
        {
          round: last.round,
          level: level.map(title),
          votes: fromUnits(most - over, last.places ?? places),
          surplus,
          among: tie?.options.map(title) ?? [],
          seats: tie?.seats ?? 0,
          unknown: last.tie?.came === 'unknown',
          ...(nobody && { nobody }),
          inAll: outcome.winners.filter((one) => seated(one).length === 0).map(title),
        },
        outcome.winners.flatMap(seated),
        quota,
      );
    }
    default:
      throw new Error(`a single transferable vote is not ${outcome.kind}`);
  }
}
