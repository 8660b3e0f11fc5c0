import type { Counted } from './counted.ts';
import { robustnessSentence } from './messages/evidence.ts';
import type { RobustnessReport } from './schema.ts';

/** How many ballots the outcome of a contest hangs on, and whether what was set aside could change it. */
export function robustnessReport(at: number, counted: Counted): RobustnessReport | undefined {
  const found = counted.robustness[at];
  if (found === undefined) return undefined;
  const { margin } = found;
  const { kind, ballots, marks, changes } = found.setAside;
  const own = { margin: { ...margin }, setAside: { kind, ballots, marks, changes } };
  return { ...own, sentence: robustnessSentence(own) };
}
