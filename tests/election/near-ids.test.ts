import { describe, expect, test } from 'vitest';
import { lookAlikes } from '../../src/election/near-ids.ts';
import { voterKeys } from '../../src/election/voter-keys.ts';
import { tally } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

function alike(ids: readonly string[]) {
  const codes = Uint8Array.from(ids, (_, row) => row + 1);
  const keys = voterKeys({ heading: 'Id', codes, texts: ['', ...ids] });
  return [...lookAlikes(keys)].map((pair) => pair.map(keys.keyOf));
}

describe('ids that look alike', () => {
  test.each([
    ['letters of another alphabet', 'adam@x.org', 'аdаm@х.org'],
    ['a sign that cannot be seen', 'adam@x.org', 'ad\u200bam@x.org'],
    ['a hidden change of direction', 'adam@x.org', 'adam\u202e@x.org'],
    ['wide letters', 'adam@x.org', 'ａｄａｍ@x.org'],
  ])('are pairs: %s', (_, one, other) => {
    expect(alike(['eve@x.org', one, other])).toEqual([[other, one]]);
  });

  test('differ, where they do to the eye', () => {
    expect(alike(['é@x.org', 'e@x.org', 'm1', 'ml', 'адам', 'adam'])).toEqual([]);
  });

  test('are told with a row of each, and count apart', async () => {
    const text = 'Token,Vote?\nadam,Yes\nаdam,No\nаdam,Yes\nzoë,No\n';
    const counted = await tallied({ ballots: [{ name: 'b.csv', text }] });
    if (!counted.ok) throw new Error('refused');
    expect(counted.report.accounting.counted).toBe(3);
    const told = counted.warnings.find((one) => one.code === 'voters.alike');
    expect(told?.count).toBe(1);
    expect(told?.places.map((place) => place.line)).toEqual([2, 3]);
  });
});

describe('ids that differ in what says nothing', () => {
  const told = async (ids: readonly string[], roll?: string) => {
    const text = `Email,Vote?\n${ids.map((id) => `${id},Yes`).join('\n')}\n`;
    const counted = await tallied({
      ballots: [{ name: 'b.csv', text }],
      ...(roll !== undefined && { roll: { name: 'r.csv', text: roll } }),
    });
    if (!counted.ok) throw new Error('refused');
    const { counted: rows } = counted.report.accounting;
    return [
      rows,
      counted.warnings.find(({ code }) => code === 'voters.alike')?.places.map(({ line }) => line),
    ];
  };

  test.each([
    [['ana@x.org', 'bo@x.org', 'ana+vote@x.org']],
    [['ana+1@x.org', 'bo@x.org', 'Ana+2@x.org']],
    [['0123', '45', '123']],
    [['ana@x.org', 'Bo <bo@x.org>', 'Ana A <ana@x.org>']],
    [['123.0', '45', '123']],
  ])('are told, and count apart: %s', async (ids) => {
    expect(await told(ids)).toEqual([3, [2, 4]]);
  });

  test.each([[['a+b', 'a', 'c']], [['100', '10', '1']], [['m01', 'm1', 'c']], [['1.5', '1', '2']]])(
    'others are not: %s',
    async (ids) => {
      expect(await told(ids)).toEqual([3, undefined]);
    },
  );

  test('a roll says whose they are', async () => {
    const roll = 'Email\nana@x.org\nbo@x.org\nana+1@x.org\n';
    expect(await told(['ana@x.org', 'ana+1@x.org'], roll)).toEqual([2, undefined]);
  });

  test('an error of a spreadsheet names nobody', async () => {
    expect(await told(['#N/A', 'a1', '#N/A', '#NV'])).toEqual([4, undefined]);
  });
});

