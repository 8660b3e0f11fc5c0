import { expect, test } from 'vitest';
import { opposedIn } from '../../src/election/opposites.ts';
import { tallied } from '../support/tallied.ts';

test.each([
  ['Prepared', 'Not prepared'],
  ['I am prepared', 'I am not prepared'],
  ['Strike', 'Do not strike'],
  ['Streiken', 'Nicht streiken'],
  ['I vote to ACCEPT the offer', 'I vote to REJECT the offer'],
  ['For the merger', 'Against the merger'],
])('%s and %s are opposed, in any order', (yes, no) => {
  expect(opposedIn([yes, no])).toEqual([yes, no]);
  expect(opposedIn([no, yes])).toEqual([yes, no]);
});

test.each([
  [['Ann Lee', 'Ann Li']],
  [['Plan A', 'Plan B']],
  [['No', 'Nobody']],
  [['Plan A', 'Plan B', 'Not sure']],
  [['Yes please', 'Yes but later', 'No thanks']],
])('%s are not', (options) => {
  expect(opposedIn(options)).toBeUndefined();
});

test.each([
  [['Content', 'Not content', 'Present']],
  [['Yes please', 'No thanks', 'I do not mind']],
  [['○', '×']],
])('%s are, whatever a third says', (options) => {
  const [yes = '', no = ''] = options;
  expect(opposedIn(options)).toEqual([yes, no]);
  expect(opposedIn(options.toReversed())).toEqual([yes, no]);
});

test('such answers are told, and a question when it is said which is which', async () => {
  const cells = ['I accept it', 'I reject it', 'I accept it', 'I reject it', 'I accept it'];
  const text = `Token,Offer\n${cells.map((cell, at) => `t${at},${cell}`).join('\n')}\n`;
  const ballots = [{ name: 'b.csv', text }];
  const told = await tallied({ ballots });
  expect(told.ok && told.warnings.map(({ code, hint }) => [code, hint])).toEqual([
    [
      'contest.uncertain',
      'If it is a question, say which is which: --read "I accept it"=yes --read "I reject it"=no. If it is a choice: --method "offer=plurality".',
    ],
  ]);
  const words = { yes: ['I accept it'], no: ['I reject it'] };
  const settled = await tallied({ ballots, flags: { words } });
  expect(settled.ok && [settled.warnings, settled.report.contests[0]?.outcome.kind]).toEqual([
    [],
    'passed',
  ]);
  const methods = new Map([['offer', 'plurality']]);
  const choice = await tallied({ ballots, flags: { methods } });
  expect(choice.ok && [choice.warnings, choice.report.contests[0]?.outcome.kind]).toEqual([
    [],
    'elected',
  ]);
});
