import type { Outcome } from '../methods/method.ts';

/** The options that won: of a question that passed it is the yes. */
export function winnersOf(outcome: Outcome): readonly number[] {
  if (outcome.kind === 'passed') return [0];
  return 'winners' in outcome ? outcome.winners : [];
}
