import { lazily } from '../base/lazily.ts';
import type { ColumnFacts } from './column-facts.ts';

/** What tells headings of a sort from others; a pattern does. */
export interface HeadingTest {
  readonly test: (folded: string) => boolean;
}

/**
 * Headings by their words, between bars; `…` stands for any text, once in a heading at most. A
 * pattern of so many words takes 0.4 to 0.9 ms to be compiled, for which an organiser waits.
 */
export function oneOf(words: string): HeadingTest {
  const read = lazily(() => {
    const whole = words.split('|').map((word) => word.trim());
    const open = whole.filter((word) => word.includes('…')).map((word) => word.split('…'));
    return { whole: new Set(whole), open };
  });
  const fits = (name: string, [start = '', end = '']: readonly string[]) =>
    name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
  return {
    test: (name) => {
      const { whole, open } = read();
      return whole.has(name) || open.some((parts) => fits(name, parts));
    },
  };
}

/** A pattern that is made once a heading has one of the words that all its headings have. */
export function whereOne(words: readonly string[], pattern: () => RegExp): HeadingTest {
  const made = lazily(pattern);
  return { test: (name) => words.some((word) => name.includes(word)) && made().test(name) };
}

/** Whether a heading is of a sort; `ballot_id` and `ballot-id` are read like `ballot id`. */
export function isHeaded({ name, spaced }: ColumnFacts, heading: HeadingTest): boolean {
  return heading.test(name) || (spaced !== name && heading.test(spaced));
}
