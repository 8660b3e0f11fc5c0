import { describe, expect, test } from 'vitest';
import { type QuorumCount, quorumCounts } from '../../src/election/policies.ts';
import {
  countBallots,
  decideProfile,
  groupsFor,
  profileInGroups,
} from '../support/count-ballots.ts';

const ballots = { yes: 5, no: 3, abstain: 4, blank: 6, invalid: 7 };

const sizes: Readonly<Record<QuorumCount, number>> = {
  ballots: 25,
  valid: 8,
  'valid+invalid': 15,
  'valid+abstain': 12,
  present: 31,
};

function quorumOf(counts: QuorumCount, rule: string, eligible = 100) {
  const setting = { method: 'question', eligible, present: 31, quorum: { counts, rule } };
  return countBallots(setting, ballots);
}

describe.each(quorumCounts)('a quorum that counts %s', (counts) => {
  const size = sizes[counts];

  test('is met at the number, and not by one less', () => {
    expect(quorumOf(counts, `at least ${size}`).quorum).toEqual({
      counts,
      rule: { kind: 'minimum', votes: size },
      votes: size,
      met: true,
      bases: 'no-base',
      findings: [{ kind: 'minimum', votes: size, needed: size, met: true }],
    });
    const short = quorumOf(counts, `at least ${size + 1}`);
    expect(short.quorum).toMatchObject({ votes: size, met: false });
    expect(short.result).toEqual({ outcome: { kind: 'no-quorum' }, exhibits: [] });
  });

  test('is met by more than half of those eligible, and not by half', () => {
    expect(quorumOf(counts, 'majority', size * 2 - 1).quorum?.met).toBe(true);
    expect(quorumOf(counts, 'majority', size * 2).quorum?.met).toBe(false);
    expect(quorumOf(counts, 'at least half', size * 2).quorum?.met).toBe(true);
    expect(quorumOf(counts, 'at least half', size * 2 + 1).quorum?.met).toBe(false);
  });

  test('has bases like any rule', () => {
    const { quorum } = quorumOf(counts, '>= 1/100 of eligible-abstain', 100);
    expect(quorum?.findings).toMatchObject([
      { kind: 'threshold', votes: size, of: 96, base: 'eligible-abstain', needed: 1, met: true },
    ]);
  });
});

test('a quorum that is met leaves the vote to the rule', () => {
  expect(quorumOf('ballots', 'at least 25').result?.outcome.kind).toBe('passed');
  expect(quorumOf('ballots', 'at least 25').result?.exhibits).toHaveLength(1);
});

test('a quorum of nobody is not met', () => {
  const quorum = { counts: 'ballots', rule: '> 0% of eligible' } as const;
  const setting = { method: 'question', eligible: 0, quorum };
  expect(countBallots(setting, { yes: 1 })).toMatchObject({
    quorum: { met: false, bases: 'nobody' },
    result: { outcome: { kind: 'no-quorum' } },
  });
});

test('a quorum is weighed where votes are weighted: a number is in votes', () => {
  const quorum = { counts: 'ballots', rule: 'at least 3' } as const;
  const setting = { method: 'question', unit: 'weight', scale: 10, quorum } as const;
  expect(countBallots(setting, { yes: 30 }).quorum).toMatchObject({ votes: 30, met: true });
  expect(countBallots(setting, { yes: 29 }).quorum).toMatchObject({ votes: 29, met: false });
  const present = { ...setting, present: 4, quorum: { counts: 'present', rule: 'at least 4' } };
  expect(
    countBallots({ ...present, quorum: { ...present.quorum, counts: 'present' } }, { yes: 1 })
      .quorum,
  ).toMatchObject({ votes: 40, met: true });
});

test('a quorum in each group', () => {
  const profile = profileInGroups([
    { yes: 3, blank: 1 },
    { no: 1, abstain: 1, invalid: 1 },
  ]);
  const groups = groupsFor(
    [
      { title: 'North', eligible: 7 },
      { title: 'South', eligible: 6 },
    ],
    profile,
  );
  const decided = (counts: QuorumCount, rule: string) =>
    decideProfile({ method: 'question', groups, eligible: 13, quorum: { counts, rule } }, profile);
  expect(decided('ballots', '>= 1/2 in each Class').quorum?.met).toBe(true);
  expect(decided('ballots', 'majority in each Class').quorum).toMatchObject({
    met: false,
    votes: 7,
    findings: [
      {
        kind: 'groups',
        carried: 1,
        groups: [
          { title: 'North', votes: 4, against: 0, voice: 'for' },
          { title: 'South', votes: 3, against: 0, voice: 'against' },
        ],
      },
    ],
  });
  expect(decided('valid', 'at least 2 in each Class').quorum?.met).toBe(false);
  expect(decided('valid+abstain', 'at least 2 in each Class').quorum?.met).toBe(true);
});

test('a withdrawn contest has none', () => {
  const quorum = { counts: 'ballots', rule: 'at least 99' } as const;
  const decided = countBallots({ method: 'question', quorum, status: 'withdrawn' }, ballots);
  expect(decided).not.toHaveProperty('quorum');
  expect(decided).not.toHaveProperty('result');
});

test('nor is one held against a base that nobody said', () => {
  const quorum = { counts: 'ballots', rule: 'majority' } as const;
  const decided = countBallots({ method: 'question', quorum }, ballots);
  expect(decided.unknown).toEqual([{ of: 'quorum', base: 'eligible' }]);
  expect(decided).not.toHaveProperty('quorum');
  expect(decided).not.toHaveProperty('result');
});
