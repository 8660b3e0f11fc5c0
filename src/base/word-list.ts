/** Words between commas; there may be line breaks beside these. */
export function wordList(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim());
}

/** The same, each once. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(wordList(words));
}
