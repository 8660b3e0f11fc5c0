import { looksOf } from '../base/look-alike.ts';
import { editDistance } from '../base/suggest.ts';

/** What a text looks like at a glance: Zoë is Zoe, in whichever alphabet. */
export function withoutAccents(folded: string): string {
  return /^[ -~]*$/.test(folded) ? folded : looksOf(folded.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Whether two titles differ by a slip: a letter or two, a space or a sign. */
export function spelledAlike(first: string, second: string): boolean {
  // So are +1 and -1.
  if (
    /^\+/u.test(first) !== /^\+/u.test(second) &&
    /^[-−–]/u.test(first) !== /^[-−–]/u.test(second)
  )
    return false;
  // Option A and Option B are meant to differ.
  if (/\s\S$/u.test(first) && /\s\S$/u.test(second)) return false;
  const one = first.replace(/\s/gu, '');
  const other = second.replace(/\s/gu, '');
  const letters = (text: string) => text.replace(/[\p{N}\p{P}]/gu, '');
  if (letters(one) === letters(other)) {
    const words = (text: string) => text.replace(/\p{P}/gu, '');
    return letters(one) !== '' && words(one) === words(other);
  }
  const limit = Math.min(one.length, other.length) >= 10 ? 3 : 2;
  return Math.min(one.length, other.length) >= 4 && editDistance(one, other, limit) < limit;
}
