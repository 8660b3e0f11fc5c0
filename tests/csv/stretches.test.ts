import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Delimiter, delimiters } from '../../src/csv/dialect.ts';
import { limits } from '../../src/csv/limits.ts';
import { readTable } from '../../src/csv/read-table.ts';
import { likelyBorder, type Shape } from '../../src/csv/stretch.ts';
import { linesOf, piecesOf, seed, shown } from '../support/csv.ts';
import { broken, written } from '../support/hostile-csv.ts';
import { readFrom } from '../support/stretches.ts';

/** The reader looks at so much together; only then are the headings known. */
const KiB = 1024;
const headSize = 256 * KiB;

/** Reads a file whole, or with stretches from some places on read apart from it; says whether these were taken. */
async function readCut(content: Buffer, delimiter: Delimiter, places: readonly number[]) {
  let again = false;
  const elsewhere = (shape: Shape, bytes: number) => {
    const cuts = places.filter((place) => place >= bytes);
    return readFrom(content, cuts, shape, [99_991], () => {
      again = true;
    });
  };
  const chunks = piecesOf(content, [64 * KiB, 300 * KiB, 1]);
  const source = { name: 'b.csv', chunks, ...(places.length > 0 && { elsewhere }) };
  return { result: await readTable(source, { delimiter }), taken: places.length > 0 && !again };
}

/** Long lists by their hashes: a difference is found without being printed. */
function digest(list: Iterable<string | number>): string {
  return createHash('sha256')
    .update([...list].join('\u001f'))
    .digest('hex');
}

async function described(content: Buffer, delimiter: Delimiter, places: readonly number[]) {
  const { result, taken } = await readCut(content, delimiter, places);
  if (!result.ok) return { taken, told: result.problems.map(shown) };
  const { columns, lines, faults, ...table } = result.value;
  const starts = linesOf({ lines });
  return {
    taken,
    told: {
      ...table,
      notes: result.notes.map(shown),
      lines: digest(starts),
      faults: [...faults],
      columns: columns.map(({ heading, codes, texts, bulk }) => ({
        heading,
        size: codes.BYTES_PER_ELEMENT,
        codes: digest(codes),
        texts: digest(texts),
        seen: bulk?.seen,
        longest: bulk?.longest,
        initials: [...(bulk?.initials ?? [])],
      })),
    },
  };
}

/** Rows that fill what is read before anything is read elsewhere. */
function opening(delimiter: string, width: number): string {
  const row = (text: string) => `${Array.from({ length: width }, () => text).join(delimiter)}\n`;
  const heading = Array.from({ length: width }, (_, at) => `h${at}`).join(delimiter);
  const size = row('yes').length + row('ab').length;
  return `${heading}\n${(row('yes') + row('ab')).repeat(Math.ceil(headSize / size))}`;
}

const places = fc.array(
  fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), border: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);

describe('stretches that are read elsewhere make the same table as the file read in one go', () => {
  const taken = { yes: 0, no: 0 };
  const holds = (file: fc.Arbitrary<{ text: string; delimiter: Delimiter }>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 4 }), places, async (own, width, cuts) => {
        const head = Buffer.from(opening(own.delimiter, width));
        const tail = Buffer.from(own.text.repeat(5));
        const content = Buffer.concat([head, tail]);
        const shape = { delimiter: own.delimiter, width, named: width };
        const at = cuts.map(({ share, border }) => {
          const place = head.length + Math.floor(share * tail.length);
          const found = border ? likelyBorder(content.subarray(place), shape) : 0;
          return place + (found ?? 0);
        });
        const sorted = [...new Set(at)].sort((a, b) => a - b);
        const cut = await described(content, own.delimiter, sorted);
        const whole = await described(content, own.delimiter, []);
        taken[cut.taken ? 'yes' : 'no'] += 1;
        expect(cut.told).toEqual(whole.told);
      }),
      { seed, numRuns },
    );

  test('whatever its records, wherever it is cut', async () => {
    await holds(written(), 80);
    await holds(broken, 80);
    // Both ways are gone often.
    expect(taken.yes).toBeGreaterThan(20);
    expect(taken.no).toBeGreaterThan(20);
  }, 60_000);

  test('with ids that come again, in the same stretch and in another, long ones and empty ones too', async () => {
    const ids = Array.from({ length: 60_000 }, (_, at) => {
      if (at % 7919 === 5) return '';
      if (at % 97 === 0) return `v${at % 4850}`;
      return at % 1009 === 0 ? `${'long'.repeat(80)}${at % 2018}` : `v${at}é`;
    });
    const rows = ids.map((id, at) => `"${id}",${at % 3 ? 'yes' : 'no'},c${at % 5000}\n`);
    const content = Buffer.from(`id,vote,code\n${rows.join('')}`);
    const cuts = [0.4, 0.6, 0.8].map((share) => {
      const place = Math.floor(share * content.length);
      const border = likelyBorder(content.subarray(place), { delimiter: ',', width: 3, named: 3 });
      return place + (border ?? 0);
    });
    const cut = await described(content, ',', cuts);
    const whole = await described(content, ',', []);
    expect(cut.taken).toBe(true);
    expect(cut.told).toEqual(whole.told);
    const result = await readTable({ name: 'b.csv', chunks: [content] });
    const [column] = result.ok ? result.value.columns : [];
    expect(column?.texts.length).toBe(new Set(['', ...ids]).size);
    expect(Array.from(column?.codes ?? [], (code) => column?.texts[code])).toEqual(ids);
  });

  test('with letters that are no UTF-8 in one of them', async () => {
    const head = opening(',', 2);
    const content = Buffer.from(`${head}café,yes\nb,no\nna\u00efve,no\n`, 'latin1');
    const cut = await described(content, ',', [content.length - 14]);
    expect(cut.taken).toBe(true);
    expect(cut.told).toEqual((await described(content, ',', [])).told);
    expect(cut.told).toMatchObject({ encoding: 'windows-1252' });
  });

  test.each<[what: string, end: string]>([
    ['a zero byte', 'a,\0\n'],
    ['a cell that is too large', `a,"${'x'.repeat(limits.cell + 1)}"\n`],
    ['a quote that is never closed', 'a,"b\n'.repeat(3)],
  ])('and tell the same of %s, by its line in the file', async (_, end) => {
    const head = opening(',', 2);
    const content = Buffer.from(`${head}a,b\n${end}`);
    const cut = await described(content, ',', [Buffer.byteLength(head)]);
    expect(cut).toEqual({ ...(await described(content, ',', [])), taken: false });
  });
});

describe('a likely border', () => {
  const find = (text: string, width = 2, delimiter: Delimiter = ',') =>
    likelyBorder(Buffer.from(text), { delimiter, width, named: width });

  test.each<[text: string, border: number | undefined]>([
    ['rest\na,b\n', 5],
    ['rest\r\na,b\r\n', 6],
    ['rest,of\ntext in a cell\na,b\n', 23],
    ['rest"\n"a,b"\n"c,d",e\n', 12],
    ['rest\na,b', undefined],
    ['a,b', undefined],
    ['', undefined],
  ])('in %j is at %s', (text, border) => {
    expect(find(text)).toBe(border);
  });

  test('is found with every delimiter, and where columns without a name are left out', () => {
    for (const delimiter of delimiters) {
      expect(find(`x\na${delimiter}b\n`, 2, delimiter)).toBe(2);
    }
    const shape = { delimiter: ',', width: 4, named: 2 } as const;
    expect(likelyBorder(Buffer.from('x\na\na,b,\n'), shape)).toBe(4);
  });
});
