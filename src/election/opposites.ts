import { foldText } from '../base/fold.ts';

/** Pairs that may be the yes and the no of a question; which is which hangs on what is asked. */
const opposed: readonly (readonly [string, string])[] = [
  ['pass', 'fail'],
  ['keep', 'remove'],
  ['keep', 'delete'],
  ['keep', 'strike'],
  ['retain', 'remove'],
  ['confirm', 'deny'],
];

/** Two options, and hardly more, that are each other's opposite. */
export function opposedIn(options: readonly string[]): readonly [string, string] | undefined {
  if (options.length < 2 || options.length > 3) return undefined;
  const folded = options.map(foldText);
  return opposed.find((pair) => pair.every((word) => folded.includes(word)));
}
