import { describe, expect, test } from 'vitest';
import { abstain, blank, invalid, valid } from '../../src/election/mark.ts';
import type { ProfileEntry } from '../../src/election/profile.ts';
import { bases, contestBases, type Electorate, sizeOf } from '../../src/methods/base.ts';
import { countProfile } from '../../src/methods/count.ts';
import { definitionVocabulary } from '../../src/methods/definition-vocabulary.ts';
import { defaultFor, methodNamed, methods } from '../../src/methods/index.ts';
import { majority } from '../../src/methods/rule.ts';
import { countBallots, decideProfile, groupsFor } from '../support/count-ballots.ts';
import { takesRule } from '../support/random-election.ts';

const weighted: readonly ProfileEntry[] = [
  { mark: valid(0), cell: 0, heads: 3, weight: 250 },
  { mark: valid(1), cell: 0, heads: 2, weight: 400 },
  { mark: valid(0, 1), cell: 0, heads: 1, weight: 75 },
  { mark: abstain, cell: 0, heads: 4, weight: 30 },
  { mark: blank, cell: 0, heads: 5, weight: 6 },
  { mark: invalid('spoilt'), cell: 0, heads: 6, weight: 1 },
  { mark: invalid('too-many'), cell: 0, heads: 7, weight: 2 },
];

describe('a profile is summed', () => {
  const count = countProfile(weighted, 3);

  test('in heads and in weight, every mark once', () => {
    expect(count).toEqual({
      ballots: { heads: 28, weight: 764 },
      valid: { heads: 6, weight: 725 },
      abstain: { heads: 4, weight: 30 },
      blank: { heads: 5, weight: 6 },
      invalid: { heads: 13, weight: 3 },
      votes: { heads: 7, weight: 800 },
      options: [
        { heads: 4, weight: 325 },
        { heads: 3, weight: 475 },
        { heads: 0, weight: 0 },
      ],
    });
  });

  test.each([
    ['valid', 6, 725],
    ['valid+invalid', 19, 728],
    ['valid+abstain', 10, 755],
    ['ballots', 28, 764],
    ['eligible', 40, 900],
    ['eligible-abstain', 36, 870],
    ['present', 35, 850],
    [7, 7, 7],
  ] as const)('of %s: %i heads, weighing %i', (base, heads, weight) => {
    expect(sizeOf(base, count, { eligible: 40, present: 35 }, 'heads')).toBe(heads);
    expect(sizeOf(base, count, { eligible: 900, present: 850 }, 'weight')).toBe(weight);
  });

  test('and how many are eligible or present is known only where it was said', () => {
    const unknown = (electorate: Electorate) =>
      contestBases.filter((base) => sizeOf(base, count, electorate, 'heads') === undefined);
    expect(unknown({})).toEqual(['present', 'eligible', 'eligible-abstain']);
    expect(unknown({ eligible: 0 })).toEqual(['present']);
    expect(unknown({ present: 0 })).toEqual(['eligible', 'eligible-abstain']);
  });

  test('and the participants of a category are unknown to a contest', () => {
    const electorate = { eligible: 40, present: 35 };
    const unknown = bases.filter((base) => sizeOf(base, count, electorate, 'heads') === undefined);
    expect(unknown).toEqual(['participants']);
    expect(contestBases).toEqual(bases.filter((base) => base !== 'participants'));
  });

  test('and where more abstain than are eligible, nobody is left', () => {
    expect(sizeOf('eligible-abstain', count, { eligible: 4 }, 'heads')).toBe(0);
    expect(sizeOf('eligible-abstain', count, { eligible: 3 }, 'heads')).toBe(0);
  });

  test('and a number in a rule is in votes, of so many units each', () => {
    expect(sizeOf(7, count, {}, 'weight', 100)).toBe(700);
    expect(sizeOf('ballots', count, { eligible: 40 }, 'weight', 100)).toBe(764);
  });

  test('of nobody is nothing, for each option too', () => {
    const none = { heads: 0, weight: 0 };
    expect(countProfile([], 2)).toEqual({
      ballots: none,
      valid: none,
      abstain: none,
      blank: none,
      invalid: none,
      votes: none,
      options: [none, none],
    });
  });
});

