import { isUtf8 } from 'node:buffer';
import { expect, test } from 'vitest';
import { sights, takeKernel } from '../../src/csv/kernel.ts';

/** The borders of RFC 3629, with a byte on each side. */
const edges = [
  0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
  0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
];

function* sequences(length: number): Iterable<number[]> {
  if (length === 0) yield [];
  else for (const rest of sequences(length - 1)) for (const edge of edges) yield [...rest, edge];
}

test('the kernel takes for UTF-8 what Node does, by the first and last bytes of every form', () => {
  const kernel = takeKernel();
  const input = kernel.allocate(64) >>> 0;
  const differing: string[] = [];
  const seen = (bytes: readonly number[]) => {
    kernel.clear();
    kernel.enter();
    kernel.allocate(64);
    kernel.begin(1, 1, 0x2c);
    new Uint8Array(kernel.memory.buffer).set(bytes, input);
    kernel.putCell(0, input, bytes.length);
    return (kernel.seenIn(0) & sights.broken) === 0;
  };
  let held = { yes: 0, no: 0 };
  const check = (bytes: readonly number[]) => {
    const right = isUtf8(Buffer.from(bytes));
    if (seen(bytes) !== right) differing.push(Buffer.from(bytes).toString('hex'));
    held = right ? { ...held, yes: held.yes + 1 } : { ...held, no: held.no + 1 };
  };
  for (const length of [1, 2, 3]) for (const bytes of sequences(length)) check(bytes);
  for (const bytes of sequences(3))
    for (const first of [0xf0, 0xf1, 0xf4]) check([first, ...bytes]);
  for (const bytes of sequences(2)) check([0x61, 0xf4, 0x8f, ...bytes, 0x61]);
  expect(differing).toEqual([]);
  expect(held.yes).toBeGreaterThan(500);
  expect(held.no).toBeGreaterThan(1000);
});
