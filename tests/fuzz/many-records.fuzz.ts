import { createHash, type Hash } from 'node:crypto';
import { parse } from 'csv-parse';
import { expect, test } from 'vitest';
import { type Column, textAt } from '../../src/csv/column-store.ts';
import { readTable } from '../../src/csv/read-table.ts';
import { likelyBorder, type Shape } from '../../src/csv/stretch.ts';
import { chunksOf } from '../support/csv.ts';
import { readFrom } from '../support/stretches.ts';

const records = 5 * Number(process.env.FUZZ_CASES ?? '2000');
const seed = Number(process.env.FUZZ_SEED ?? '1');

/** Whole numbers below a bound, the same for the same seed. */
function numbersFrom(start: number): (bound: number) => number {
  let state = start;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const pieces = [
  'a',
  'B',
  ' ',
  '"',
  ',',
  '\n',
  '\r\n',
  '\r',
  'é',
  '名',
  '😀',
  ';',
  '=',
  'x'.repeat(60),
];

/** Records of an id, an answer, a text of hard letters and one that is often long; quoted where needed, and at times where not. */
function hardFile(): Buffer {
  const next = numbersFrom(seed);
  const written = (text: string) =>
    /[",\r\n]/.test(text) || next(9) === 0 ? `"${text.replaceAll('"', '""')}"` : text;
  const hard = () => Array.from({ length: next(5) }, () => pieces[next(pieces.length)]).join('');
  const parts: Buffer[] = [];
  let lines = ['id,vote,text,note\n'];
  for (let at = 0; at < records; at += 1) {
    const id = next(50) === 0 ? `v${next(at + 1)}` : `v${at}`;
    const vote = ['Yes', 'No', '', 'Abstain'][next(4)] ?? '';
    const note = next(40) === 0 ? 'long '.repeat(next(90)) : '';
    const end = ['\n', '\r\n', '\n'][next(3)] ?? '\n';
    lines.push(`${[id, vote, hard(), note].map(written).join(',')}${end}`);
    if (lines.length === 10_000) {
      parts.push(Buffer.from(lines.join('')));
      lines = [];
    }
  }
  return Buffer.concat([...parts, Buffer.from(lines.join(''))]);
}

function add(hash: Hash, cells: readonly string[]): void {
  hash.update(`${cells.length} ${cells.map((cell) => `${cell.length} ${cell}`).join(' ')}\n`);
}

async function oracle(file: Buffer) {
  const hash = createHash('sha256');
  let rows = 0;
  const parser = parse({ record_delimiter: ['\r\n', '\n', '\r'], skip_empty_lines: true });
  parser.end(file);
  for await (const cells of parser) {
    add(hash, cells);
    rows += 1;
  }
  return { rows: rows - 1, hash: hash.digest('hex') };
}

/** Reads the file in pieces of these sizes over and over, from each place in a stretch of its own. */
async function read(file: Buffer, sizes: readonly number[], places: readonly number[]) {
  const elsewhere = (shape: Shape, bytes: number) => {
    const borders = places.flatMap((place) => {
      const border = place < bytes ? undefined : likelyBorder(file.subarray(place), shape);
      return border === undefined ? [] : [place + border];
    });
    return readFrom(file, borders, shape, sizes);
  };
  const chunks = chunksOf(file, sizes);
  const source = { name: 'b.csv', chunks, ...(places.length > 0 && { elsewhere }) };
  const table = await readTable(source, { delimiter: ',' });
  if (!table.ok) throw new Error(table.problems.map(({ code }) => code).join());
  const { columns, rows, faults } = table.value;
  const hash = createHash('sha256');
  const at = (row: number) => columns.map((own: Column) => textAt(own, own.codes[row]));
  add(
    hash,
    columns.map(({ heading }) => heading),
  );
  for (let row = 0; row < rows; row += 1) add(hash, at(row));
  return { rows, hash: hash.digest('hex'), faults: faults.size };
}

test('very many records are read as csv-parse reads them, in pieces of any size and in stretches', async () => {
  const file = hardFile();
  const expected = { ...(await oracle(file)), faults: 0 };
  expect(expected.rows).toBe(records);
  const shares = [0.3, 0.5, 0.51, 0.9].map((share) => Math.floor(share * file.length));
  expect(await read(file, [], [])).toEqual(expected);
  expect(await read(file, [65_536, 1, 77, 4099], [])).toEqual(expected);
  expect(await read(file, [99_991], shares)).toEqual(expected);
}, 600_000);
