import { describe, expect, test } from 'vitest';
import { delimiters, findDialect } from '../../src/csv/dialect.ts';
import { gridOf, read } from '../support/csv.ts';

describe.each(delimiters.map((delimiter) => ({ delimiter })))(
  '$delimiter is found',
  ({ delimiter }) => {
    const file = (...lines: readonly string[]) => lines.join('\n').replaceAll('^', delimiter);
    const others = delimiters.filter((other) => other !== delimiter).join('');

    test.each<[what: string, content: string]>([
      ['between bare cells', file('a^b^c', '1^2^3')],
      ['between headings alone', file('a^b')],
      ['between quoted headings', file('"a"^"b"', '1^2')],
      ['with others in quoted headings', file(`"a${others}"^"b${others}${others}"`, '1^2')],
      ['with others in quoted cells', file('a^b', `"${others}"^"${others}"`, '1^2')],
      ['with others in bare cells', file('a^b', `${others}^2`, `3^${others}`)],
      ['with itself in quoted headings', file('"a^^^"^b', '1^2')],
      ['with line breaks in quoted headings', file('"a\n1^2^3\n"^b', '1^2')],
      ['with quotes in quoted headings', file('"a ""^"" b"^b', '1^2')],
      ['with others bare in the headings, and rows to tell', file(`a${others}^b`, '1^2', '3^4')],
      [
        'with others bare in the headings and quoted at the start of rows',
        file(`a${others}^b`, `"${others}"^2`, `"${others}"^4`),
      ],
      ['below blank lines', file('', '', 'a^b', '1^2')],
      ['before ragged rows', file('a^b', '1^2', '3', '4^5', '6^7^8')],
      ['before lone CR', file('a^b\r1^2\r')],
      ['before empty cells', file('a^b^^', '^^^', '1^2^^')],
    ])('%s', (_, content) => {
      expect(findDialect(content)).toEqual({ delimiter, skip: 0 });
    });

    test('and read', async () => {
      const table = await read(file(`"a${others}z"^b`, `"^"^${others}`, '1^2'));
      expect(table.delimiter).toBe(delimiter);
      expect(gridOf(table)).toEqual([
        [`a${others}z`, 'b'],
        [delimiter, others],
        ['1', '2'],
      ]);
    });

    test('in a file that names it', async () => {
      const content = file('sep=^', `a${others}z^b`, '1^2');
      expect(findDialect(content)).toEqual({ delimiter, skip: 6 });
      expect(gridOf(await read(content))).toEqual([
        [`a${others}z`, 'b'],
        ['1', '2'],
      ]);
    });
  },
);

describe('where it is not plain', () => {
  test('one column has a comma for want of a better', () => {
    expect(findDialect('name\nAda\nGrace\n').delimiter).toBe(',');
    expect(findDialect('').delimiter).toBe(',');
  });

  test('decimal commas do not count where the headings have none', () => {
    expect(findDialect('id;weight\n1;2,5\n2;3,5\n3;4,5\n').delimiter).toBe(';');
  });

  test('selections joined with another delimiter do not count where the headings have none', () => {
    expect(findDialect('id,picks\n1,a;b;c\n2,a;b\n').delimiter).toBe(',');
  });

  test('sentences in the headings do not outweigh the rows', () => {
    expect(findDialect('Name;Shall we, or not?;Why, if so\nA;yes;x\nB;no;y\n').delimiter).toBe(';');
  });

  test('of two that agree alike, the one with more columns; then the comma', () => {
    expect(findDialect('a,b;c;d\n').delimiter).toBe(';');
    expect(findDialect('a,b;c\n').delimiter).toBe(',');
  });

  test('only the first records are looked at', () => {
    const head = `a,b;c\n${'1;2\n'.repeat(59)}`;
    expect(findDialect(`${head}${'1,2\n'.repeat(500)}`).delimiter).toBe(';');
  });

  // A quote within a bare cell opens nothing.
  test('a stray quote in the headings hides no delimiter', () => {
    expect(findDialect('Width (");Name\n1;2\n3;4\n').delimiter).toBe(';');
  });

  test('a stray quote in a row hides no rows', () => {
    expect(findDialect('a,b;c\n5" pipe;2\n3;4\n5;6\n').delimiter).toBe(';');
  });
});

describe('what is asked for', () => {
  test('is obeyed', async () => {
    expect(findDialect('a,b\n1,2\n', ';')).toEqual({ delimiter: ';', skip: 0 });
    expect(gridOf(await read('a,b\n1,2\n', { delimiter: ';' }))).toEqual([['a,b'], ['1,2']]);
  });

  test('stands above what the file says, whose line is skipped none the less', () => {
    expect(findDialect('sep=;\na,b\n', ',')).toEqual({ delimiter: ',', skip: 6 });
  });
});

describe('a `sep=` line', () => {
  test.each<[content: string, skip: number]>([
    ['sep=;', 5],
    ['sep=;\na;b', 6],
    ['sep=;\ra;b', 6],
    ['sep=;\r\na;b', 7],
    ['sep=;\n\na;b', 6],
  ])('%j', (content, skip) => {
    expect(findDialect(content)).toEqual({ delimiter: ';', skip });
  });

  test.each([['sep=:\na:b\n'], ['sep=;;\na;b\n'], ['sep=\na\n'], ['xsep=;\na\n'], ['a\nsep=;\n']])(
    '%j is none',
    (content) => {
      expect(findDialect(content).skip).toBe(0);
    },
  );

  test('stands behind a byte order mark too', async () => {
    const table = await read('\ufeffsep=|\r\na|b\r\n1|2\r\n');
    expect(gridOf(table)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});
