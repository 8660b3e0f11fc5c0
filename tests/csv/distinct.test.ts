import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberTexts } from '../../src/csv/distinct.ts';
import { seed } from '../support/csv.ts';

/** Texts as they stand in a memory, and where. */
function placed(texts: readonly string[]) {
  const parts = [Buffer.alloc(1)];
  let end = 1;
  const places = texts.map((text) => {
    const bytes = Buffer.from(text);
    const size = Buffer.alloc(5);
    size[0] = 255;
    size.writeUInt32LE(bytes.length, 1);
    const part = Buffer.concat([bytes.length < 255 ? Buffer.from([bytes.length]) : size, bytes]);
    parts.push(part);
    end += part.length;
    return text === '' ? 0 : end - part.length;
  });
  return { memory: Buffer.concat(parts), places: Uint32Array.from([0, ...places]) };
}

/** The numbers of texts, made as plainly as it can be said. */
function plainNumbers(texts: readonly string[]) {
  const known = new Map([['', 0]]);
  return texts.map((text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }),
  fc.constantFrom('x'.repeat(254), 'x'.repeat(255), `${'x'.repeat(255)}y`, `y${'x'.repeat(255)}`),
);

test.each<[what: string, hashOf: (text: string) => number]>([
  ['all alike', () => 0x80000007],
  ['of the length alone', (own) => own.length],
  ['of high bits alone', (own) => (own.length << 30) >>> 0],
])('texts are numbered as they first come, with hashes %s', (_, hashOf) => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), fc.nat(60), (texts, cut) => {
      const { memory, places } = placed(texts);
      const hashes = Uint32Array.from(texts, hashOf);
      const pieces = [hashes.subarray(0, cut), hashes.subarray(cut)];
      const { numbers, count } = numberTexts(memory, places, pieces);
      expect([...numbers]).toEqual([0, ...plainNumbers(texts)]);
      expect(count).toBe(new Set(['', ...texts]).size);
      const firsts = [...places.subarray(1, count)].map((place) => {
        const long = memory[place] === 255;
        const length = long ? memory.readUInt32LE(place + 1) : (memory[place] ?? 0);
        const start = place + (long ? 5 : 1);
        return memory.toString('utf8', start, start + length);
      });
      expect(firsts).toEqual([...new Set(texts)].filter((own) => own !== ''));
    }),
    { seed, numRuns: 300 },
  );
});

test('so are more than are told apart together', () => {
  const texts = Array.from({ length: 100_000 }, (_, at) => `v${at % 70_000}`);
  const { memory, places } = placed(texts);
  const hashes = Uint32Array.from(texts, (_, at) => Math.imul((at % 70_000) >> 1, 0x9e3779b1));
  const { numbers, count } = numberTexts(memory, places, [hashes]);
  expect(count).toBe(70_001);
  expect([...numbers.subarray(1)]).toEqual(plainNumbers(texts));
});
