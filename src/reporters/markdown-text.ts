import { isolated } from './isolated.ts';

/** What begins something in Markdown wherever it stands, in a table too. `#` closes a heading. */
const special = /[\\`*_[\]|~$#]/g;

/** What begins something only at the start of a line: lists, a heading by underlining. */
const atStart = /^(?=[-+=])|^(\d+)(?=[.)])/;

/**
 * Before these a sign of no width keeps a link, a mention, a reference or a picture from being made.
 * Backslashes do not: these are found in the text after it was read.
 */
const linking =
  /(?<=@)(?=\S)|(?<=#)(?=\d)|(?<=:)(?=\/\/)|(?<=www)(?=\.)|(?<=:)(?=[\w+-]+:)|(?<=mailto:|xmpp:)(?=\S)|(?<=GH)(?=-\d)/gi;

const invisible = '\u200b';

/** A text from a file, or a sentence with some in it, as Markdown that shows it and makes nothing of it. */
export function markdownText(text: string): string {
  return isolated(text)
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(linking, invisible)
    .replace(special, '\\$&')
    .replace(atStart, '$1\\');
}
