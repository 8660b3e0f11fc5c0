import { describe, expect, test } from 'vitest';
import type { TallyInput } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

// Papers on which a rank is given twice or left out are among those of every election.

function ballotsOf(lines: readonly string[]) {
  return [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
}

async function codesOf(lines: readonly string[], flags: TallyInput['flags'] = {}) {
  const checked = await tallied({ ballots: ballotsOf(lines), flags });
  return checked.ok ? checked.warnings.map(({ code }) => code) : checked.codes;
}

const times = (line: string, rows: number) => Array.from({ length: rows }, () => line);

const inWords = (joint: string) => [
  `Voter,Board${joint}Ana,Board${joint}Bo,Board${joint}Cy`,
  ...[...times('1st,2nd,3rd', 6), ...times('2nd,1st,', 5), '1st,4th,2nd', '1st,2nd,2nd'].map(
    (cells, at) => `${at + 1},${cells}`,
  ),
];

const inNumbers = [
  'Voter,Ana,Bo,Cy',
  ...[...times('1,2,3', 10), ...times('3,1,2', 10), '1,4,2', '1,2,2'].map(
    (cells, at) => `${at + 1},${cells}`,
  ),
];

describe('ranks with slips', () => {
  test.each([': ', ' - ', '/'])(
    'a rank in words beyond the last is one, behind %j',
    async (joint) => {
      expect(await codesOf(inWords(joint))).toEqual(['contest.ranking']);
      const { contests } = await reportOf({
        ballots: ballotsOf(inWords(joint)),
        flags: { methods: new Map([['board', 'instant-runoff']]) },
      });
      expect(contests.map(({ title, outcome }) => [title, outcome.winners])).toEqual([
        ['Board', ['ana']],
      ]);
    },
  );

  test.each(['Preference ', 'Choice ', 'Priority ', '#'])('%s1 is a rank', async (before) => {
    const rows = [...times('1,2,3', 3), ...times('2,1,3', 2), '3,,1'];
    const lines = rows.map((row, at) => `${at},${row.replaceAll(/\d/g, (one) => before + one)}`);
    expect(await codesOf(['Voter,Ana,Bo,Cy', ...lines])).toEqual(['contest.ranking']);
  });

  test.each(['Board (STV)', 'Chair, by alternative vote'])(
    'in cells below %j, which need not list all',
    async (title) => {
      const cells = ['Ana;Bo;Cy;', 'Bo;Ana;', 'Cy;Ana;', 'Ana;Cy;', 'Bo;'];
      const lines = cells.map((cell, at) => `${at},${cell}`);
      expect(await codesOf([`Voter,"${title}"`, ...lines])).toEqual(['contest.ranking']);
    },
  );

  test('two choices between the same numbered things are no ranks', async () => {
    const lines = ['Voter,Design of the hall,Design of the yard'];
    for (let at = 0; at < 8; at += 1) lines.push(`${at},Choice 1,Choice ${at % 4 ? 1 : 2}`);
    expect(await codesOf(lines)).not.toContain('contest.ranking');
  });

  test('answers that are ordinals, below questions, stay answers', async () => {
    const lines = ['Voter,Which Monday in June?,Which Monday in July?'];
    for (let at = 0; at < 8; at += 1) lines.push(`${at},${at % 2 ? '1st' : '4th'},1st`);
    expect(await codesOf(lines)).not.toContain('contest.ranking');
  });

  test('numbers of which a few ballots give one twice are ranks once a method says so', async () => {
    const checked = await tallied({ ballots: ballotsOf(inNumbers), flags: {} });
    expect(checked.ok ? [] : checked.codes).toEqual(['contest.scores']);
    const flags = {
      methods: new Map([['candidates', 'stv']]),
      seats: new Map([['candidates', 2]]),
    };
    const report = await reportOf({ ballots: ballotsOf(inNumbers), flags });
    const [contest] = report.contests;
    expect(contest?.outcome.winners).toEqual(['ana', 'bo']);
    expect(contest?.options.map(({ votes }) => votes)).toEqual([12, 10, 0]);
    const again = await reportOf({
      ballots: ballotsOf(inNumbers),
      definition: JSON.stringify(report.definition.value),
    });
    expect(again.contests).toEqual(report.contests);
  });

  test('below one question they need no method to be seen', async () => {
    const [, ...rows] = inNumbers;
    const lines = ['Voter,Board [Ana],Board [Bo],Board [Cy]', ...rows];
    expect(await codesOf(lines)).toEqual(['contest.ranking']);
  });

  test('scores are no ranks, whatever the method', async () => {
    const lines = ['Voter,Ana,Bo,Cy', ...times('1,5,4', 5), ...times('4,4,1', 5), '5,5,5'];
    const rows = lines.map((line, at) => (at === 0 ? line : `${at},${line}`));
    expect(
      await codesOf(rows, {
        methods: new Map([['candidates', 'stv']]),
        seats: new Map([['candidates', 2]]),
      }),
    ).toContain('contest.no-ranking');
  });
});
