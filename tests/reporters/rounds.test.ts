import { describe, expect, test } from 'vitest';
import { render } from '../../src/index.ts';
import { widthOf } from '../../src/reporters/text-layout.ts';
import { reportOf } from '../support/tallied.ts';

const plain = ['Ana', 'Bo', 'Cy', 'Dora', 'Eli'] as const;

/** Ana is elected and has a surplus; Eli and then Dora are out, and Cy is elected. */
async function reportFor(titles: readonly string[] = plain) {
  const rows = [
    ...Array<number[]>(12).fill([0, 1]),
    ...Array<number[]>(7).fill([1]),
    ...Array<number[]>(6).fill([2]),
    ...Array<number[]>(4).fill([3, 2]),
    [4, 3, 2],
  ].map((row) => row.map((at) => titles[at]).join(' > '));
  const text = ['Council', ...rows.map((row) => `"${row}"`)].join('\n');
  return reportOf({
    ballots: [{ name: 'b.csv', text }],
    definition: {
      contests: [
        { column: 'Council', cells: 'order', method: 'stv', seats: 2, options: [...titles] },
      ],
    },
  });
}

const view = (width: number) => ({ width, unicode: true, color: 0 }) as const;

describe('the rounds in a terminal', () => {
  /** The lines from the first heads of rounds to the last line of who is exhausted. */
  async function tableOf(width: number, titles?: readonly string[]) {
    const lines = render(await reportFor(titles), 'text', view(width)).split('\n');
    const from = lines.findIndex((line) => /^ +round 1/.test(line));
    const to = lines.findLastIndex((line) => /^ +exhausted /.test(line));
    return from < 0 ? [] : lines.slice(from, to + 1);
  }

  test('stand side by side, decimals below each other, without what is out', async () => {
    expect(await tableOf(80)).toEqual([
      '               round 1   round 2   round 3   round 4',
      '    Ana             12  11        11        11',
      '    Cy               6   6         6        11',
      '    Bo               7   7.99996   7.99996   7.99996',
      '    Dora             4   4         5',
      '    Eli              1   1',
      '    exhausted        0   0.00004   0.00004   0.00004',
    ]);
  });

  test('stand below each other where lines are short', async () => {
    const table = await tableOf(50);
    expect(table.filter((line) => line.includes('round '))).toEqual([
      '               round 1   round 2   round 3',
      '                round 4',
    ]);
    expect(table.filter((line) => line.includes('exhausted'))).toHaveLength(2);
    // Who is out before them has no line in the rounds below.
    expect(table.filter((line) => line.includes('Eli'))).toHaveLength(1);
  });

  test('leave room for themselves beside long and wide titles', async () => {
    const long = 'A name that goes on and on and does not end before the edge of the page';
    const titles = [long, '山田太郎さんと花子さん', 'מרים', '👩‍👩‍👧‍👦 list', 'Eli'];
    for (const width of [80, 120]) {
      const table = await tableOf(width, titles);
      expect(Math.max(...table.map(widthOf))).toBeLessThanOrEqual(width);
      expect(table[1]).toMatch(/^ {4}A name that goes on and on\b.* 12 /);
      expect(table[2]).not.toMatch(/\d/);
      const [head = ''] = table;
      const ends = (line: string) => widthOf(line.slice(0, line.indexOf(' 7 ') + 2));
      const bo = table.find((line) => line.includes('山田')) ?? '';
      expect(ends(bo)).toBe(head.indexOf('round 1') + 'round 1'.length);
    }
  });

  test('are told in words where there are too many options for a table', async () => {
    const many = [...plain, ...Array.from({ length: 16 }, (_, at) => `Other ${at + 1}`)];
    expect(await tableOf(80, many)).toEqual([]);
    const words = render(await reportFor(many), 'text', view(80)).replace(/\s+/g, ' ');
    expect(words).toContain(
      'Round 5: Cy 11 (+5) and Bo 7.99996 of 29.99996 votes, 11 of them with the one elected before',
    );
  });
});

describe('the rounds in Markdown', () => {
  const rowsOf = (page: string) => {
    const lines = page.split('\n');
    const from = lines.findIndex((line) => line.includes('| round 1 |'));
    const size = lines.slice(from).indexOf('');
    return lines.slice(from, from + size);
  };

  test('are a table, with who is elected in bold', async () => {
    expect(rowsOf(render(await reportFor(), 'markdown'))).toEqual([
      '| option | round 1 | round 2 | round 3 | round 4 |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| Ana | **12** | 11 | 11 | 11 |',
      '| Cy | 6 | 6 | 6 | **11** |',
      '| Bo | 7 | 7.99996 | 7.99996 | 7.99996 |',
      '| Dora | 4 | 4 | 5 |  |',
      '| Eli | 1 | 1 |  |  |',
      '| *exhausted* | 0 | 0.00004 | 0.00004 | 0.00004 |',
    ]);
  });

  test('keep their columns whatever titles hold', async () => {
    const odd = ['A | B', '*Bo* [x](http://x.org)', '<b C', '`D`', '_E_'];
    const rows = rowsOf(render(await reportFor(odd), 'markdown'));
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(rows[2]).toContain('| A \\| B |');
    expect(rows.join('\n')).not.toMatch(/(?<!\\)\*Bo|(?<!\\)`D|<b/);
  });
});

describe('the rounds on a page', () => {
  test('are a table, with what becomes of each option', async () => {
    const page = render(await reportFor(), 'html');
    const [table = ''] = /<table class="rounds">.*?<\/table>/s.exec(page) ?? [];
    const rows = [...table.matchAll(/<tr>.*?<\/tr>/gs)].map(([row = '']) =>
      [...row.matchAll(/<t[hd][^>]*?(?: class="(\w*)")?>(.*?)<\/t[hd]>/gs)].map(
        ([, fate = '', cell = '']) => `${cell.replace(/<[^>]*>/g, '')}${fate && ` ${fate}`}`,
      ),
    );
    expect(rows).toEqual([
      ['Option', 'round 1', 'round 2', 'round 3', 'round 4'],
      ['Ana', '12 elected', '11', '11', '11'],
      ['Cy', '6', '6', '6', '11 elected'],
      ['Bo', '7', '7.99996', '7.99996', '7.99996'],
      ['Dora', '4', '4', '5 out', ''],
      ['Eli', '1', '1 out', '', ''],
      ['exhausted', '0', '0.00004', '0.00004', '0.00004'],
    ]);
  });

  test('hold no element that a title brings', async () => {
    const odd = ['<img src=x', '"\'&', '<script', 'D', 'E'];
    const page = render(await reportFor(odd), 'html');
    expect(page).not.toMatch(/<img src=x|<script[^ ]*<\/bdi>/);
    expect(page).toContain('<bdi>&lt;img src=x</bdi>');
  });
});
