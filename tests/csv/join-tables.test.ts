import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinTables } from '../../src/csv/join-tables.ts';
import { type Kernel, takeKernel } from '../../src/csv/kernel.ts';
import { readTable } from '../../src/csv/read-table.ts';
import type { FileTable, Table } from '../../src/csv/table.ts';
import { faultsOf, headingsOf, linesOf, read, rowsOf, seed, shown } from '../support/csv.ts';
import { fillMemory } from '../support/fill-memory.ts';
import { workbookOf } from '../support/workbook.ts';

function tablesOf(files: Readonly<Record<string, string>>): Promise<FileTable[]> {
  return Promise.all(Object.entries(files).map(([name, content]) => read(content, { name })));
}

async function join(files: Readonly<Record<string, string>>): Promise<Table> {
  const joined = joinTables(await tablesOf(files));
  if (!joined.ok) throw new Error(joined.problems.map(shown).join());
  return joined.value;
}

async function problems(files: Readonly<Record<string, string>>) {
  const joined = joinTables(await tablesOf(files));
  return joined.ok ? [] : joined.problems;
}

test('no files are refused', () => {
  expect(joinTables([])).toMatchObject({ ok: false, problems: [{ code: 'file.none' }] });
});

test('one file stays what it is', async () => {
  const [file] = await tablesOf({ 'a.csv': 'x,y\n1,2\n3\n"5"6,7\n' });
  if (file === undefined) throw new Error('no file');
  const joined = joinTables([file]);
  expect(joined).toMatchObject({ ok: true, value: { rows: 3, columns: file.columns } });
});

describe('several files', () => {
  const files = {
    'b.csv': 'Vote,Name\nno,"Ada\nL"\nyes\nno,Bob\n',
    'a.csv': 'sep=;\r\nname;vote\r\nZoe;yes\r\n\r\nYan;no\r\n',
    'c.csv': '\n NAME ,VOTE\n"x"y,yes\nXu,abstain\n',
  };

  test('are taken in the order of their names, columns by heading as the first has them', async () => {
    const table = await join(files);
    expect(table.files.map((file) => file.name)).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(headingsOf(table)).toEqual(['name', 'vote']);
    expect(rowsOf(table)).toEqual([
      ['Zoe', 'yes'],
      ['Yan', 'no'],
      ['Ada\nL', 'no'],
      ['', ''],
      ['Bob', 'no'],
      ['', ''],
      ['Xu', 'abstain'],
    ]);
  });

  test('keep the file and line of each row, and what was wrong with it', async () => {
    const table = await join(files);
    expect([...table.fileOf]).toEqual([0, 0, 1, 1, 1, 2, 2]);
    expect(linesOf(table)).toEqual([3, 5, 2, 4, 5, 3, 4]);
    expect(faultsOf(table)).toEqual(['3 ragged 1', '5 stray-quote 2']);
  });

  test('are accounted for one by one', async () => {
    const given = await tablesOf(files);
    const table = await join(files);
    expect(table.rows).toBe(7);
    for (const file of table.files) {
      const { name, bytes, sha256, encoding, delimiter, headerLine, rows } =
        given.find((one) => one.name === file.name) ?? {};
      expect(file).toEqual({ name, bytes, sha256, encoding, delimiter, headerLine, rows });
    }
    expect(table.files.map((file) => [file.delimiter, file.headerLine, file.rows])).toEqual([
      [';', 2, 2],
      [',', 1, 3],
      [',', 2, 2],
    ]);
  });

  test('share one list of distinct texts', async () => {
    const { columns } = await join(files);
    expect(columns.map((column) => column.texts)).toEqual([
      ['', 'Zoe', 'Yan', 'Ada\nL', 'Bob', 'Xu'],
      ['', 'yes', 'no', 'abstain'],
    ]);
  });

  test('of one name go by their hashes, in whatever order they were given', async () => {
    const contents = ['v\n1\n', 'v\n2\n', 'v\n3\n'];
    const tables = await Promise.all(contents.map((one) => read(one, { name: 'x.csv' })));
    const rows = [tables, [...tables].reverse()].map((given) => {
      const joined = joinTables(given);
      return joined.ok ? rowsOf(joined.value) : [];
    });
    expect(rows[0]).toHaveLength(3);
    expect(rows[1]).toEqual(rows[0]);
  });

  test('without rows add none', async () => {
    const table = await join({ 'a.csv': 'x\n', 'b.csv': 'x\n1\n', 'c.csv': 'x' });
    expect(rowsOf(table)).toEqual([['1']]);
    expect([...table.fileOf]).toEqual([1]);
  });
});

