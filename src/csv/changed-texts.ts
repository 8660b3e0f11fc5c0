import { type CellTexts, cellTexts, holdsByte, type PlacedTexts, someText } from './cell-texts.ts';
import { type Column, columnOf } from './column-store.ts';
import { type Kernel, sights, whileRoom } from './kernel.ts';
import { joinCodes } from './raw-column.ts';

/**
 * A column of very many texts, those that hold a byte as `change` makes them. They stay bytes, and texts
 * that have become the same are one. Undefined where none becomes another.
 */
export function changedTexts(
  { heading, codes }: Pick<Column, 'heading' | 'codes'>,
  own: CellTexts,
  byte: number,
  change: (text: string) => string,
): Column | undefined {
  const changes = (code: number) => {
    if (!holdsByte(own, code, (one) => one === byte)) return false;
    const text = own.textAt(code);
    return change(text) !== text;
  };
  if (!someText(own, changes)) return undefined;
  const textOf = (code: number) => change(own.textAt(code));
  // What is written anew is in UTF-8: so must all be that is not ASCII.
  const anew = (code: number) => (own.western && holdsByte(own, code, isHigh)) || changes(code);
  const { kernel } = own;
  const joined = whileRoom(kernel, () =>
    joinCodes(kernel, [{ codes: [codes], ...written(own, anew, textOf) }]),
  );
  return joined
    ? columnOf(heading, joined.codes, cellTexts(kernel, joined, false))
    : { heading, codes, texts: Array.from({ length: own.size }, (_, code) => textOf(code)) };
}

const isHigh = (byte: number) => byte >= 0x80;

/** Places of the texts in the memory of their kernel, and new ones of those that are written anew. */
function written(
  { kernel, size, ...own }: CellTexts,
  anew: (code: number) => boolean,
  textOf: (code: number) => string,
): PlacedTexts {
  const texts = own.texts.slice();
  const initials = own.initials.slice();
  const put = writer(kernel);
  let { longest, seen } = own;
  for (let code = 1; code < size; code += 1) {
    if (!anew(code)) continue;
    const text = textOf(code);
    const bytes = Buffer.from(text, 'utf8');
    seen |= seenIn(text, bytes);
    const first = bytes[0] ?? 0;
    initials[first >> 5] = (initials[first >> 5] ?? 0) | (1 << (first & 31));
    longest = Math.max(longest, bytes.length);
    texts[code] = put(bytes);
  }
  return { texts, longest, seen: seen & ~sights.broken, initials };
}

/** What the kernel would see in a text. */
function seenIn(text: string, bytes: Buffer): number {
  return (
    (bytes.length > text.length ? sights.high : 0) |
    (hasControl(bytes) ? sights.control : 0) |
    (/[A-Z]/.test(text) ? sights.upper : 0) |
    (/^ | $| {2}/.test(text) ? sights.spaced : 0) |
    (text.includes('@') ? sights.at : 0) |
    (text.includes('"') ? sights.quoted : 0) |
    (/[:.]/.test(text) ? sights.timed : 0) |
    (text.includes('&') ? sights.ampersand : 0)
  );
}

function hasControl(bytes: Buffer): boolean {
  return bytes.some((byte) => byte < 0x20 || byte === 0x7f);
}

const blockBytes = 65_536;
/** The kernel reads so many bytes behind a text. */
const slack = 64;

/** Writes texts into the memory of a kernel, as `cellTexts` finds them; gives the place of each. */
function writer(kernel: Kernel): (bytes: Buffer) => number {
  let at = 0;
  let end = 0;
  return (bytes) => {
    const needed = bytes.length + 5 + slack;
    if (at + needed > end) {
      at = kernel.allocate(Math.max(needed, blockBytes)) >>> 0;
      end = at + Math.max(needed, blockBytes);
    }
    const place = at;
    const memory = Buffer.from(kernel.memory.buffer);
    at = memory.writeUInt8(Math.min(bytes.length, 255), at);
    if (bytes.length >= 255) at = memory.writeUInt32LE(bytes.length, at);
    memory.set(bytes, at);
    at += bytes.length;
    return place;
  };
}
