import { expect, test } from 'vitest';
import { ruleExplained } from '../../src/report/messages/rules.ts';
import { evidenceOf } from '../../src/reporters/contest-evidence.ts';
import { rulesOf } from '../../src/reporters/outline.ts';
import { tallied } from '../support/tallied.ts';

test('in an approval more than half is of the ballots, not of the marks on them', async () => {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text: 'Board,Merge\n"Ann;Bo",Yes\nAnn,No\n"Ann;Cy",Yes\n' }],
    definition: {
      rule: 'majority',
      contests: [
        { column: 'Board', method: 'approval', rule: 'majority', separator: ';', seats: 2 },
        { column: 'Merge', method: 'question' },
      ],
    },
  });
  if (!checked.ok) throw new Error(checked.codes.join());
  expect(rulesOf(checked.report)).toEqual([
    'Majority of valid: more than half of the valid ballots, each of which may mark several; blanks, abstentions and invalid marks are left out.',
    'Majority of valid: more than half of the valid votes; blanks, abstentions and invalid marks are left out.',
  ]);
});

test('and of another base, or of weights, it says what is in it', () => {
  expect(ruleExplained('majority of ballots', 'heads', 'approval')).toBe(
    'Majority of ballots: more than half of all counted ballots, blank ones too.',
  );
  expect(ruleExplained('no veto and majority of valid', 'weight', 'approval')).toContain(
    '(2) more than half of the votes on valid ballots, each of which may mark several;',
  );
});

test('where no group may cast a veto, it is told which did', async () => {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text: 'Class,Merge\nA,Yes\nA,Yes\nB,No\nC,Abstain\n' }],
    definition: {
      columns: { group: 'Class' },
      groups: { smallest: 1 },
      contests: [{ column: 'Merge', rule: 'at least 2 in favour and no veto in each "Class"' }],
    },
  });
  if (!checked.ok) throw new Error(checked.codes.join());
  const [contest] = checked.report.contests;
  expect(contest?.outcome.sentence).toContain(
    'no veto in 2 of 3 groups of "Class" (3 needed: not met)',
  );
  expect(contest && evidenceOf(checked.report, () => false)(contest)).toContain(
    'Class: a veto in B; no veto in A and C.',
  );
});
