import type { MeantMethod } from '../../base/method-names.ts';

/** What stands here for a method of another name. */
export function meantWords(meant: MeantMethod): string {
  switch (meant.kind) {
    case 'one':
      return `Here that is ${meant.method}.`;
    case 'by-seats':
      return 'Here rankings are counted by instant-runoff for one seat, by stv for several.';
    case 'star':
      return 'STAR, with its runoff of the two that have the most points, is not counted yet; score is the sum of the points alone.';
    case 'uncounted':
      return 'That is not counted yet; of rankings there are instant-runoff for one seat, and for several stv by the Scottish rules (quota of Droop).';
  }
}
