import { expect, test } from 'vitest';
import { reportOf } from '../support/tallied.ts';

test.each(['>= 40%', '> 40%'])(
  '%s of nobody needs a vote, and one more would do',
  async (share) => {
    const report = await reportOf({
      ballots: [{ name: 'b.csv', text: 'Who,Q\na,abstain\nb,\n' }],
      definition: {
        columns: { voter: 'Who' },
        present: 3,
        contests: [
          { id: 'q', column: 'Q', method: 'question', rule: `at least 1/3 of present or ${share}` },
        ],
      },
    });
    const [q] = report.contests;
    expect(q?.outcome.kind).toBe('not-passed');
    const [, second] = q?.exhibits ?? [];
    expect(second).toMatchObject({ of: 0, votes: 0, needed: 1, met: false, short: 1, added: 1 });
    expect(second).not.toHaveProperty('switched');
    expect(q?.outcome.sentence).toMatch(/0 of 0 valid votes \(.* 40% needs 1: 1 short\)/);
  },
);
