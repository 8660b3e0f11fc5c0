import { lazily } from './lazily.ts';

/** Words between commas; there may be line breaks beside these. */
export function wordList(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim());
}

/** The same, to be asked for one; they are taken apart when that is done first. */
export function wordSet(words: string): Pick<ReadonlySet<string>, 'has'> {
  const set = lazily(() => new Set(wordList(words)));
  return { has: (word) => set().has(word) };
}
