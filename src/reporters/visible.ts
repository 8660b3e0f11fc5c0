/** Letters of Latin scripts, dashes, quotation marks: nothing to be hidden, and found sooner than all that is. */
const plain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/**
 * A title or a name from a file, on one line and with nothing hidden: line breaks and tabs become a
 * space; control characters, escape sequences and marks that reorder or hide text are shown as a replacement.
 */
export function visible(text: string): string {
  return plain.test(text)
    ? text
    : text
        .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
        .replace(
          /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069]/gu,
          '\ufffd',
        );
}

/** A longer text is a mistake of the file; the document has it whole. */
const longest = 1000;

/** A title or a name from a file, made safe for a terminal; what is too long to read is cut. */
export function safe(text: string): string {
  return visible(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
