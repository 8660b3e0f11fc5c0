import { unlistedId } from '../report/listed-options.ts';
import type { OptionReport } from '../report/schema.ts';

/** Options by their votes; what stands for several write-ins comes last, however many they have together. */
export function mostVotesFirst(options: readonly OptionReport[]): OptionReport[] {
  const several = ({ id }: OptionReport) => Number(id === unlistedId);
  return [...options].sort((a, b) => several(a) - several(b) || b.votes - a.votes);
}
