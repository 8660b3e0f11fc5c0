/** How the text of a file is written; a workbook has its own way. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'xlsx';

/** What the first bytes of a file say it is; `refused` names what it is instead of text. */
export type Opening =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly skip: number }
  | { readonly kind: 'refused'; readonly what: Refusal };

/** What a file is that is no text, or no table. */
export type Refusal =
  | 'image'
  | 'html'
  | 'json'
  | 'zip'
  | 'pdf'
  | 'old-excel'
  | 'utf-32'
  | 'utf-16-unmarked'
  | 'binary';

const signatures: readonly { readonly bytes: readonly number[]; readonly what: Refusal }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'zip' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'pdf' },
  { bytes: [0xff, 0xd8, 0xff], what: 'image' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'image' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'old-excel' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], what: 'utf-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], what: 'utf-32' },
];

/** Whether a file may be a workbook: it is a ZIP file. */
export function isZip(head: Uint8Array): boolean {
  const [zip] = signatures;
  return zip?.bytes.every((byte, at) => head[at] === byte) ?? false;
}

/** Reads byte order marks and the signatures of files that are often mistaken for CSV. */
export function readOpening(head: Uint8Array): Opening {
  const starts = (bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
  const known = signatures.find((one) => starts(one.bytes));
  if (known) return { kind: 'refused', what: known.what };
  if (starts([0xef, 0xbb, 0xbf])) return textFrom(head, 3);
  if (starts([0xff, 0xfe])) return { kind: 'text', encoding: 'utf-16le', skip: 2 };
  if (starts([0xfe, 0xff])) return { kind: 'text', encoding: 'utf-16be', skip: 2 };
  if (head.includes(0) && !isTextBesides(head)) return { kind: 'refused', what: unmarked(head) };
  return textFrom(head, 0);
}

function textFrom(head: Uint8Array, skip: number): Opening {
  const what = otherLanguage(head.subarray(skip));
  return what ? { kind: 'refused', what } : { kind: 'text', encoding: 'utf-8', skip };
}

/** Text that is no table: a web page, or JSON. */
function otherLanguage(head: Uint8Array): Refusal | undefined {
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'html';
  return /^[{[]\s*["{[]/.test(start) ? 'json' : undefined;
}

/** Text into which some NULs strayed: the line of the first is told when it is read. */
function isTextBesides(head: Uint8Array): boolean {
  const zeros = head.filter((byte) => byte === 0).length;
  const isText = (byte: number) => byte >= 0x20 || [0x00, 0x09, 0x0a, 0x0d].includes(byte);
  return zeros * 8 < head.length && head.every(isText);
}

/** Text in UTF-16 without its mark has a zero in nearly every second byte. */
function unmarked(head: Uint8Array): Refusal {
  const sample = head.subarray(0, 64);
  const zeros = (parity: number) =>
    sample.filter((byte, at) => at % 2 === parity && byte === 0).length;
  const half = sample.length / 2;
  return Math.max(zeros(0), zeros(1)) > half * 0.7 ? 'utf-16-unmarked' : 'binary';
}

const ascii = /^[^\u0080-\uffff]*$/;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Windows-1252 from 0x80 to 0x9F. Node 20's decoder takes these for Latin-1 controls; its own table is here. */
const westernHigh = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of a cell kept as one character a byte, or undefined where it is no UTF-8. */
export function decodeUtf8(bytes: string): string | undefined {
  if (ascii.test(bytes)) return bytes;
  try {
    return strict.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
}

/** The text of a cell kept as one character a byte, read as Windows-1252 (WHATWG Encoding, index windows-1252). */
export function decodeWestern(bytes: string): string {
  return bytes.replace(
    /[\u0080-\u009f]/g,
    (character) => westernHigh[character.charCodeAt(0) - 0x80] ?? character,
  );
}

/** Turns chunks of UTF-16 into chunks of UTF-8, so that one reader serves every encoding. */
export function utf16Transcoder(
  encoding: 'utf-16le' | 'utf-16be',
): (chunk?: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (chunk) =>
    Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode(), 'utf8');
}
