import { assertNever } from '../base/assert-never.ts';
import type { Disposition } from './disposition.ts';
import type { Timing, Window } from './election.ts';
import { instantOf, lastInstant } from './stamp-moment.ts';

export type WindowVerdict =
  | Extract<Disposition, 'counted' | 'unreadable-time' | 'before-opening' | 'after-closing'>
  | 'no-zone';

/** What the voting window says of each distinct stamp, by code; `texts` is how many there are. */
export function windowVerdicts(
  timing: Timing,
  window: Window,
  texts: number,
): readonly WindowVerdict[] {
  return Array.from({ length: texts }, (_, code): WindowVerdict => {
    const reading = timing.read(code);
    if (reading === undefined) return 'unreadable-time';
    const instant = instantOf(reading, timing.zone);
    switch (instant.kind) {
      case 'at': {
        const verdict = verdictAt(instant.ms, window);
        if (reading.precision !== 'day') return verdict;
        // Of a day in which voting opens or closes nobody knows whether it was before or after.
        const last = lastInstant(reading, instant.ms, timing.zone);
        return verdict === verdictAt(last, window) ? verdict : 'unreadable-time';
      }
      case 'fold': {
        // An hour that the clock shows twice counts when both of its meanings agree.
        const earlier = verdictAt(instant.earlier, window);
        return earlier === verdictAt(instant.later, window) ? earlier : 'unreadable-time';
      }
      case 'gap':
        return 'unreadable-time';
      case 'no-zone':
        return 'no-zone';
      default:
        return assertNever(instant);
    }
  });
}

function verdictAt(ms: number, window: Window): WindowVerdict {
  if (window.opens && ms < window.opens.from) return 'before-opening';
  if (window.closes && ms > window.closes.until) return 'after-closing';
  return 'counted';
}
