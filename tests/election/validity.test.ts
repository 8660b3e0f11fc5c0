import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

/** Says of each of three ballots what a column has, and what became of that column. */
async function read(heading: string, cells: readonly string[], flags: Flags = {}) {
  const rows = cells.map((cell, at) => `${at + 1},${cell},${at === 2 ? 'No' : 'Yes'}`);
  const text = `Member No,${heading},Accept\n${rows.join('\n')}\n`;
  const result = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  if (!result.ok) throw new Error(result.codes.join(', '));
  const told = result.warnings.find(({ code }) => code === 'rows.said-void');
  return {
    role: result.report.reading.columns[1]?.role,
    contests: result.report.contests.map(({ title }) => title),
    lines: told?.places.map(({ line }) => line) ?? [],
    hint: told?.hint ?? '',
  };
}

describe('a column that says whether a ballot is valid', () => {
  test.each([
    ['Status', ['Valid', 'Withdrawn', 'Valid']],
    ['Response status', ['Valid', 'Void', 'Valid']],
    ['Valid?', ['Yes', 'No', 'Yes']],
    ['Valid (y/n)', ['y', 'n', 'y']],
    ['Eligible', ['TRUE', 'FALSE', 'TRUE']],
    ['Void', ['', 'x', '']],
    ['Withdrawn', ['No', 'Yes', 'No']],
    ['Duplicate', ['', 'duplicate', '']],
    ['is_duplicate', ['0', '1', '0']],
  ])('is no contest and no group, and what it says is told: %s', async (heading, cells) => {
    const { role, contests, lines, hint } = await read(heading, cells);
    expect({ role, contests, lines }).toEqual({
      role: 'ignored',
      contests: ['Accept'],
      lines: [3],
    });
    expect(hint).toContain(`--ignore "${heading}"`);
    expect(await read(heading, cells, { ignored: [heading] })).toMatchObject({ lines: [] });
  });

  test('is left out where all ballots are valid', async () => {
    expect(await read('Eligible', ['Y', 'Y', 'Y'])).toMatchObject({ role: 'ignored', lines: [] });
  });

  test('stays a group beside other words, and is told', async () => {
    const cells = ['Full member', 'Withdrawn', 'Associate'];
    const found = await read('Status', cells);
    expect(found).toMatchObject({ role: 'group', lines: [3] });
    expect(found.hint).toContain('--group "Status"');
    expect(await read('Status', cells, { group: ['Status'] })).toMatchObject({ lines: [] });
  });

  test('is a group without such words, and a contest of another heading is none of it', async () => {
    const members = await read('Status', ['Full', 'Life', 'Full']);
    expect(members).toMatchObject({ role: 'group', lines: [] });
    const other = await read('Void the contract', ['Yes', 'No', 'Yes']);
    expect(other).toMatchObject({ role: 'contest', lines: [] });
  });

  test('is the contest where there is no other', async () => {
    const result = await tallied({
      ballots: [{ name: 'b.csv', text: 'Member No,Valid?\n1,Yes\n2,Yes\n3,No\n' }],
    });
    expect(result.ok && result.report.contests.map(({ title }) => title)).toEqual(['Valid?']);
  });

  test('is told apart from who cast or checked it', async () => {
    expect(await read('Checked by', ['AB', 'AB', 'CD'])).toMatchObject({ role: 'ignored' });
    const result = await tallied({
      ballots: [{ name: 'b.csv', text: 'Member No,Proxy,Accept\n1,Yes,Yes\n2,No,No\n3,No,No\n' }],
    });
    expect(result.ok && result.warnings.map(({ code }) => code)).toContain('contest.about-voter');
  });

  describe('is told of itself no more', () => {
    async function all(text: string) {
      const result = await tallied({ ballots: [{ name: 'b.csv', text }] });
      if (!result.ok) throw new Error(result.codes.join(', '));
      const told = result.warnings.filter(({ code }) => code === 'rows.said-void');
      return { contests: result.report.contests.map(({ title }) => title), told: told.length };
    }

    test.each([
      ['Test', 'Yes', 'No'],
      ['Duplicate', 'Yes', 'No'],
      ['State', 'Approved', 'Rejected'],
    ])('where it is the only contest: %s', async (heading, yes, no) => {
      const text = `Member No,${heading}\n1,${yes}\n2,${no}\n3,${yes}\n`;
      expect(await all(text)).toEqual({ contests: [heading], told: 0 });
    });

    test('but where its answers are no sides, or another says it too', async () => {
      const states = await all('Member No,Status\n1,Valid\n2,Withdrawn\n3,Valid\n');
      expect(states).toEqual({ contests: ['Status'], told: 1 });
      const both = await all('Member No,Void,Test\n1,Yes,No\n2,No,Yes\n3,No,No\n');
      expect(both).toEqual({ contests: ['Test'], told: 2 });
    });

    test('where it stands among what may become of an event', async () => {
      const answers = '1,Yes,No\n2,No,Yes\n3,Yes,No\n';
      expect(await all(`Member No,Cancelled,Postponed\n${answers}`)).toEqual({
        contests: ['Cancelled', 'Postponed'],
        told: 0,
      });
      expect(await all(`Member No,Cancelled,Roof\n${answers}`)).toEqual({
        contests: ['Roof'],
        told: 1,
      });
      expect(await all('Member No,Cancelled,Postponed\n1,,No\n2,x,Yes\n3,,No\n')).toEqual({
        contests: ['Postponed'],
        told: 1,
      });
    });
  });
});
