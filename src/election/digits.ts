/** Whether two texts of one length differ in their digits only. */
export function isSameForm(
  memory: Uint8Array,
  one: number,
  other: number,
  length: number,
): boolean {
  for (let at = 0; at < length; at += 1) {
    const a = memory[one + at] ?? 0;
    const b = memory[other + at] ?? 0;
    if (a !== b && !(isDigit(a) && isDigit(b))) return false;
  }
  return true;
}

/** Whether a byte is a digit of ASCII. */
export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