describe('an address that stands elsewhere on the roll', () => {
  const near = async (id: string, roll: string) => {
    const text = `Email,Vote?\nbo@x.org,Yes\n${id},No\n`;
    const counted = await tally({
      ballots: [{ name: 'b.csv', text }],
      roll: { name: 'r.csv', text: roll },
    });
    if (!counted.ok) throw new Error('refused');
    return counted.warnings.find(({ code }) => code === 'rows.set-aside')?.places[0]?.suggestion;
  };

  test.each([
    ['a second column', 'Email,Private email\nana@x.org,ana@home.org\nbo@x.org,\n', 'ana@x.org'],
    ['a cell of several', 'Email\nana@x.org; ana@home.org\nbo@x.org\n', 'ana@x.org; ana@home.org'],
    ['a name', 'Email\nAna <ana@home.org>\nbo@x.org\n', 'Ana <ana@home.org>'],
  ])('is found: %s', async (_, roll, suggestion) => {
    expect(await near('ana@home.org', roll)).toBe(suggestion);
  });

  test('where most ballots stand in that column, it is named', async () => {
    const roll = 'Email,Private email\nana@x.org,ana@home.org\nbo@x.org,bo@home.org\n';
    const text = 'Email,Vote?\nana@home.org,Yes\nbo@home.org,No\n';
    const counted = await tally({
      ballots: [{ name: 'b.csv', text }],
      roll: { name: 'r.csv', text: roll },
    });
    if (counted.ok) throw new Error('counted');
    const told = counted.problems.find(({ code }) => code === 'roll.nobody');
    expect(told?.hint).toContain('id: "Private email"');
  });
});

describe('an id that is not on the roll', () => {
  const roll = ['adam@x.org', 'M12', 'johnsmith@x.org', 'k3jd-92ma', 'member 7', 'member 8'];
  const meant = async (id: string) => {
    const counted = await tallied({
      ballots: [{ name: 'b.csv', text: `Token,Vote?\nk3jd-92ma,Yes\n${id},No\n` }],
      roll: { name: 'r.csv', text: `Token\n${roll.join('\n')}\n` },
    });
    if (!counted.ok) throw new Error('refused');
    const aside = counted.warnings.find((one) => one.code === 'rows.set-aside');
    expect(aside?.count).toBe(1);
    return aside?.places[0]?.suggestion;
  };

  test.each([
    ['m-012', 'M12'],
    ['johnsmiht@x.org', 'johnsmith@x.org'],
    ['jonsmith@x.org', 'johnsmith@x.org'],
    ['аdam@x.org', 'adam@x.org'],
    ['k3jd 92ma', 'k3jd-92ma'],
  ])('may be meant for another: %s', async (id, other) => {
    expect(await meant(id)).toBe(other);
  });

  test.each(['member 9', 'm13', 'eve@x.org', 'k3jd-92mb'])('is nobody: %s', async (id) => {
    expect(await meant(id)).toBeUndefined();
  });

  test('is looked for on a long roll, whatever short ids came before it', async () => {
    const long = Array.from({ length: 60_000 }, (_, at) => `m-${at}`);
    const aside = ['x1', 'x2', 'x3', 'jonsmith@x.org'];
    const counted = await tallied({
      ballots: [{ name: 'b.csv', text: `Token,Vote?\nm-1,Yes\n${aside.join(',No\n')},No\n` }],
      roll: { name: 'r.csv', text: `Token\njohnsmith@x.org\n${long.join('\n')}\n` },
    });
    if (!counted.ok) throw new Error('refused');
    const told = counted.warnings.find((one) => one.code === 'rows.set-aside');
    expect(told?.places.map(({ suggestion }) => suggestion)).toContain('johnsmith@x.org');
  });

  test('is named where none is on a long roll', async () => {
    const long = Array.from({ length: 120_000 }, (_, at) => `m-${at}`);
    const counted = await tally({
      ballots: [{ name: 'b.csv', text: 'Token,Vote?\njonsmith@x.org,Yes\nmaryblack@y.org,No\n' }],
      roll: { name: 'r.csv', text: `Token\njohnsmith@x.org\n${long.join('\n')}\n` },
    });
    if (counted.ok) throw new Error('counted');
    const told = counted.problems.find(({ code }) => code === 'roll.nobody');
    expect(told?.places[0]?.suggestion).toBe('johnsmith@x.org');
  });
});
