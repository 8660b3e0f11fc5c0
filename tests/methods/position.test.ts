import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRule } from '../../src/methods/parse-rule.ts';
import { decidePosition, type Support } from '../../src/methods/position.ts';
import type { Rule } from '../../src/methods/rule.ts';
import { ofPosition } from '../../src/methods/rule-subject.ts';
import { randomShare, textOf, type Wanted } from '../support/random-election.ts';

function ruleIn(text: string): Rule {
  const parsed = parseRule(text, ofPosition);
  if ('fault' in parsed) throw new Error(`not a rule: ${text}`);
  return parsed.rule;
}

const support: Support = {
  supporters: { heads: 30, weight: 500 },
  participants: { heads: 60, weight: 800 },
  ballots: { heads: 75, weight: 1000 },
};

function decided(text: string, unit: 'heads' | 'weight' = 'heads', scale = 1) {
  return decidePosition(ruleIn(text), support, { eligible: 100, present: 90 }, unit, scale);
}

describe('a rule on a position', () => {
  test.each([
    ['majority', 60, 31, false],
    ['at least half', 60, 30, true],
    ['> 2/5 of ballots', 75, 31, false],
    ['at least 2/5 of ballots', 75, 30, true],
    ['at least 1/3 of present', 90, 30, true],
    ['> 1/3 of present', 90, 31, false],
    ['at least 30% of eligible', 100, 30, true],
    ['> 30% of eligible', 100, 31, false],
    ['majority of 59', 59, 30, true],
  ])('%s: of %i, %i needed', (text, of, needed, met) => {
    const { base } = ruleIn(text) as Extract<Rule, { kind: 'share' }>;
    expect(decided(text)).toMatchObject({
      met,
      bases: 'somebody',
      findings: [{ kind: 'threshold', votes: 30, of, base, needed, met }],
    });
  });

  test('is in the unit that decides, and a number in it in votes', () => {
    expect(decided('majority', 'weight').findings).toMatchObject([{ votes: 500, of: 800 }]);
    expect(decided('majority of 9', 'weight', 100).findings).toMatchObject([
      { votes: 500, of: 900, needed: 451, met: true },
    ]);
    expect(decided('at least 5 in favour', 'weight', 100).findings).toMatchObject([
      { kind: 'minimum', votes: 500, needed: 500, met: true },
    ]);
    expect(decided('at least 6 in favour', 'weight', 100).met).toBe(false);
  });

  test('may have several conditions', () => {
    expect(decided('majority or at least 30 in favour').met).toBe(true);
    expect(decided('majority and at least 30 in favour').met).toBe(false);
  });

  test('is met by nobody where nobody takes part', () => {
    const none = { heads: 0, weight: 0 };
    const nobody = { supporters: none, participants: none, ballots: none };
    const found = decidePosition(ruleIn('at least half'), nobody, {}, 'heads', 1);
    expect(found).toMatchObject({ met: false, bases: 'nobody' });
  });
});

test('a share of voters is held as fractions have it', () => {
  const bases = ['participants', 'ballots', 'present', 'eligible', 7] as const;
  const counts = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));
  fc.assert(
    fc.property(counts, randomShare(bases), ([yes, more, blank, absent, present], wanted) => {
      const amount = (heads: number) => ({ heads, weight: -1 });
      const own: Support = {
        supporters: amount(yes),
        participants: amount(yes + more),
        ballots: amount(yes + more + blank),
      };
      const eligible = yes + more + blank + absent;
      const sizes = { participants: yes + more, ballots: yes + more + blank, present, eligible };
      const found = decidePosition(ruleIn(textOf(wanted)), own, { present, eligible }, 'heads', 1);
      expect(found.met).toBe(holds(wanted, yes, sizes));
    }),
    { seed: 80, numRuns: 1000 },
  );

  function holds(wanted: Wanted, votes: number, sizes: Readonly<Record<string, number>>): boolean {
    if (wanted.kind !== 'share') throw new Error('a share');
    const size = typeof wanted.base === 'number' ? wanted.base : (sizes[wanted.base] ?? 0);
    const [own, bound] = [votes * wanted.den, size * wanted.num];
    return size > 0 && (wanted.strict ? own > bound : own >= bound);
  }
});
