import type { Report } from './schema.ts';

/**
 * The definition in a report as it holds for those who have no roll: the number of eligible voters, and
 * their weight, stand in it instead. Redacted ballots are counted with it.
 */
export function publishedDefinition({ definition, turnout }: Report): Record<string, unknown> {
  const { roll, ...rest } = definition.value;
  const { eligible, eligibleWeight } = turnout;
  if (roll === undefined || eligible === undefined) return rest;
  return {
    ...rest,
    eligible:
      eligibleWeight === undefined ? eligible : { voters: eligible, weight: eligibleWeight },
  };
}
