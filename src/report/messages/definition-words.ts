import { quoted } from './words.ts';

/** What is said of slips in YAML. */
export const slips = {
  quotes: (text: string) => ({
    message: `${quoted(text)} must stand in quotes in the definition.`,
    hint: `Write ${inQuotes(text)}. A text with ": " in it, or that begins with > @ * & ! % | [ or {, means something else without.`,
  }),
  comment: (text: string) => ({
    message: `${quoted(text)} is cut in the definition: behind a space, # begins a comment.`,
    hint: `Write ${inQuotes(text)}. If it is a comment, put a space behind the #.`,
  }),
  twice: (text: string) => ({
    message: `The key ${quoted(text)} stands twice in one block of the definition.`,
    hint: 'Keep one of them. What is of another contest begins with a dash of its own.',
  }),
  tab: () => ({
    message: 'The definition cannot be read: a line begins with a tab.',
    hint: 'Begin lines with spaces.',
  }),
  bracket: () => ({
    message: 'The definition cannot be read: a list or a block in brackets is not closed.',
    hint: 'Close it with ] or }. A text in it that has one of , [ ] { } or ": " stands in quotes.',
  }),
  indent: () => ({
    message:
      'The definition cannot be read: a line begins further left or right than the others of its block.',
    hint: 'Look at that line and the one above it: keys of one block begin in the same column, and so do the dashes of one list.',
  }),
};

/** A text as it stands in YAML. */
function inQuotes(text: string): string {
  return text.includes('"') || text.includes('\\')
    ? `'${text.replaceAll("'", "''")}'`
    : `"${text}"`;
}

const typeWords: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  'filled string': 'a text that is not empty',
  boolean: 'true or false',
  array: 'a list, whose items stand in [ ] or begin with a dash',
  object: 'keys with values',
  rule: 'a rule in words, such as "two-thirds of eligible", or {all: [...]}, {any: [...]} or {each: {...}}',
  sets: 'a list of sets, each of which is a list of two contests or more',
  record: 'a contest and its option, such as "plan: A"',
};

/** `a whole number, or keys with values`; what is no type or bound stands as it is. */
export function expectedWords(expected: string): string {
  return expected
    .split(', or ')
    .map(
      (one) =>
        typeWords[one] ??
        one
          .replace(/^object (.+)$/, 'keys with values ($1)')
          .replace(/^>= /, 'at least ')
          .replace(/^<= /, 'at most ')
          .replace(/^array of 1$/, 'a list that is not empty')
          .replace(/^array of (\d+)$/, 'a list of $1 or more'),
    )
    .join(', or ');
}

/** Where a key stands that was written elsewhere. */
export function keyElsewhere(key: string, elsewhere: string): string {
  return key === elsewhere
    ? 'Move it to the left edge: it is no key of one contest, and holds for all.'
    : `Move it to where it belongs: ${elsewhere}.`;
}