test('the same file twice is refused, under any name', async () => {
  const [problem, ...others] = await problems({
    'b.csv': 'x\n1\n2\n',
    'a.csv': 'x\n1\n2\n',
    'c.csv': 'x\n2\n',
  });
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    code: 'files.same',
    args: { first: 'a.csv', second: 'b.csv' },
    places: [{ file: 'b.csv' }],
  });
});

test('two places may well have the same few ballots without ids', async () => {
  expect(await problems({ 'a.csv': 'x\nyes\n', 'b.csv': 'x\nyes\n' })).toEqual([]);
  expect(await problems({ 'a.csv': 'x\nyes\nyes\nno\n', 'b.csv': 'x\nyes\nyes\nno\n' })).toEqual(
    [],
  );
});

test('files of the same headings and no rows are no copies', async () => {
  expect(await problems({ 'a.csv': 'x\n', 'b.csv': 'x\n' })).toEqual([]);
});

describe('repeated headings', () => {
  test('are matched by occurrence', async () => {
    const table = await join({
      'a.csv': 'Rank,Name,Rank\n1,Ada,2\n',
      'b.csv': 'Name,rank,RANK\nBob,3,4\n',
    });
    expect(headingsOf(table)).toEqual(['Rank', 'Name', 'Rank']);
    expect(rowsOf(table)).toEqual([
      ['1', 'Ada', '2'],
      ['3', 'Bob', '4'],
    ]);
  });

  test('are missed where they occur less often', async () => {
    const [problem] = await problems({ 'a.csv': 'R,R,R\n1,2,3\n', 'b.csv': 'R,R\n1,2\n' });
    expect(problem).toMatchObject({ args: { first: 'a.csv', missing: 1, extra: 0 } });
  });

  test('are not mistaken for headings that look like their keys', async () => {
    const table = await join({ 'a.csv': 'x,2 x,x\n1,2,3\n', 'b.csv': '2 x,x,x\n5,4,6\n' });
    expect(rowsOf(table)).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
  });

  test('may be words of the language, or nothing', async () => {
    const table = await join({
      'a.csv': '__proto__,,constructor,\n1,2,3,4\n',
      'b.csv': ',constructor,,__proto__\n6,7,8,5\n',
    });
    expect(rowsOf(table)).toEqual([
      ['1', '2', '3', '4'],
      ['5', '6', '7', '8'],
    ]);
  });
});

describe('headings that differ are refused', () => {
  test('with the missing and the extra ones, at the heading row of the other file', async () => {
    const [problem, ...others] = await problems({
      'a.csv': 'name,vote,weight\n1,2,3\n',
      'b.csv': '\n\nvote,Name,class,day\n1,2,3,4\n',
    });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'files.headings-differ',
      severity: 'error',
      args: { first: 'a.csv', missing: 1, extra: 2 },
      places: [
        { file: 'b.csv', line: 3, column: 'weight' },
        { file: 'b.csv', line: 3, column: 'class' },
        { file: 'b.csv', line: 3, column: 'day' },
      ],
    });
  });

  test('for all files at once', async () => {
    const found = await problems({
      'a.csv': 'x,y\n',
      'b.csv': 'x\n',
      'c.csv': 'y,x\n',
      'd.csv': 'z\n',
    });
    expect(found.map((one) => one.places.map((place) => `${place.file} ${place.column}`))).toEqual([
      ['b.csv y'],
      ['d.csv x', 'd.csv y', 'd.csv z'],
    ]);
  });
});

test('a file cut in two gives the rows of the whole, columns shuffled and files in any order', async () => {
  const cell = fc.constantFrom('', 'yes', 'no', 'é', 'a,b', 'x\ny');
  const headings = fc.constantFrom(['a', 'b', 'c'], ['a', 'a', 'b'], ['a', '', ' A']);
  const job = fc.record({
    headings,
    rows: fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }),
    cut: fc.nat(8),
    order: fc.constantFrom([0, 1, 2], [2, 0, 1], [1, 2, 0], [0, 2, 1]),
    swap: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(job, async ({ headings, rows, cut, order, swap }) => {
      // Equal headings keep their order among themselves, or they would be other columns.
      const kept = new Set(headings.map((one) => one.trim().toLowerCase())).size === 3;
      const columns = kept ? order : [0, 1, 2];
      const csv = (grid: readonly (readonly string[])[]) =>
        grid.map((row) => `${row.map((one) => `"${one}"`).join(',')}\n`).join('');
      const permuted = (row: readonly string[]) => columns.map((at) => row[at] ?? '');
      const whole = await read(csv([headings, ...rows]));
      const parts = await tablesOf({
        '1.csv': csv([headings, ...rows.slice(0, cut)]),
        '2.csv': csv([headings, ...rows.slice(cut)].map(permuted)),
      });
      fc.pre(parts[0]?.sha256 !== parts[1]?.sha256);
      const joined = joinTables(swap ? [...parts].reverse() : parts);
      if (!joined.ok) throw new Error(joined.problems.map(shown).join());
      expect(headingsOf(joined.value)).toEqual(headingsOf(whole));
      expect(rowsOf(joined.value)).toEqual(rowsOf(whole));
    }),
    { seed, numRuns: 150 },
  );
});

