import { foldText } from '../base/fold.ts';
import { wordSet } from '../base/word-list.ts';
import { generalWords, nameWords } from './vocabulary.ts';

/** Pairs that may be the yes and the no of a question; which is which hangs on what is asked. */
const opposed: readonly (readonly [string, string])[] = [
  ['pass', 'fail'],
  ['keep', 'remove'],
  ['keep', 'delete'],
  ['keep', 'strike'],
  ['retain', 'remove'],
  ['confirm', 'deny'],
  ['f', 'a'],
  ['p', 'c'],
  ['j', 'n'],
  ['o', 'n'],
  ['s', 'n'],
  ['t', 'n'],
  ['○', '×'],
  ['〇', '×'],
];

/** Two options, and hardly more, that are each other's opposite. */
export function opposedIn(options: readonly string[]): readonly [string, string] | undefined {
  if (options.length < 2 || options.length > 3) return undefined;
  const folded = options.map(foldText);
  const known = opposed.find((pair) => pair.every((word) => folded.includes(word)));
  if (known) return known;
  // Beside "Content" and "Not content" a third says that it is neither.
  const pairs = options.map((_, at) => options.filter((_, other) => other !== at));
  return (
    (options.length === 2 ? contraryIn(options) : pairs.map(contraryIn).find((one) => one)) ??
    openedIn(options)
  );
}

/** `Yes please` and `No thanks`: of all options one begins with a yes, and one with a no. */
function openedIn(options: readonly string[]): readonly [string, string] | undefined {
  const beginning = (meaning: string) =>
    options.filter((option) => {
      const [first = ''] = foldText(option).split(/[^\p{L}']/u);
      return generalWords().get(first) === meaning && !nameWords.has(first);
    });
  const [yes, ...others] = beginning('yes');
  const [no, ...more] = beginning('no');
  return yes && no && others.length + more.length === 0 ? [yes, no] : undefined;
}

const negations = wordSet(`
  not, do not, don't, nicht, kein, keine, non, no, niet, geen, inte, ikke, nie, não, не, لا, غير
`);

/** Two options that differ in a word: `Prepared` and `Not prepared`; `I vote to accept it` and `I vote to reject it`. */
function contraryIn(options: readonly string[]): readonly [string, string] | undefined {
  const [one = '', other = ''] = options;
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
