import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kernel, takeKernel } from '../../src/csv/kernel.ts';
import { seed } from '../support/csv.ts';

/** Puts texts into the memory of a kernel, as it writes them itself; an empty one is at 0, and has the hash 0. */
function placed(kernel: Kernel, texts: readonly string[]): number[] {
  return texts.map((text) => {
    if (text === '') return 0;
    const bytes = Buffer.from(text);
    const place = kernel.allocate(bytes.length + 5) >>> 0;
    const memory = Buffer.from(kernel.memory.buffer);
    if (bytes.length < 255) memory[place] = bytes.length;
    else {
      memory[place] = 255;
      memory.writeUInt32LE(bytes.length, place + 1);
    }
    memory.set(bytes, place + (bytes.length < 255 ? 1 : 5));
    return place;
  });
}

/** The numbers of texts with these hashes, kept in blocks that end at `cuts`; and the place of the text of each number. */
function numbered(
  kernel: Kernel,
  places: readonly number[],
  hashes: readonly number[],
  cuts: readonly number[],
) {
  const ends = [...cuts, places.length];
  const blocks = ends.flatMap((end, at) => {
    const start = ends[at - 1] ?? 0;
    const block = kernel.allocate(8 * (end - start)) >>> 0;
    const words = new Uint32Array(kernel.memory.buffer, block);
    for (let row = start; row < end; row += 1) {
      words[2 * (row - start)] = places[row] ?? 0;
      words[2 * (row - start) + 1] = hashes[row] ?? 0;
    }
    return [block, end - start, start];
  });
  const list = kernel.allocate(4 * blocks.length) >>> 0;
  new Uint32Array(kernel.memory.buffer, list).set(blocks);
  const count = kernel.numberTexts(list, ends.length, places.length);
  const { buffer } = kernel.memory;
  return {
    numbers: [...new Uint32Array(buffer, kernel.numbersAt() >>> 0, places.length)],
    firsts: [...new Uint32Array(buffer, kernel.firstsAt() >>> 0, count)],
  };
}

/** The same, made as plainly as it can be said. */
function plainly(texts: readonly string[], places: readonly number[]) {
  const known = new Map([['', 0]]);
  const firsts = [0];
  const numbers = texts.map((text, at) => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) firsts.push(places[at] ?? 0);
    known.set(text, number);
    return number;
  });
  return { numbers, firsts };
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }),
  fc.constantFrom('x'.repeat(254), 'x'.repeat(255), `${'x'.repeat(255)}y`, `y${'x'.repeat(255)}`),
);

test.each<[what: string, hashOf: (text: string) => number]>([
  ['all alike', () => 0x80000007],
  ['of the length alone', (own) => own.length],
  ['of high bits alone', (own) => (own.length << 30) >>> 0],
  ['that fill the first part and the last', (own) => (own.length % 2 ? 0 : 0xffffffff)],
])(
  'texts are numbered as they first come, with hashes %s, however they lie in blocks',
  (_, hashOf) => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), fc.array(fc.nat(60)), (texts, some) => {
        const kernel = takeKernel();
        const places = placed(kernel, texts);
        const cuts = some.map((cut) => Math.min(cut, texts.length)).sort((a, b) => a - b);
        const hashes = texts.map((own) => (own === '' ? 0 : hashOf(own)));
        const got = numbered(kernel, places, hashes, cuts);
        expect(got).toEqual(plainly(texts, places));
      }),
      { seed, numRuns: 300 },
    );
  },
);

test('so are more than are told apart together', () => {
  const kernel = takeKernel();
  const texts = Array.from({ length: 300_000 }, (_, at) => (at % 7 ? `v${at % 200_000}` : ''));
  const known = new Map<string, number>();
  const places = texts.map((own) => {
    const place = known.get(own) ?? placed(kernel, [own])[0] ?? 0;
    // Half of those that come again stand a second time.
    if (place % 2 === 0) known.set(own, place);
    return place;
  });
  const hashes = texts.map((own) => Math.imul(Number(own.slice(1)) >> 1, 0x9e3779b1) >>> 0);
  const got = numbered(kernel, places, hashes, [1000, 1000, 250_000]);
  expect(got.firsts).toHaveLength(new Set(texts).size);
  expect(got).toEqual(plainly(texts, places));
});
