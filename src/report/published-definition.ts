import type { Report } from './schema.ts';

/**
 * A definition as it holds for those who have no roll: the number of eligible voters, and their weight,
 * stand in it instead. Redacted ballots are counted with it.
 */
export function publishedDefinition(
  definition: Readonly<Record<string, unknown>>,
  { eligible, eligibleWeight }: Report['turnout'],
): Record<string, unknown> {
  const { roll, ...rest } = definition;
  if (roll === undefined || eligible === undefined) return rest;
  return {
    ...rest,
    eligible:
      eligibleWeight === undefined ? eligible : { voters: eligible, weight: eligibleWeight },
  };
}
