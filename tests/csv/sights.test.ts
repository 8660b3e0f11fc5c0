import { isUtf8 } from 'node:buffer';
import { expect, test } from 'vitest';
import { sights, takeKernel } from '../../src/csv/kernel.ts';

/** What is to be seen in a text, said byte by byte. */
function plainly(bytes: Buffer): number {
  const has = (test: (byte: number) => boolean) => bytes.some(test);
  const isSpaced = bytes.at(0) === 0x20 || bytes.at(-1) === 0x20 || bytes.includes('  ');
  return (
    (has((byte) => byte >= 0x80) ? sights.high : 0) |
    (has((byte) => byte < 0x20 || byte === 0x7f) ? sights.control : 0) |
    (has((byte) => byte >= 0x41 && byte <= 0x5a) ? sights.upper : 0) |
    (isSpaced ? sights.spaced : 0) |
    (bytes.includes('@') ? sights.at : 0) |
    (bytes.includes('&') ? sights.ampersand : 0) |
    (bytes.includes('"') ? sights.quoted : 0) |
    (has((byte) => byte === 0x3a || byte === 0x2e) ? sights.timed : 0) |
    (isUtf8(bytes) ? 0 : sights.broken)
  );
}

test('what is seen in a text is what is in it, for every byte at every place', () => {
  const kernel = takeKernel();
  const differing: string[] = [];
  let looked = 0;
  const look = (bytes: Buffer) => {
    kernel.clear();
    kernel.enter();
    const own = kernel.allocate(128) >>> 0;
    // What stands behind a text must not be seen.
    new Uint8Array(kernel.memory.buffer, own, 128).fill('\u0001 @A:é'.charCodeAt(looked % 6));
    new Uint8Array(kernel.memory.buffer, own).set(bytes);
    kernel.begin(1, 1, ','.charCodeAt(0));
    kernel.putCell(0, own, bytes.length);
    if (kernel.seenIn(0) !== plainly(bytes)) differing.push(bytes.toString('hex'));
    looked += 1;
  };
  for (const length of [1, 2, 15, 16, 17, 33]) {
    for (let at = 0; at < length; at += 1) {
      for (let byte = 1; byte < 256; byte += 1) {
        const bytes = Buffer.alloc(length, 'x');
        bytes[at] = byte;
        look(bytes);
      }
      look(Buffer.from(`${'x'.repeat(at)}  ${'x'.repeat(length - at)}`));
      look(Buffer.from(`${'x'.repeat(at)}é${'x'.repeat(length - at)}`));
    }
  }
  expect(looked).toBe(84 * 257);
  expect(differing).toEqual([]);
});
