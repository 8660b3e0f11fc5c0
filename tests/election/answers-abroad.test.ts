import { describe, expect, test } from 'vitest';
import type { TallyInput } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

/** What came of the one contest of a column of cells, and what was doubted. */
async function read(cells: readonly string[], flags: TallyInput['flags'] = {}) {
  const text = `Token;Motion\n${cells.map((cell, at) => `t${at};"${cell}"`).join('\n')}\n`;
  const checked = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  if (!checked.ok) return { codes: checked.codes };
  const { report, warnings } = checked;
  const definition = JSON.stringify(report.definition.value);
  const again = await reportOf({ ballots: [{ name: 'b.csv', text }], definition });
  expect(again.contests).toEqual(report.contests);
  const [contest] = report.contests;
  return {
    method: contest?.method,
    votes: contest?.options.map((option) => option.votes),
    aside: contest && [contest.accounting.abstain, contest.accounting.invalid],
    codes: warnings.map(({ code }) => code),
  };
}

describe('answers as other languages and spreadsheets write them', () => {
  test.each([
    ['WAHR', 'FALSCH', 'Enthaltung'],
    ['VRAI', 'FAUX', 'NSPP'],
    ['VERO', 'FALSO', 'Astenuta'],
    ['Je suis pour', 'Je suis contre', "Je m'abstiens"],
    ['Einverstanden', 'Nicht einverstanden', 'Enthalten'],
    ['Apruebo', 'No apruebo', 'Me abstengo'],
    ['Favorevoli', 'Contrari', 'Astenuti'],
    ['Jestem za', 'Jestem przeciw', 'Wstrzymał(a) się'],
    ['Aprovo', 'Reprovo', 'Abstenho-me'],
    ['Akkoord', 'Niet akkoord', 'Onthouding'],
    ['För', 'Emot', 'Avstår'],
    ['賛成する', '反対する', '棄権する'],
    ['承認', '否認', '棄権'],
    ['موافق', 'غير موافق', 'أمتنع'],
  ])('%s, %s, %s', async (yes, no, abstain) => {
    expect(await read([yes, no, yes, abstain, yes, no])).toEqual({
      method: 'question',
      votes: [3, 2],
      aside: [1, 0],
      codes: [],
    });
  });

  test('boxes of a spreadsheet may be of one contest in any language', async () => {
    const rows = ['WAHR;FALSCH', 'FALSCH;WAHR', 'WAHR;WAHR'];
    const text = `Mitglied;Ana;Bo\n${rows.map((row, at) => `m${at};${row}`).join('\n')}\n`;
    const ballots = [{ name: 'b.csv', text }];
    expect(await tallied({ ballots })).toEqual({ ok: false, codes: ['contest.boxes'] });
    const methods = new Map([['candidates', 'approval']]);
    const { contests } = await reportOf({ ballots, flags: { methods } });
    expect(contests[0]?.options.map((option) => option.votes)).toEqual([2, 2]);
  });
});

describe('the initial of an answer', () => {
  test.each([
    [
      ['Oui', 'O', 'oui', 'Non', 'N', 'non', 'O'],
      [4, 3],
    ],
    [
      ['Sí', 's', 'No', 'N', 'S'],
      [3, 2],
    ],
    [
      ['Pour', 'P', 'Contre', 'C', 'Pour', 'Contre'],
      [3, 3],
    ],
  ])('says the same: %s', async (cells, votes) => {
    expect(await read(cells)).toMatchObject({ method: 'question', votes, aside: [0, 0] });
  });

  test('says nothing where answers of two meanings begin so', async () => {
    const cells = ['A favor', 'En contra', 'Abstención', 'A favor', 'A'];
    expect(await read(cells)).toMatchObject({ votes: [2, 1], aside: [1, 1] });
  });

  test('is asked about where no answer is written out', async () => {
    expect(await read(['F', 'A', 'F', 'Ab', 'A', 'F', 'F'])).toMatchObject({
      method: 'plurality',
      codes: ['contest.uncertain'],
    });
  });
});

describe('+1 and -1', () => {
  test('are the votes beside fractions, which are none', async () => {
    const cells = ['+1', '+1', '+1', '-1', '0', '+0.9', '-0.5', '+1', '-1', '+1'];
    expect(await read(cells)).toMatchObject({
      method: 'question',
      votes: [5, 2],
      aside: [1, 2],
      codes: ['contest.uncertain', 'marks.unread'],
    });
  });

  test('are steps of a scale beside +2 and -2', async () => {
    const cells = ['+1', '+2', '-1', '-2', '0', '+1', '+1', '-1'];
    expect(await read(cells)).toMatchObject({ method: 'plurality', codes: ['contest.uncertain'] });
  });
});

test('an abstention among boxes has the separator behind it too', async () => {
  const cells = ['Ana;Bo;', 'Bo;', 'Abstain;', 'Ana;', 'Ana;Bo;', 'Abstain;'];
  const methods = new Map([['motion', 'approval']]);
  expect(await read(cells, { methods })).toEqual({
    method: 'approval',
    votes: [3, 3],
    aside: [2, 0],
    codes: [],
  });
});
