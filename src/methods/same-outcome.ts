import type { Outcome } from './method.ts';

/** Whether two outcomes are of one kind, with the same winners, the same ties and the same runoff, in whatever order. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(outcome: Outcome): string {
  const set = (options: readonly number[]) => [...options].sort((x, y) => x - y).join(' ');
  const parts: string[] = [outcome.kind];
  if ('winners' in outcome) parts.push(`won ${set(outcome.winners)}`);
  if ('runoff' in outcome) parts.push(`runoff ${set(outcome.runoff)}`);
  if ('tied' in outcome) {
    parts.push(...outcome.tied.map((tie) => `tied ${set(tie.options)} for ${tie.seats}`).sort());
  }
  return parts.join(', ');
}
