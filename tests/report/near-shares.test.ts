import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

async function told(yes: number, no: number, rule: string) {
  const cells = [...Array<string>(yes).fill('Yes'), ...Array<string>(no).fill('No')];
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text: `Motion\n${cells.join('\n')}\n` }],
    definition: { contests: [{ column: 'Motion', method: 'question', rule }] },
  });
  if (!checked.ok) throw new Error(checked.codes.join());
  const kind = checked.report.contests[0]?.outcome.kind;
  return [
    kind,
    ...checked.warnings
      .filter(({ code }) => code === 'rule.near-share')
      .map(({ message }) => message),
  ];
}

test.each([
  [
    'two-thirds exactly fail at 66.67%',
    12,
    6,
    '>= 66.67%',
    [
      'not-passed',
      '"Motion" is decided by 66.67%, which is nearly 2/3 and not it: 12 of 18 is not less than 2/3.',
    ],
  ],
  [
    '66 of 100 pass at 66%',
    66,
    34,
    '>= 66%',
    [
      'passed',
      '"Motion" is decided by 66%, which is nearly 2/3 and not it: 66 of 100 is less than 2/3.',
    ],
  ],

  [
    'a third',
    33,
    67,
    'at least 33%',
    [
      'passed',
      '"Motion" is decided by 33%, which is nearly 1/3 and not it: 33 of 100 is less than 1/3.',
    ],
  ],
  [
    'a part without which it would fail',
    12,
    6,
    '(at least 2 in favour and >= 66.67%) or unanimity',
    [
      'not-passed',
      '"Motion" is decided by 66.67%, which is nearly 2/3 and not it: 12 of 18 is not less than 2/3.',
    ],
  ],
  ['not a part beside which another is enough', 12, 6, 'majority or >= 66.67%', ['passed']],
  ['nor one beside which another fails', 12, 6, '>= 66.67% and no veto', ['not-passed']],
  ['not where the fraction decides alike', 67, 33, '>= 66%', ['passed']],
  ['nor of two-thirds themselves', 12, 6, 'two-thirds', ['passed']],
  ['nor of another share', 13, 7, '>= 65%', ['passed']],
  ['nor of one that is more than a percent away', 67, 33, '>= 68%', ['not-passed']],
])('%s', async (_, yes, no, rule, expected) => {
  expect(await told(yes, no, rule)).toEqual(expected);
});
