import { describe, expect, test } from 'vitest';
import type { Ballots, GroupSetting } from '../support/count-ballots.ts';
import {
  countBallots,
  decideProfile,
  groupsFor,
  profileInGroups,
} from '../support/count-ballots.ts';

// Rules of several conditions and rules in groups, by hand; naive.test.ts has them at random.

/** What becomes of a question, and the kinds of what was found on the way. */
function kindOf(rule: string, ballots: Ballots, eligible = 100) {
  return countBallots({ method: 'question', rule, eligible }, ballots).result?.outcome.kind;
}

/** A question by the votes of several groups, each `[yes, no, other marks]`. */
function inGroups(rule: string, votes: readonly Ballots[], settings?: readonly GroupSetting[]) {
  const profile = profileInGroups(votes);
  const titles = settings ?? votes.map((_, at) => ({ title: `G${at}` }));
  const groups = groupsFor(titles, profile);
  return decideProfile({ method: 'question', rule, groups }, profile).result;
}

describe('conditions together', () => {
  const favour = 'majority and at least 3 in favour';

  test.each([
    ['three for and two against', favour, { yes: 3, no: 2 }, 'passed'],
    ['two for and none against', favour, { yes: 2 }, 'not-passed'],
    ['three each', favour, { yes: 3, no: 3 }, 'not-passed'],
    ['a veto', `${favour} and no veto`, { yes: 9, no: 1 }, 'not-passed'],
    ['no veto, though some abstain', `${favour} and no veto`, { yes: 3, abstain: 9 }, 'passed'],
    ['a veto alone, of those who vote', 'no veto', { yes: 1, blank: 3 }, 'passed'],
    ['a veto alone, of nobody', 'no veto', { blank: 3 }, 'no-votes'],
    ['so many against', `${favour} and at most 2 against`, { yes: 9, no: 2 }, 'passed'],
    ['one more', `${favour} and at most 2 against`, { yes: 9, no: 3 }, 'not-passed'],
    ['a limit alone, of nobody', 'at most 2 against', { blank: 3 }, 'no-votes'],
    ['a limit alone, of those against', 'at most 2 against', { no: 2 }, 'passed'],
    ['a minimum of nobody', 'at least 3 in favour', { blank: 3 }, 'no-votes'],
    ['a minimum not met', 'at least 3 in favour', { yes: 2, no: 9 }, 'not-passed'],
    ['a minimum met by the minority', 'at least 3 in favour', { yes: 3, no: 9 }, 'passed'],
    ['a minimum beside a base of nobody', favour, { blank: 3 }, 'no-votes'],
    ['no base, and nobody', 'no veto and at least 1 in favour', { blank: 3 }, 'no-votes'],
    ['two-thirds of the votes', twoWays(), { yes: 24, no: 12 }, 'passed'],
    ['or a majority of all, whichever is less', twoWays(), { yes: 51, no: 49 }, 'passed'],
    ['neither of them', twoWays(), { yes: 50, no: 26 }, 'not-passed'],
    ['somebody in one of two bases', twoWays(), { blank: 9 }, 'not-passed'],
    ['and binds before or', 'majority or no veto and at least 9 in favour', { yes: 1 }, 'passed'],
    ['brackets', '(majority or no veto) and at least 9 in favour', { yes: 1 }, 'not-passed'],
  ])('%s', (_, rule, ballots, kind) => {
    expect(kindOf(rule, ballots)).toBe(kind);
  });

  test('of bases without anybody decide nothing, whoever voted', () => {
    expect(kindOf('majority of eligible and > 1/3 of eligible', { yes: 3 }, 0)).toBe('no-votes');
  });

  function twoWays() {
    return 'two-thirds or majority of eligible';
  }

  test('are all shown, met or not, in the order of the rule', () => {
    const rule = 'majority and (at least 5 in favour or no veto)';
    const { result } = countBallots({ method: 'question', rule }, { yes: 4, no: 1 });
    expect(result?.exhibits).toEqual([
      expect.objectContaining({ kind: 'threshold', option: 0, votes: 4, needed: 3, met: true }),
      { kind: 'minimum', option: 0, votes: 4, needed: 5, met: false },
      { kind: 'veto', option: 0, against: 1, most: 0, met: false },
    ]);
  });

  test('a minimum is in votes, of so many units each', () => {
    const setting = { method: 'question', unit: 'weight', scale: 100 } as const;
    const rule = 'at least 3 in favour';
    const kind = (yes: number) => countBallots({ ...setting, rule }, { yes, no: 1 }).result;
    expect(kind(300)?.outcome.kind).toBe('passed');
    expect(kind(299)).toEqual({
      outcome: { kind: 'not-passed' },
      exhibits: [{ kind: 'minimum', option: 0, votes: 299, needed: 300, met: false }],
    });
  });

  test('against an option are the votes of all others', () => {
    const setting = { method: 'majority', options: 3, rule: 'no veto' };
    expect(countBallots(setting, { A: 3, B: 1, C: 1 }).result?.exhibits).toEqual([
      { kind: 'veto', option: 0, against: 2, most: 0, met: false },
    ]);
    expect(countBallots(setting, { A: 3 }).result?.outcome.kind).toBe('elected');
  });
});

