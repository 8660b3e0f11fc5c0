import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConflictSet, Contest } from '../../src/election/election.ts';
import type { ProfileEntry } from '../../src/election/profile.ts';
import { contestBases, type NamedBase } from '../../src/methods/base.ts';
import { counterfactualsOf, type Decisions } from '../../src/methods/counterfactual.ts';
import { decide, ruleOf, type Situation } from '../../src/methods/decide.ts';
import { methods } from '../../src/methods/index.ts';
import { settle } from '../../src/methods/settle.ts';
import {
  contestFor,
  groupsFor,
  profileFor,
  profileInGroups,
  type Setting,
  situationFor,
} from '../support/count-ballots.ts';
import {
  basesOf,
  randomElection,
  takesRule,
  textOf,
  type Wanted,
} from '../support/random-election.ts';

interface Given {
  readonly contest: Contest;
  readonly profile: readonly ProfileEntry[];
}

function decisionsOf(
  given: readonly Given[],
  situation: Situation,
  conflicts: readonly ConflictSet[] = [],
): Decisions {
  const decided = given.map(({ contest, profile }) => ({
    contest,
    profile,
    decided: decide(contest, profile, situation),
  }));
  const settled = settle(decided, conflicts, situation.unit);
  const contests = decided.map((own, at) => {
    const outcome = settled[at];
    return outcome ? { ...own, settled: outcome } : own;
  });
  return { contests, conflicts, situation };
}

/** The other bases of one of several contests. */
function foundAt(at: number, decisions: Decisions) {
  const own = decisions.contests[at];
  const rule = own && ruleOf(own.contest);
  return rule ? counterfactualsOf(at, decisions, rule) : [];
}

/** The other bases of one contest by itself. */
function counterfactuals(setting: Setting, profile: readonly ProfileEntry[]) {
  return foundAt(
    0,
    decisionsOf([{ contest: contestFor(setting), profile }], situationFor(setting)),
  );
}

test('every other base, with its size, what it would need and what would come of it', () => {
  const setting = { method: 'question', eligible: 20 };
  const marks = profileFor({ yes: 6, no: 4, abstain: 1, blank: 3, invalid: 2 });
  expect(counterfactuals(setting, marks)).toEqual([
    { base: 'valid+invalid', size: 12, needed: 7, outcome: { kind: 'not-passed' }, differs: true },
    { base: 'valid+abstain', size: 11, needed: 6, outcome: { kind: 'passed' }, differs: false },
    { base: 'ballots', size: 16, needed: 9, outcome: { kind: 'not-passed' }, differs: true },
    { base: 'present', differs: false },
    { base: 'eligible', size: 20, needed: 11, outcome: { kind: 'not-passed' }, differs: true },
    {
      base: 'eligible-abstain',
      size: 19,
      needed: 10,
      outcome: { kind: 'not-passed' },
      differs: true,
    },
  ]);
});

describe('which bases are other ones', () => {
  const marks = profileFor({ yes: 6, no: 4 });
  const names = (rule: string) =>
    counterfactuals({ method: 'question', rule, eligible: 20, present: 9 }, marks).map(
      ({ base }) => base,
    );

  test.each(contestBases)('all but that of the rule: %s', (base) => {
    const others = contestBases.filter((other) => other !== base);
    expect(names(`majority of ${base}`)).toEqual(others);
    expect(names(`majority of ${base} and no veto or > 2/3 of ${base}`)).toEqual(others);
  });

  test('all, where the rule has several, or a number', () => {
    expect(names('majority and > 1/10 of eligible')).toEqual(contestBases);
    expect(names('majority of 12')).toEqual(contestBases);
  });

  test('none, where the rule has no share', () => {
    expect(names('at least 3 in favour')).toEqual([]);
    expect(names('no veto and at least 3 in favour')).toEqual([]);
  });

  test('nothing is needed of nobody', () => {
    const abstained = profileFor({ abstain: 3 });
    const found = counterfactuals({ method: 'question', rule: 'majority of ballots' }, abstained);
    const needed = new Map(found.map((one) => [one.base, one.needed]));
    expect(needed.get('valid')).toBeUndefined();
    expect(needed.get('valid+abstain')).toBe(2);
  });

  test('what is needed is told where one share decides', () => {
    const rule = 'majority and no veto';
    const found = counterfactuals({ method: 'question', rule }, marks);
    expect(found.map((one) => 'needed' in one)).toEqual(contestBases.slice(1).map(() => false));
  });
});

test('nothing is said of a contest that is withdrawn', () => {
  const found = counterfactuals(
    { method: 'question', status: 'withdrawn' },
    profileFor({ yes: 1 }),
  );
  expect(found).toEqual(contestBases.slice(1).map((base) => ({ base, differs: false })));
});

// DESIGN 6: as a counterfactual, a rule on an unknown base is not computable.
describe('a base that is not known in the groups of a rule is not computed', () => {
  const profile = profileInGroups([{ yes: 3 }, { yes: 2, no: 1 }]);
  const groups = groupsFor([{ title: 'North' }, { title: 'South' }], profile);
  const setting: Setting = { method: 'question', eligible: 8, present: 7, groups };

  test.each(['majority in each Class', 'majority and majority in each Class'])('%s', (rule) => {
    const found = counterfactuals({ ...setting, rule }, profile);
    for (const base of ['present', 'eligible', 'eligible-abstain']) {
      const own = found.find((one) => one.base === base);
      expect(own).toMatchObject({ base, differs: false });
      expect(own).not.toHaveProperty('outcome');
    }
    expect(found.find(({ base }) => base === 'ballots')).toMatchObject({
      outcome: { kind: 'passed' },
      differs: false,
    });
  });
});