describe('columns of very many texts, read into one memory, are joined as their strings are', () => {
  const ids = (count: number, id: (at: number) => string) =>
    `id,vote\n${Array.from({ length: count }, (_, at) => `${id(at)},${at % 3 ? 'yes' : 'no'}\n`).join('')}`;
  const described = (joined: ReturnType<typeof joinTables>) =>
    joined.ok
      ? joined.value.columns.map(({ heading, codes, texts }) => [heading, [...codes], [...texts]])
      : joined.problems;
  const book = (...given: Parameters<typeof ids>) =>
    workbookOf({
      Ballots: ids(...given)
        .trimEnd()
        .split('\n')
        .map((row) => row.split(',')),
    });
  const many = ids(9000, (at) => `v${at}`);
  const western = Buffer.from(
    ids(9000, (at) => `é${at}`),
    'latin1',
  );

  test.each<[what: string, files: readonly (string | Uint8Array)[]]>([
    ['all of very many', [many, ids(9000, (at) => `v${at * 2}`), ids(7000, (at) => `w${at}`)]],
    ['one of few', [ids(10, (at) => `v${at * 7}`), many, ids(3, (at) => `"${at}""é"`)]],
    ['an empty one', ['id,vote\n', many]],
    ['with letters beyond ASCII', [ids(9000, (at) => `é${at}`), ids(9000, (at) => `é${at * 3}`)]],
    ['in two encodings', [ids(9000, (at) => `é${at}`), western, many]],
    [
      'plain ones of a file in another encoding',
      [many, Buffer.concat([Buffer.from(many), Buffer.from('v1,\xe9\n', 'latin1')])],
    ],
    ['of workbooks too', [book(5000, (at) => `v${at}`), many, book(5000, (at) => `v${at * 2}`)]],
  ])('%s', async (_, files) => {
    const kernel = takeKernel();
    const tables = (memory?: Kernel['memory']) =>
      Promise.all(
        files.map(async (content, at) => {
          const source = { name: `${at}.csv`, chunks: [Buffer.from(content)] };
          const table = await readTable(source, { delimiter: ',' }, memory);
          if (!table.ok) throw new Error(table.problems.map(shown).join());
          return table.value;
        }),
      );
    const bytes = joinTables(await tables(kernel.memory), kernel);
    expect(described(bytes)).toEqual(described(joinTables(await tables())));
  });

  test('or refused, where they do not fit into it', async () => {
    const kernel = takeKernel();
    const files = await Promise.all(
      ['a.csv', 'b.csv'].map(async (name, at) => {
        const source = { name, chunks: [Buffer.from(ids(9000, (row) => `v${row * (at + 1)}`))] };
        return readTable(source, { delimiter: ',' }, kernel.memory);
      }),
    );
    const tables = files.flatMap((file) => (file.ok ? [file.value] : []));
    expect(tables).toHaveLength(2);
    fillMemory(kernel);
    const joined = joinTables(tables, kernel);
    expect(joined.ok ? [] : joined.problems).toMatchObject([
      { code: 'file.too-many-texts', places: [{ file: 'a.csv' }, { file: 'b.csv' }] },
    ]);
  });

  test('also where one of many lost its bytes with the lines above its headings', async () => {
    const kernel = takeKernel();
    const many = 150_000;
    const tables = await Promise.all(
      [1, 2].map(async (at) => {
        const source = {
          name: `${at}.csv`,
          chunks: [Buffer.from(ids(many, (row) => `v${row * at}`))],
        };
        const table = await readTable(source, { delimiter: ',' }, kernel.memory);
        if (!table.ok) throw new Error('not read');
        const [column] = table.value.columns;
        if (column === undefined || at === 1) return table.value;
        const { heading, codes, texts } = column;
        return {
          ...table.value,
          columns: [{ heading, codes, texts }, ...table.value.columns.slice(1)],
        };
      }),
    );
    const joined = joinTables(tables, kernel);
    const [column] = joined.ok ? joined.value.columns : [];
    const own = Array.from({ length: 2 * many }, (_, at) =>
      at < many ? `v${at}` : `v${(at - many) * 2}`,
    );
    expect(column?.texts.length).toBe(new Set(own).size + 1);
    const read = Array.from(column?.codes ?? [], (code) => column?.texts[code]);
    expect(read.findIndex((text, at) => text !== own[at])).toBe(-1);
  });
});
