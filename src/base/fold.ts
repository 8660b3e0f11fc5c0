/** White space of any sort (no-break spaces too), zero-width marks and byte order marks at the ends of a cell. */
const edges = () =>
  /^[\s\u200b\u200e\u200f\u2060\ufeff]+|(?<![\s\u200b\u200e\u200f\u2060\ufeff])[\s\u200b\u200e\u200f\u2060\ufeff]+$/gu;

/** Printable ASCII needs none of the care below; most cells are such. */
const plain = /^[ -~]*$/;

/** Words of ASCII with one space between them: nothing is to be trimmed or made one. */
const even = /^[!-~]+(?: [!-~]+)*$/;

/** The text of a cell as it is shown: trimmed at both ends and in Unicode NFC. */
export function cleanText(text: string): string {
  if (plain.test(text)) return text.trim();
  return text.replace(edges(), '').normalize('NFC');
}

/** The same with runs of white space made one space, but for line breaks. */
export function evenText(text: string): string {
  return even.test(text) ? text : cleanText(text).replace(/[^\S\n\r]+/gu, ' ');
}

/**
 * The form in which two cells are compared: trimmed, NFC, white space runs made one space, case folded,
 * and quotes made straight: one form or sheet curls those that another does not.
 * Case folding is locale-free; the two letters that `toLowerCase` leaves apart (ß and final sigma) are folded by hand.
 */
export function foldText(text: string): string {
  if (even.test(text)) return text.toLowerCase();
  return cleanText(text)
    .replace(/\s+/gu, ' ')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .normalize('NFC');
}
