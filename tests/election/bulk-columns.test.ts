import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../src/base/fold.ts';
import { blankOpenings } from '../../src/csv/cell-texts.ts';
import type { Column } from '../../src/csv/column-store.ts';
import { joinTables } from '../../src/csv/join-tables.ts';
import { checkHeadings } from '../../src/election/check-headings.ts';
import {
  columnFacts,
  everyForm,
  everyValue,
  firstValues,
  mostly,
  valueList,
} from '../../src/election/column-facts.ts';
import type { Contest } from '../../src/election/election.ts';
import { inferKind } from '../../src/election/infer-kind.ts';
import { markKey } from '../../src/election/mark.ts';
import { lookAlikes } from '../../src/election/near-ids.ts';
import { readMarks } from '../../src/election/read-marks.ts';
import { withoutApostrophes } from '../../src/election/redacted.ts';
import { unfinished } from '../../src/election/unfinished.ts';
import { everyOf } from '../../src/election/value-list.ts';
import { generalVocabularies } from '../../src/election/vocabulary.ts';
import { voterKeys } from '../../src/election/voter-keys.ts';
import { many, twice } from '../support/bulk.ts';
import { read, seed } from '../support/csv.ts';

const ids = Array.from({ length: many }, (_, at) => `m${at}@example.org`);

/** What stands in a column of ids and identifies nobody, folded. */
const nameless = ['', 'anonymous', 'anonym', 'anonyme', 'anónimo', 'n/a', 'none', '-', '--', '—'];

