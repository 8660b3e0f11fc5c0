/**
 * A number for each letter up to U+FFFF that is the same whatever stands around it; 0 for marks and Hangul
 * letters, which become one with others, and for halves of pairs. Made for 64 letters once one of them is
 * asked for: most texts have letters of few such rows.
 */
export function letterTable(numberOf: (letter: string) => number): (code: number) => number {
  const rows: (Uint16Array | undefined)[] = [];
  const rowOf = (first: number) =>
    Uint16Array.from({ length: 64 }, (_, at) => {
      const letter = String.fromCharCode(first + at);
      return /[\p{M}\p{Cs}\u1100-\u11ff]/u.test(letter) ? 0 : numberOf(letter);
    });
  return (code) => {
    const row = rows[code >> 6] ?? rowOf(code & ~63);
    rows[code >> 6] = row;
    return row[code & 63] ?? 0;
  };
}

/** How many bytes of UTF-8 the letter has that begins with one: of four it is no letter of these tables. */
export function letterBytes(lead: number): number {
  if (lead < 0x80) return 1;
  return lead < 0xe0 ? 2 : 3;
}

/** The letter of two or three bytes of UTF-8 at a place; 0 where there is none. */
export function letterAt(memory: Uint8Array, at: number): number {
  const lead = memory[at] ?? 0;
  const next = (memory[at + 1] ?? 0) & 0x3f;
  if (lead >= 0xc2 && lead <= 0xdf) return ((lead & 0x1f) << 6) | next;
  if (lead < 0xe0 || lead > 0xef) return 0;
  return ((lead & 0xf) << 12) | (next << 6) | ((memory[at + 2] ?? 0) & 0x3f);
}
