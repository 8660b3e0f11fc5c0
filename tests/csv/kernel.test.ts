import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { kernelModule } from '../../.scripts/kernel.mjs';
import { fileTable } from '../../src/csv/file-table.ts';
import { takeKernel } from '../../src/csv/kernel.ts';
import { recordReader } from '../../src/csv/record-reader.ts';
import { rowCollector } from '../../src/csv/row-collector.ts';
import { read, rowsOf } from '../support/csv.ts';

test('what is checked in is what its source gives', () => {
  const here = readFileSync(new URL('../../src/csv/kernel-bytes.ts', import.meta.url), 'utf8');
  expect(here).toBe(kernelModule());
});

test('texts that differ in their length, their ends or their middles alone are told apart', async () => {
  const lengths = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 254, 255, 256, 300];
  const texts = lengths.flatMap((length) =>
    [...new Set([0, 7, 8, Math.floor(length / 2), length - 1])]
      .filter((at) => at < length)
      .map((at) => `${'a'.repeat(at)}b${'a'.repeat(length - at - 1)}`),
  );
  const given = [...texts, ...lengths.map((length) => 'a'.repeat(length)), ...texts];
  const table = await read(`x,y\n${given.map((text) => `${text},1`).join('\n')}`);
  expect(rowsOf(table).map(([text]) => text)).toEqual(given);
  expect(new Set(table.columns[0]?.texts).size).toBe(new Set(['', ...given]).size);
  expect(table.columns[0]?.texts).toHaveLength(new Set(['', ...given]).size);
});

test('the same text quoted, bare, with doubled quotes and behind a stray quote is one', async () => {
  const many = Array.from({ length: 9000 }, (_, at) => `id${at % 4500}`);
  const written = many.map((id, at) => `${at < 4500 ? id : `"${id}"`},1\n`).join('');
  const table = await read(`x,y\n${written}="id7",1\n"say ""hi""",1\nid8,x"y\nid9,1\n`);
  const [column] = table.columns;
  expect(column?.bulk?.size).toBe(1 + 4500 + 2);
  expect([...(column?.codes.subarray(4500, 9000) ?? [])]).toEqual([
    ...(column?.codes.subarray(0, 4500) ?? []),
  ]);
  expect(
    rowsOf(table)
      .slice(-4)
      .map(([text]) => text),
  ).toEqual(['="id7"', 'say "hi"', '', 'id9']);
});

test('a file is read beyond 2 GB of memory as below', async () => {
  const text = Array.from({ length: 9000 }, (_, at) => `"id""${at}",x${at % 300}\n`).join('');
  const grid = async (taken: number) => {
    const kernel = takeKernel();
    if (taken > 0) kernel.allocate(taken);
    const rows = rowCollector('b.csv', kernel, ',');
    const reader = recordReader('b.csv', kernel, ',', 1, rows);
    const faults = [
      await reader.push(Buffer.from(`a,b\n${text}1,2,3\nx"y,1\nend,é`)),
      await reader.end(),
    ];
    expect(faults).toEqual([undefined, undefined]);
    const identity = { name: 'b.csv', bytes: 1, sha256: '' };
    const dialect = { encoding: 'utf-8', delimiter: ',', titled: false } as const;
    const table = await fileTable(kernel, rows, [], identity, dialect);
    return table.ok ? rowsOf(table.value) : [];
  };
  const near = await grid(0);
  expect(near).toHaveLength(9003);
  expect(await grid(2 ** 31)).toEqual(near);
});
