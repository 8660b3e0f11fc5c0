import { isDigit } from './digits.ts';

/** A place in a text, up to its end. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  end: number;
}

/** So small that no digit behind it makes it a number again. */
const notDigits = -1000;

const digitZero = 0x30;

/** The byte so many places behind the cursor; 0 beyond the end. */
export function byteAt({ bytes, at, end }: Cursor, further: number): number {
  return at + further < end ? (bytes[at + further] ?? 0) : 0;
}

/** Goes over a byte if it is the next one. */
export function takes(cursor: Cursor, byte: number): boolean {
  if (byteAt(cursor, 0) !== byte) return false;
  cursor.at += 1;
  return true;
}

/** Up to so many digits; gives how many. */
export function takeDigits(cursor: Cursor, most: number): number {
  const start = cursor.at;
  while (cursor.at - start < most && isDigit(byteAt(cursor, 0))) cursor.at += 1;
  return cursor.at - start;
}

/** The number that the digits just taken write. */
export function numberBefore({ bytes, at }: Cursor, width: number): number {
  return numberAt(bytes, at - width, width);
}

/** The number that digits write; a negative one where another byte is among them. */
export function numberAt(bytes: Uint8Array, place: number, width: number): number {
  let value = 0;
  for (let at = place; at < place + width; at += 1) {
    const digit = (bytes[at] ?? 0) - digitZero;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : notDigits;
  }
  return value;
}

/** Whether a word of ASCII comes next. */
export function isNext(cursor: Cursor, word: string): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (byteAt(cursor, at) !== word.charCodeAt(at)) return false;
  return true;
}
