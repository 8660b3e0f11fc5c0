import { expect, test } from 'vitest';
import type { FileTable } from '../../src/csv/table.ts';
import { withoutEntities } from '../../src/election/text-entities.ts';
import { voterKeys } from '../../src/election/voter-keys.ts';
import { read, rowsOf } from '../support/csv.ts';

const cells = [
  'Ana O&#39;Brien',
  "Ana O'Brien",
  'Bo &amp; Co',
  'Bo & Co',
  'Bo &amp;amp; Co',
  'Bo &amp;#38;AMP;amp; Co',
  'Ana O&amp;amp;#39;Brien',
  '&#322;ukasz',
  'Zoë',
  'Jos&#xe9;',
  'José',
  `${'long '.repeat(60)}&amp; longer`,
  '&unknown;',
  '',
];

const many = Array.from({ length: 5000 }, (_, at) => `id${at}`);

/** The same cells in columns of few texts and of very many, in UTF-8 or in Windows-1252. */
async function both(encoding: 'utf8' | 'latin1'): Promise<FileTable[]> {
  const files = [cells, [...cells, ...many]].map((own) => own.map((cell) => `${cell},1\n`));
  return Promise.all(files.map((rows) => read(Buffer.from(`who,x\n${rows.join('')}`, encoding))));
}

test.each(['utf8', 'latin1'] as const)(
  'are read alike in few texts and in very many, of %s',
  async (encoding) => {
    const [few, bulk] = (await both(encoding)).map(withoutEntities);
    expect(bulk?.file.columns[0]?.bulk).toBeDefined();
    expect(few?.file.columns[0]?.bulk).toBeUndefined();
    const texts = (file?: FileTable) => (file ? rowsOf(file).map(([text]) => text) : []);
    expect(texts(few?.file)).toEqual([
      ...[
        "Ana O'Brien",
        "Ana O'Brien",
        'Bo & Co',
        'Bo & Co',
        'Bo & Co',
        'Bo & Co',
        "Ana O'Brien",
        'łukasz',
        'Zoë',
        'José',
        'José',
      ],
      ...[`${'long '.repeat(60)}& longer`, '&unknown;', ''],
    ]);
    expect(texts(bulk?.file)).toEqual([...texts(few?.file), ...many]);
    expect(bulk?.told).toEqual(few?.told);
  },
);

test('ids that mean the same name one voter, in few texts and in very many', async () => {
  const [few, bulk] = (await both('utf8')).map((file) => withoutEntities(file).file.columns[0]);
  if (few === undefined || bulk === undefined) throw new Error('no column');
  expect(voterKeys(few).size).toBe(1 + 7);
  expect(voterKeys(bulk).size).toBe(1 + 7 + many.length);
  expect([...voterKeys(bulk).of.subarray(0, cells.length)]).toEqual([...voterKeys(few).of]);
});

test('very many texts of which none has an entity are left as they are', async () => {
  const file = await read(`who,x\nBo & Co,1\n${many.map((id) => `${id},1\n`).join('')}`);
  const own = withoutEntities(file);
  expect(own).toEqual({ file, told: [] });
  expect(own.file.columns[0]).toBe(file.columns[0]);
});