/** Ids in several spellings, and words that name nobody. */
const variants: Readonly<Record<string, readonly string[]>> = {
  'ids that are folded already': ids,
  'capital letters': [...ids, ...ids.slice(0, 900).map((id) => id.toUpperCase())],
  'spaces at the ends and between': ids.map(
    (id, at) => [` ${id}`, `a  ${id} `, `a ${id}`, id][at % 4] ?? id,
  ),
  'tabs, no-break spaces and marks of no width': [
    ...ids,
    ...ids.map((id) => `\t${id}\u00a0\u200b`),
  ],
  'letters beyond ASCII': [
    ...ids.map((id) => `Élan ${id}`),
    ...ids.map((id) => `e\u0301lan ${id}`),
    ...ids.map((id) => `STRASSE ${id}`),
    ...ids.map((id) => `straße ${id}`),
  ],
  'accented, Greek and Cyrillic letters': [
    ...ids.map((id) => `Łukasz Ÿ Żółć ΟΔΟΣ Юрий ${id}`),
    ...ids.map((id) => `łukasz ÿ żółć οδος юрий ${id}`),
    ...ids.map((id) => `ŁUKASZ ÿ ŻÓŁĆ οδοσ ЮРИЙ ${id}`),
    ...ids.slice(0, 50).map((id) => `łukasz ÿ żo\u0301łć οδος юри\u0438\u0306 ${id}`),
    ...ids.slice(0, 50).map((id) => `İ ſ ŉ ǅ \u037e ${id}`),
  ],
  'nobody, in many ways': [
    ...ids,
    '',
    ' ',
    '\u00a0',
    'Anonymous',
    'ANONYM',
    'n/a',
    'N/A ',
    '-',
    ' -',
    '\u200b-',
    '--',
    '---',
    'Anónimo',
    'NONE',
    ' —',
    'anonymous ',
  ],
  'nobody, where all else is folded already': [
    ...ids.slice(0, 2000),
    'anonymous',
    '-',
    ...ids,
    'anonyme',
    'anonym',
    'n/a',
  ],
  numbers: ids.map((_, at) => String(at)),
  'capital letters alone': ids.map((_, at) => `MX-${at}`),
  times: ids.map((_, at) => new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ')),
  'very long texts': ids.map((id, at) => id.repeat(1 + (at % 40))),
};

describe.each(Object.entries(variants))('%s', (_, texts) => {
  test('are the same facts as bytes and as strings', async () => {
    const { bulk, plain } = await twice(texts);
    const leftOut = Uint8Array.from(texts, (_, row) => (row % 7 === 3 ? 1 : 0));
    const one = columnFacts(bulk, 2, leftOut);
    const other = columnFacts(plain, 2, leftOut);
    const { rows, filled, distinct, values } = one;
    expect({ rows, filled, distinct }).toEqual({
      rows: other.rows,
      filled: other.filled,
      distinct: other.distinct,
    });
    for (const count of [1, 25]) expect(firstValues(one, count)).toEqual(firstValues(other, count));
    for (const test of [/@/, /^m1/, /\d$/, /^[ -~]+$/, /./]) {
      const fits = (folded: string) => test.test(folded);
      expect([mostly(one, fits), everyValue(one, fits)]).toEqual([
        mostly(other, fits),
        everyValue(other, fits),
      ]);
    }
    for (const test of [/^m\d/, /\d$/, /^\d+ /, /^[ -~]+$/, /\d/]) {
      const fits = (folded: string) => test.test(folded);
      expect(everyForm(one, fits)).toBe(everyForm(other, fits));
    }
    expect(values).toEqual(other.values);
  });

  test('are the same voters', async () => {
    const { bulk, plain } = await twice(texts);
    const one = voterKeys(bulk);
    const other = voterKeys(plain);
    expect(one.size).toBe(other.size);
    expect(one.keys().length).toBe(one.size);
    expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
    const named = texts.map((text) => (nameless.includes(foldText(text)) ? '' : foldText(text)));
    for (const { of, keys, keyOf, texts: bytes } of [one, other]) {
      expect(Array.from(of, (voter) => keys()[voter])).toEqual(named);
      const { memory, startOf, lengthOf } = bytes();
      keys().forEach((key, voter) => {
        expect(keyOf(voter)).toBe(key);
        const [start, length] = [startOf(voter), lengthOf(voter)];
        const text = Buffer.from(memory.subarray(start, start + length)).toString();
        if (voter > 0) expect(foldText(text)).toBe(key);
      });
    }
  });
});

describe('cells of several options are read the same as bytes and as strings', () => {
  const names = [
    'Ann',
    'Bo',
    'Cy',
    'Di',
    'Ed',
    'Flo',
    'Gus',
    'Hal',
    'Ida',
    'Jo',
    'Kim',
    'Lu',
    'Mo',
  ];
  /** The names whose bits a number has. */
  const chosen = (number: number, among: readonly string[] = names) =>
    among.filter((_, at) => (number >> at) & 1);
  const numbers = Array.from({ length: many }, (_, at) => at + 1);
  const words = ['abstain', 'Abstain', ' ABSTAIN', 'n/a', 'void', 'None of the above'];
  test.each<[string, string, readonly string[]]>([
    ['semicolons', ';', numbers.map((number) => chosen(number).join(';'))],
    ['commas', ', ', numbers.map((number) => chosen(number).join(', '))],
    [
      'spellings that are the same when folded',
      ', ',
      numbers.flatMap((number) => {
        const text = chosen(number).join(', ');
        return number % 3 ? [text] : [text, text.toUpperCase(), text.toUpperCase(), ` ${text}`];
      }),
    ],
    [
      'words that mean no option',
      ';',
      [...words, ...numbers.map((number) => chosen(number).join(';'))],
    ],
    [
      'options with commas in them',
      ', ',
      numbers.map((number) =>
        chosen(
          number,
          names.map((name, at) => (at % 3 ? name : `${name}, of Ayr, ${at}`)),
        ).join(', '),
      ),
    ],
    [
      'pairs of names',
      ', ',
      numbers.map((number) =>
        chosen(
          number,
          names.map((name) => `Smith, ${name}`),
        ).join(', '),
      ),
    ],
    ['an answer of one option', ';', numbers.map((number) => `Candidate ${number}`)],
    ['prose', ', ', numbers.map((number) => `I have ${number} reasons, all of them good ones`)],
  ])('%s', async (_, separator, texts) => {
    const { bulk, plain } = await twice(texts);
    const leftOut = Uint8Array.from(texts, (_, row) => (row % 7 === 3 ? 1 : 0));
    const vocabularies = generalVocabularies();
    const read = (column: Column) =>
      inferKind(columnFacts(column, 0, leftOut), { separators: [separator] }, vocabularies);
    const kind = read(bulk);
    expect(kind).toEqual(read(plain));
    const titles = 'options' in kind ? kind.options : [];
    const options = titles.map((title) => ({ id: title, title, aliases: [] }));
    const contest = { reads: 'approval', options, separator, min: 0 } as unknown as Contest;
    const [one, other] = [bulk, plain].map((column) => readMarks(contest, column, vocabularies));
    const listed = [one, other].map((own) => own && { ...own, marks: [...own.marks] });
    expect(listed[0]).toEqual(listed[1]);
    expect(new Set([...(one?.marks ?? [])].map(markKey)).size).toBe(one?.marks.length);
  });
});

/** Letters of all sorts that are two or three bytes in UTF-8, and what is folded together with what is around it. */
const letters = fc.oneof(
  fc
    .integer({ min: 0x800, max: 0xffff })
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    '’',
    '“',
    '–',
    'Ậ',
    'ậ',
    'ẞ',
    '가',
    '각',
    '\u11a8',
    '\u09c7',
    '\u09be',
    'か',
    '\u3099',
  ),
  fc.integer({ min: 0x80, max: 0x7ff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom('Σ', 'σ', 'ς', 'ß', 'ss', 'İ', 'i', 'I', '\u0307', '\u0301', 'É', 'é', 'e', 'E'),
  fc.constantFrom(' ', '\u00a0', '\u200b', 'K', 'Å', 'å', '\u0345', '\u1100', '\u1161', '😀'),
);

test('texts of any letters are the same voters as bytes and as strings', async () => {
  const names = fc.sample(fc.array(letters, { minLength: 1, maxLength: 5 }), {
    seed,
    numRuns: 6000,
  });
  const texts = names.flatMap((name, at) => {
    const text = name.join('').replace(/["\r\n]/g, '');
    return [text, at % 2 ? text.toUpperCase() : text.toLowerCase(), `${at}${text}`];
  });
  const { bulk, plain } = await twice(texts);
  const [one, other] = [voterKeys(bulk), voterKeys(plain)];
  const named = (keys: typeof one) => Array.from(keys.of, (voter) => keys.keyOf(voter));
  expect(named(one)).toEqual(named(other));
  expect(one.size).toBe(other.size);
  // Which of them is the first is another matter: voters are numbered otherwise.
  const alike = (keys: typeof one) => {
    const pairs = [...lookAlikes(keys)];
    return [pairs.length, new Set(pairs.flat().map(keys.keyOf))] as const;
  };
  expect(alike(one)).toEqual(alike(other));
  expect(alike(one)[0]).toBeGreaterThan(10);
  const leftOut = new Uint8Array(texts.length);
  const [facts, others] = [columnFacts(bulk, 0, leftOut), columnFacts(plain, 0, leftOut)];
  expect([facts.filled, facts.distinct]).toEqual([others.filled, others.distinct]);
});

test.each([
  ['a semicolon', 'Ann;Bo', ';', true],
  ['a Greek question mark, which becomes one', 'Ann\u037eBo', ';', true],
  ['only a comma', 'Ann,Bo', ';', false],
  ['nothing', 'Ann Bo', ',', false],
])('whether a sign stands in one of very many texts: %s', async (_, text, sign, expected) => {
  const { bulk, plain } = await twice([...ids, text]);
  const leftOut = new Uint8Array(bulk.codes.length);
  const [list, other] = [bulk, plain].map((one) => valueList(columnFacts(one, 0, leftOut)));
  const holds = (own: typeof list) =>
    own !== undefined && !everyOf(own, (at) => !own.textAt(at).includes(sign));
  expect(list?.mayHold(sign)).toBe(expected);
  expect([holds(list), holds(other)]).toEqual([expected, expected]);
});

test('letters of Windows-1252 are folded as letters, not as bytes of UTF-8', async () => {
  // As UTF-8 the first two would be an É and an é; here each is two characters.
  const texts = [...ids, '\xc3\x89', '\xc3\xa9', '\xe9', '\xc9', '\xa0-'];
  const rows = texts.map((text) => `${text},1\n`).join('');
  const [column] = (await read(Buffer.from(`a,b\n${rows}`, 'latin1'))).columns;
  if (column?.bulk === undefined) throw new Error('its texts are strings');
  expect(column.bulk.western).toBe(true);
  const { of, keyOf, size } = voterKeys(column);
  expect(Array.from(of.subarray(ids.length), keyOf)).toEqual(['ã‰', 'ã©', 'é', 'é', '']);
  expect(size).toBe(ids.length + 4);
});

test('blank texts begin with the bytes that are looked for', () => {
  const found = new Set<number>();
  for (let code = 0; code < 0x10000; code += 1) {
    const text = String.fromCharCode(code);
    if (foldText(text) === '') found.add(Buffer.from(text)[0] ?? 0);
  }
  for (const byte of found) expect(blankOpenings).toContain(byte);
  expect(found.size).toBe(11);
});

describe('apostrophes that a redacted file has before formulas', () => {
  test.each([
    ['are taken away', ["'=1+1", "'tis", '=1'], ['=1+1', "'tis", '=1']],
    ['are nowhere, and the texts stay bytes', ['it’s', "o'=1", '=1'], ['it’s', "o'=1", '=1']],
  ])('%s', async (_, texts, expected) => {
    const cells = [...ids, ...texts].map((text) => `"${text}",1\n`).join('');
    const file = await read(`a,b\n${cells}`);
    const [before] = file.columns;
    const [column] = withoutApostrophes(file).columns;
    expect([...(column?.texts ?? [])].slice(-texts.length)).toEqual(expected);
    expect(column?.bulk).toBe(texts.includes("'tis") ? undefined : before?.bulk);
  });
});

/** Columns that count how often all texts of one with very many are made. */
function watched(columns: readonly Column[]) {
  const made = { times: 0 };
  const own = columns.map((column): Column => {
    if (column.bulk === undefined) return column;
    const texts = {
      get: () => {
        made.times += 1;
        return column.texts;
      },
    };
    return Object.create(column, { texts });
  });
  return { columns: own, made };
}

test('headings are checked without making the texts of very many', async () => {
  const rows = ids.map((id, at) => `${id},${at % 3 ? 'Yes' : ''},t${at}\n`).join('');
  for (const headings of ['Title,Status,Votes', 'Email,Adopt?,Token', 'Motion,Voter 1,Voter 2']) {
    const file = await read(`${headings}\n${rows}`);
    const { columns, made } = watched(file.columns);
    checkHeadings({ ...file, columns }, 'ballots');
    expect(columns.filter(({ bulk }) => bulk !== undefined)).toHaveLength(2);
    expect(made.times).toBe(0);
  }
});

test('responses that are not finished are found without making the texts of very many', async () => {
  const stamp = (at: number) => (at % 3 ? new Date(at * 1000).toISOString() : '');
  const lines = Array.from({ length: 2 * many }, (_, at) => `${at},1,${stamp(at)},Yes\n`);
  const joined = joinTables([await read(`id,lastpage,submitdate,Adopt?\n${lines.join('')}`)]);
  if (!joined.ok) throw new Error('not joined');
  const { columns, made } = watched(joined.value.columns);
  expect(columns[2]?.bulk).toBeDefined();
  expect(unfinished({ ...joined.value, columns }).size).toBe((2 * many) / 3);
  expect(made.times).toBe(0);
});
