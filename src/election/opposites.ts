import { foldText } from '../base/fold.ts';
import { wordSet } from '../base/word-list.ts';
import { generalWords } from './vocabulary.ts';

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
  return opposed.find((pair) => pair.every((word) => folded.includes(word))) ?? contraryIn(options);
}

const negations = wordSet(`
  not, do not, don't, nicht, kein, keine, non, no, niet, geen, inte, ikke, nie
`);

/** Two options that differ in a word: `Prepared` and `Not prepared`; `I vote to accept it` and `I vote to reject it`. */
function contraryIn(options: readonly string[]): readonly [string, string] | undefined {
  const [one = '', other = '', third] = options;
  if (third !== undefined) return undefined;
  const [a, b] = [foldText(one).split(' '), foldText(other).split(' ')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [own, its] = [a, b].map((words) => words.slice(start, words.length - end).join(' '));
  const means = (word = '') => generalWords().get(word);
  if (own === '' && negations.has(its ?? '')) return [one, other];
  if (its === '' && negations.has(own ?? '')) return [other, one];
  if (start + end === 0) return undefined;
  if (means(own) === 'yes' && means(its) === 'no') return [one, other];
  return means(own) === 'no' && means(its) === 'yes' ? [other, one] : undefined;
}