describe('all else is as it is', () => {
  const ballots = profileFor({ yes: 6, no: 4, blank: 5 });

  test('the quorum', () => {
    const quorum = { counts: 'valid', rule: 'at least 11' } as const;
    const found = counterfactuals({ method: 'question', quorum }, ballots);
    expect(found.filter(({ differs }) => differs)).toEqual([]);
    expect(found[0]?.outcome).toEqual({ kind: 'no-quorum' });
  });

  test('the way ties are broken', () => {
    const ties = { kind: 'decided', chosen: [0] } as const;
    const setting = { method: 'question', ties, rule: 'majority of ballots' };
    const found = counterfactuals(setting, profileFor({ yes: 4, no: 4, blank: 1 }));
    expect(found[0]).toMatchObject({ base: 'valid', outcome: { kind: 'passed' }, differs: true });
  });

  test('a conflict: what would not have passed overrides nothing', () => {
    const contests = ['a', 'b'].map((id) => ({ contest: contestFor({ method: 'question' }, id) }));
    const given = [
      { ...contests[0], profile: ballots },
      { ...contests[1], profile: profileFor({ yes: 7, no: 3, blank: 5 }) },
    ].flatMap(({ contest, profile }) => (contest ? [{ contest, profile }] : []));
    const conflicts: ConflictSet[] = [{ contests: [0, 1], ties: { kind: 'report' } }];
    const decisions = decisionsOf(given, situationFor({ method: 'question' }), conflicts);
    const ballotsBase = (at: number) =>
      foundAt(at, decisions).find(({ base }) => base === 'ballots');
    expect(decisions.contests.map(({ settled }) => settled?.outcome.kind)).toEqual([
      'overridden',
      'passed',
    ]);
    // The other contest keeps its own base, and overrides it all the same where it passes.
    expect(foundAt(0, decisions).find(({ base }) => base === 'valid+abstain')?.differs).toBe(false);
    expect(ballotsBase(0)).toMatchObject({ outcome: { kind: 'not-passed' }, differs: true });
    expect(ballotsBase(1)).toMatchObject({ outcome: { kind: 'not-passed' }, differs: true });
  });

  test('a conflict of one set among several', () => {
    const given = ['a', 'b', 'c', 'd'].map((id) => ({
      contest: contestFor({ method: 'question' }, id),
      profile: id === 'b' ? profileFor({ yes: 7, no: 3, blank: 5 }) : ballots,
    }));
    const conflicts: ConflictSet[] = [
      { contests: [0, 1], ties: { kind: 'report' } },
      { contests: [2, 3], ties: { kind: 'report' } },
    ];
    const decisions = decisionsOf(given, situationFor({ method: 'question' }), conflicts);
    expect(foundAt(0, decisions).find(({ base }) => base === 'valid+abstain')).toMatchObject({
      outcome: { kind: 'overridden' },
      differs: false,
    });
  });

  test('a condition: what does not apply does not on any base', () => {
    const hanging = {
      ...contestFor({ method: 'question' }, 'b'),
      condition: { contest: 0, option: 0 },
    };
    const given = [
      { contest: contestFor({ method: 'question' }, 'a'), profile: profileFor({ no: 1 }) },
      { contest: hanging, profile: ballots },
    ];
    const decisions = decisionsOf(given, situationFor({ method: 'question' }));
    const found = foundAt(1, decisions);
    expect(found.filter(({ differs }) => differs)).toEqual([]);
    expect(found[0]?.outcome).toEqual({ kind: 'not-applicable' });
  });
});

test.each(methods.filter(takesRule))(
  '$id: equal to deciding again by the rule with its base replaced',
  (method) => {
    let differing = 0;
    fc.assert(
      fc.property(randomElection(method), ({ setting, profile, wanted }) => {
        if (wanted === undefined) return;
        const found = counterfactuals(setting, profile);
        const own = new Set(basesOf(wanted));
        expect(found.map(({ base }) => base)).toEqual(
          own.size === 0 ? [] : contestBases.filter((base) => own.size > 1 || !own.has(base)),
        );
        const now = decide(contestFor(setting), profile, situationFor(setting)).result?.outcome;
        for (const { base, outcome, differs } of found) {
          const rule = textOf(replaced(wanted, base));
          const again = decide(contestFor({ ...setting, rule }), profile, situationFor(setting));
          if (again.unknown.length > 0) continue;
          expect(outcome).toEqual(again.result?.outcome);
          expect(differs).toBe(!equal(outcome, now));
          if (differs) differing += 1;
        }
      }),
      { seed: 90, numRuns: 300 },
    );
    expect(differing).toBeGreaterThan(50);

    /** Options with the same votes stand in the order of the list in both. */
    function equal(one: object | undefined, two: object | undefined): boolean {
      return JSON.stringify(one) === JSON.stringify(two);
    }

    function replaced(rule: Wanted, base: NamedBase): Wanted {
      switch (rule.kind) {
        case 'share':
          return { ...rule, base };
        case 'all':
        case 'any':
          return { ...rule, parts: rule.parts.map((part) => replaced(part, base)) };
        case 'groups':
          return { ...rule, part: replaced(rule.part, base) };
        default:
          return rule;
      }
    }
  },
);
