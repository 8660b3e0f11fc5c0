import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kernel, takeKernel } from '../../src/csv/kernel.ts';
import {
  type Helpers,
  type Numbered,
  numberTexts,
  numberTogether,
  tellSweep,
} from '../../src/csv/number-texts.ts';
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

/** Texts with these hashes, kept in blocks that end at `cuts`. */
function blocksOf(
  kernel: Kernel,
  places: readonly number[],
  hashes: readonly number[],
  cuts: readonly number[],
) {
  const ends = [...cuts, places.length];
  return ends.map((end, at) => {
    const start = ends[at - 1] ?? 0;
    const counters = kernel.counterBytes();
    const place = (kernel.allocate(counters + 8 * (end - start)) >>> 0) + counters;
    const words = new Uint32Array(kernel.memory.buffer, place);
    const counts = new Uint32Array(kernel.memory.buffer, place - counters, counters / 4).fill(0);
    for (let row = start; row < end; row += 1) {
      words[2 * (row - start)] = places[row] ?? 0;
      const hash = hashes[row] ?? 0;
      words[2 * (row - start) + 1] = hash;
      const first = hash >>> 22;
      if (places[row] !== 0) counts[first] = (counts[first] ?? 0) + 1;
    }
    return { place, rows: end - start };
  });
}

/** The numbers, and the place of the text of each. */
const listed = ({ numbers, texts, others }: Numbered) => ({
  numbers: [...numbers],
  firsts: [...texts],
  others: others && [...others],
});

/** As many others, of whom some can do nothing. */
const helpers = (count: number, able: (sweep: number) => boolean): Helpers => ({
  count,
  tellApart: async (sweep) => (able(sweep.sweep) ? tellSweep(sweep) : undefined),
});

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
  let next = 1;
  const others: number[] = [];
  for (const [at, number] of numbers.entries()) {
    if (number === next) next += 1;
    else others.push(at);
  }
  return { numbers, firsts, others: others.length <= texts.length >> 3 ? others : undefined };
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
  'texts are numbered as they first come, with hashes %s, however they lie in blocks and whoever helps',
  async (_, hashOf) => {
    const some = fc.array(fc.nat(60));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 60 }),
        some,
        fc.nat(5),
        async (texts, at, count) => {
          const kernel = takeKernel();
          const places = placed(kernel, texts);
          const cuts = at.map((cut) => Math.min(cut, texts.length)).sort((a, b) => a - b);
          const hashes = texts.map((own) => (own === '' ? 0 : hashOf(own)));
          const blocks = () => blocksOf(kernel, places, hashes, cuts);
          expect(listed(numberTexts(kernel, blocks()))).toEqual(plainly(texts, places));
          const others = helpers(count, (sweep) => sweep % 3 > 0);
          const together = await numberTogether(kernel, blocks(), others);
          expect(listed(together)).toEqual(plainly(texts, places));
        },
      ),
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
  const blocks = blocksOf(kernel, places, hashes, [1000, 1000, 250_000]);
  const got = listed(numberTexts(kernel, blocks));
  expect(got.firsts).toHaveLength(new Set(texts).size);
  expect(got).toEqual(plainly(texts, places));
});

test('what another has begun and could not end is done here', async () => {
  const kernel = takeKernel();
  const texts = Array.from({ length: 1000 }, (_, at) => `v${at % 300}`);
  const places = placed(kernel, texts);
  const hashes = texts.map((own) => Math.imul(Number(own.slice(1)), 0x9e3779b1) >>> 0);
  const others: Helpers = {
    count: 3,
    tellApart: async (sweep) => {
      tellSweep(sweep);
      return undefined;
    },
  };
  const blocks = blocksOf(kernel, places, hashes, [10]);
  expect(listed(await numberTogether(kernel, blocks, others))).toEqual(plainly(texts, places));
});