describe('in groups', () => {
  const won = { yes: 2, no: 1 };
  const lost = { yes: 1, no: 2 };
  const even = { yes: 2, no: 2 };
  const nobody = { blank: 3 };

  test.each([
    ['in each', [won, won, won], true],
    ['in each', [won, won, lost], false],
    ['in each', [won, won, even], false],
    ['in each', [won, won, nobody], false],
    ['in more than half of', [won, won, lost], true],
    ['in more than half of', [won, won, lost, lost], false],
    ['in more than half of', [won, won, won, lost], true],
    ['in more than half of', [won, won, nobody, nobody], false],
    ['in more than half of', [won], true],
    ['in at least 2 of', [won, won, lost, lost], true],
    ['in at least 2 of', [won, lost, lost, lost], false],
    ['in at least 2 of', [won], false],
    ['by one voice per', [won, won, lost], true],
    ['by one voice per', [won, lost], false],
    ['by one voice per', [won, even, even], true],
    ['by one voice per', [won, nobody, nobody], true],
    ['by one voice per', [even, even], false],
    ['by one voice per', [lost, even], false],
    ['by one voice per', [won, won, lost, lost, nobody, even], false],
  ])('majority %s: %j', (scope, votes: readonly Ballots[], passes) => {
    const result = inGroups(`majority ${scope} Class`, votes);
    expect(result?.outcome.kind).toBe(passes ? 'passed' : 'not-passed');
  });

  test('each group is shown with its voice, and how many must carry', () => {
    const result = inGroups('majority by one voice per "class "', [won, lost, even, nobody, won]);
    expect(result?.exhibits).toMatchObject([
      {
        kind: 'groups',
        option: 0,
        carried: 2,
        of: 5,
        needed: 2,
        met: true,
        rule: { kind: 'each', group: 'class ', in: { kind: 'voices' } },
        groups: [
          { title: 'G0', votes: 2, against: 1, voice: 'for' },
          { title: 'G1', votes: 1, against: 2, voice: 'against' },
          { title: 'G2', votes: 2, against: 2, voice: 'silent' },
          { title: 'G3', votes: 0, against: 0, voice: 'silent' },
          { title: 'G4', votes: 2, against: 1, voice: 'for' },
        ],
      },
    ]);
    expect(result?.exhibits).toHaveLength(1);
  });

  test.each([
    ['in each', 2],
    ['in more than half of', 2],
    ['in at least 3 of', 3],
    ['by one voice per', 1],
  ])('%s two groups, of which none is against: %i must carry', (scope, needed) => {
    const result = inGroups(`majority ${scope} Class`, [won, even]);
    expect(result?.exhibits).toMatchObject([{ carried: 1, of: 2, needed }]);
  });

  test('a group is silent where its votes equal the most of another option, and no other', () => {
    const profile = profileInGroups([
      { A: 2, B: 2, C: 1 },
      { A: 2, B: 1, C: 1 },
      { A: 1, B: 2, C: 2 },
    ]);
    const titles = ['X', 'Y', 'Z'].map((title) => ({ title }));
    const groups = groupsFor(titles, profile);
    const rule = 'majority by one voice per Class';
    const { result } = decideProfile({ method: 'majority', options: 3, rule, groups }, profile);
    // Half of four is no majority, and A is ahead: against it.
    expect(result?.exhibits).toMatchObject([
      { option: 0, groups: [{ voice: 'silent' }, { voice: 'against' }, { voice: 'against' }] },
    ]);
    expect(result?.exhibits).toMatchObject([{ groups: [{ against: 3 }, { against: 2 }, {}] }]);
  });

  test('those who name no group are in none', () => {
    const named = [{ title: 'G0' }, { title: '' }];
    expect(inGroups('majority in each Class', [won, lost], named)?.outcome.kind).toBe('passed');
    expect(inGroups('majority in each Class', [won, lost], named)?.exhibits).toMatchObject([
      { of: 1, groups: [{ title: 'G0' }] },
    ]);
  });

  test('without any group, nothing is carried', () => {
    for (const scope of [
      'in each',
      'in more than half of',
      'in at least 1 of',
      'by one voice per',
    ]) {
      expect(inGroups(`majority ${scope} Class`, [won], [{ title: '' }])?.outcome.kind).toBe(
        'not-passed',
      );
      expect(kindOf(`majority ${scope} Region`, won)).toBe('not-passed');
    }
  });

  test('the columns with the heading of the rule are held to it, and no others', () => {
    const profile = profileInGroups([won, lost]);
    const [column] = groupsFor([{ title: 'G0' }, { title: 'G1' }], profile).columns;
    if (column === undefined) throw new Error('no column');
    const groups = {
      ...groupsFor([], profile),
      columns: [{ ...column, heading: 'Other' }, column, { ...column, heading: ' CLASS' }],
      cells: [
        [0, 0, 0],
        [1, 0, 1],
      ],
    };
    const rule = 'majority in at least 1 of Class';
    const { result } = decideProfile({ method: 'question', rule, groups }, profile);
    expect(result?.exhibits).toMatchObject([
      {
        groups: [
          { title: 'G0', votes: 3, against: 3 },
          { title: 'G1', votes: 0, against: 0 },
          { title: 'G0', votes: 2, against: 1 },
          { title: 'G1', votes: 1, against: 2 },
        ],
      },
    ]);
  });

  test('the base is that of the group', () => {
    const settings = [
      { title: 'G0', eligible: 3 },
      { title: 'G1', eligible: 4 },
    ];
    const kind = (share: string) => {
      const profile = profileInGroups([won, won]);
      const groups = groupsFor(settings, profile);
      const rule = `${share} of eligible in each Class`;
      return decideProfile({ method: 'question', rule, groups, eligible: 7 }, profile).result
        ?.outcome.kind;
    };
    expect(kind('at least 50%')).toBe('passed');
    expect(kind('majority')).toBe('not-passed');
  });

  test('beside a majority overall', () => {
    const rule = 'majority and majority in each Class';
    expect(inGroups(rule, [{ yes: 1 }, { yes: 5, no: 4 }])?.outcome.kind).toBe('passed');
    expect(inGroups(rule, [{ yes: 9 }, { yes: 4, no: 5 }])?.outcome.kind).toBe('not-passed');
    expect(inGroups('majority or majority in each Class', [won, lost, won])?.outcome.kind).toBe(
      'passed',
    );
  });

  test('groups of nobody alone decide nothing', () => {
    expect(inGroups('majority in each Class', [nobody, nobody])).toEqual({
      outcome: { kind: 'no-votes' },
      exhibits: [],
    });
    expect(inGroups('majority of ballots in each Class', [nobody, nobody])?.outcome.kind).toBe(
      'not-passed',
    );
  });

  test('a group with votes against alone is against, whether or not the rule has a base', () => {
    for (const rule of ['majority by one voice per Class', 'no veto by one voice per Class'])
      expect(inGroups(rule, [{ yes: 1 }, { no: 2 }])).toMatchObject({
        outcome: { kind: 'not-passed' },
        exhibits: [{ groups: [{ voice: 'for' }, { voice: 'against' }] }],
      });
  });

  // DESIGN 6: a base of zero carries no group.
  test.each([
    ['no veto in at least 2 of Class', 1],
    ['no veto by one voice per Class', 1],
    ['(majority or no veto) in at least 2 of Class', 1],
    ['(majority or no veto) in each Class', 1],
  ])('a group of nobody carries nothing, though nobody in it is against: %s', (rule, carried) => {
    const result = inGroups(rule, [{ yes: 1 }, nobody, {}]);
    expect(result?.exhibits).toMatchObject([
      { carried, groups: [{ voice: 'for' }, { voice: 'silent' }, { voice: 'silent' }] },
    ]);
  });

  // UN Charter, Art. 27 (3): resolution 344 (1973) was adopted with none of the permanent members in favour.
  test('a group that abstains has cast no veto', () => {
    const rule = 'at least 1 in favour and no veto in each Class';
    expect(inGroups(rule, [{ yes: 1 }, nobody, {}])?.outcome.kind).toBe('passed');
    expect(inGroups(rule, [{ yes: 9 }, { no: 1 }])?.outcome.kind).toBe('not-passed');
    expect(inGroups('no veto in each Class', [nobody, nobody])?.outcome.kind).toBe('no-votes');
  });
});
