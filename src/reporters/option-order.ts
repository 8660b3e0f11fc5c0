import { unlistedId } from '../report/listed-options.ts';
import { voteNoun } from '../report/messages/figures.ts';
import { headsSentence } from '../report/messages/outcome.ts';
import type { ContestReport, OptionReport } from '../report/schema.ts';

/** Options by their votes; what stands for several write-ins comes last, however many they have together. */
export function mostVotesFirst(options: readonly OptionReport[]): OptionReport[] {
  const several = ({ id }: OptionReport) => Number(id === unlistedId);
  return [...options].sort((a, b) => several(a) - several(b) || b.votes - a.votes);
}

/** Options of one contest that are listed; the document has them all. */
const mostListed = 50;

/** The options with most votes, as many as are listed, and those that are told of together. */
export function listedOptions(options: readonly OptionReport[]): {
  readonly shown: readonly OptionReport[];
  readonly hidden: readonly OptionReport[];
} {
  const order = mostVotesFirst(options);
  const shown = order.length > mostListed + 1 ? order.slice(0, mostListed) : order;
  return { shown, hidden: order.slice(shown.length) };
}

/** Where votes are weighted, the ballots behind them, if all options are listed. */
export function headsWords({ heads, method, options }: ContestReport): string | undefined {
  if (heads === undefined || listedOptions(options).hidden.length > 0) return undefined;
  const own = options.map(({ title, heads: ballots = 0 }) => ({ title, ballots }));
  return headsSentence(own, heads, voteNoun(method));
}

export function votesOf(options: readonly OptionReport[]): number {
  return options.reduce((sum, option) => sum + option.votes, 0);
}