describe('a contest is decided', () => {
  test('in the unit it is given', () => {
    const setting = { method: 'plurality', options: 3 };
    const winners = { kind: 'elected', winners: [0], unfilled: 0 };
    expect(decideProfile(setting, weighted).result?.outcome).toEqual(winners);
    expect(decideProfile({ ...setting, unit: 'weight' }, weighted).result?.outcome).toEqual({
      ...winners,
      winners: [1],
    });
  });

  test('by weight on a base of weight', () => {
    const setting = { method: 'question', rule: '> 43% of ballots', unit: 'weight' } as const;
    expect(decideProfile(setting, weighted).result?.exhibits).toMatchObject([
      { votes: 325, of: 764, needed: 329, met: false },
    ]);
  });

  test('by the rule it names, else by that of its method', () => {
    expect(countBallots({ method: 'question' }, { yes: 1 }).rule).toEqual(majority);
    expect(countBallots({ method: 'majority' }, { A: 1 }).rule).toEqual(majority);
    expect(countBallots({ method: 'plurality' }, { A: 1 })).not.toHaveProperty('rule');
    expect(countBallots({ method: 'approval' }, { A: 1 })).not.toHaveProperty('rule');
    const { rule } = countBallots({ method: 'question', rule: '> 60% of ballots' }, { yes: 1 });
    expect(rule).toEqual({
      kind: 'share',
      share: { num: 3n, den: 5n },
      comparison: '>',
      base: 'ballots',
    });
  });

  test.each(methods)('$id: not where its base is unknown', ({ id }) => {
    const decided = countBallots({ method: id, rule: 'majority of eligible' }, { A: 3 });
    expect(decided.unknown).toEqual([{ of: 'rule', base: 'eligible' }]);
    expect(decided).not.toHaveProperty('result');
    expect(
      countBallots({ method: id, rule: 'majority of eligible', eligible: 3 }, { A: 3 }),
    ).toMatchObject({ unknown: [], result: {} });
  });

  test.each(methods.filter(takesRule))(
    '$id: of those present, in votes of so many units',
    ({ id }) => {
      const rule = '>= 2/3 of present';
      const setting = { method: id, rule, unit: 'weight', scale: 100 } as const;
      expect(decideProfile(setting, weighted).unknown).toEqual([{ of: 'rule', base: 'present' }]);
      const { result, unknown } = decideProfile({ ...setting, present: 6 }, weighted);
      expect(unknown).toEqual([]);
      expect(result?.exhibits[0]).toMatchObject({ base: 'present', of: 600, needed: 400 });
    },
  );

  test('and tells every unknown base once, of its parts, its quorum and its groups', () => {
    const groups = groupsFor([{ title: 'North', eligible: 3 }, { title: 'South' }]);
    const rule =
      '(majority of present and two-thirds of eligible) or majority of eligible in each Class';
    const quorum = { counts: 'ballots', rule: '> 10% of eligible-abstain' } as const;
    const setting = { method: 'question', rule, quorum };
    expect(countBallots({ ...setting, groups }, { yes: 1 }).unknown).toEqual([
      { of: 'rule', base: 'present' },
      { of: 'rule', base: 'eligible' },
      { of: 'quorum', base: 'eligible-abstain' },
    ]);
    const known = { ...setting, eligible: 9, present: 9 };
    expect(countBallots({ ...known, groups }, { yes: 1 })).toMatchObject({
      unknown: [{ of: 'rule', base: 'eligible' }],
    });
    const all = groupsFor([
      { title: 'North', eligible: 3 },
      { title: 'South', eligible: 0 },
      { title: '' },
    ]);
    expect(countBallots({ ...known, groups: all }, { yes: 1 })).toMatchObject({
      unknown: [],
      result: {},
    });
  });

  test.each(methods)('$id: not where it is withdrawn, though it is counted', ({ id }) => {
    const setting = { method: id, rule: 'majority of eligible', status: 'withdrawn' } as const;
    const decided = countBallots(setting, { A: 3 });
    expect(decided.unknown).toEqual([]);
    expect(decided.count.valid.heads).toBe(3);
    expect(decided).not.toHaveProperty('result');
  });

  test('and what should have been checked before is a bug', () => {
    expect(() => countBallots({ method: 'lottery' }, {})).toThrow('no method lottery');
    expect(() => countBallots({ method: 'question', rule: 'luck' }, {})).toThrow('luck');
  });
});

describe('the table of methods', () => {
  test('has each of them once', () => {
    expect(methods.map((method) => method.id)).toEqual([
      'question',
      'plurality',
      'majority',
      'approval',
      'instant-runoff',
      'stv',
      'score',
    ]);
    for (const method of methods) expect(methodNamed(method.id)).toBe(method);
    expect(methodNamed('Plurality')).toBeUndefined();
  });

  test('has a method for whatever a contest reads', () => {
    for (const [reads, id] of Object.entries(defaultFor)) {
      expect(methodNamed(id)?.reads).toBe(reads);
    }
  });

  test('gives the definition its vocabulary', () => {
    expect(definitionVocabulary.methods).toEqual(methods.map((method) => method.id));
    const { ruleFault } = definitionVocabulary;
    expect(ruleFault('two-thirds of eligible', 'contest')).toBeUndefined();
    expect(ruleFault('> 2/3 of It', 'contest')).toEqual({
      at: 9,
      found: 'It',
      expected: 'base',
    });
    expect(ruleFault('majority of participants', 'contest')?.expected).toBe('base');
    expect(ruleFault('majority of participants', 'position')).toBeUndefined();
    expect(ruleFault('at least 50', 'quorum')).toBeUndefined();
    expect(ruleFault('at least 50', 'contest')?.expected).toBe('share');
  });
});
