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
