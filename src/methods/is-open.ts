/** Whether a contest is still to be decided: a tie to break, another ballot to hold, or too few who voted. */
export function isOpen(outcome: { readonly kind: string } | undefined): boolean {
  return outcome !== undefined && open.has(outcome.kind);
}

const open: ReadonlySet<string> = new Set(['tied', 'runoff', 'reballot', 'no-votes', 'no-quorum']);
