import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProfileEntry } from '../../src/election/profile.ts';
import type { NamedBase } from '../../src/methods/base.ts';
import { countProfile } from '../../src/methods/count.ts';
import { parseRule } from '../../src/methods/parse-rule.ts';
import { question } from '../../src/methods/question.ts';
import { neededVotes, type ShareRule } from '../../src/methods/rule.ts';
import { profileFor } from '../support/count-ballots.ts';

/** A condition as it is written, and what it means: the parser is not trusted with that. */
interface Condition {
  readonly text: string;
  readonly num: bigint;
  readonly den: bigint;
  readonly strict: boolean;
}

const conditions: readonly Condition[] = [
  { text: 'majority', num: 1n, den: 2n, strict: true },
  { text: '>= 1/2', num: 1n, den: 2n, strict: false },
  { text: '> 2/3', num: 2n, den: 3n, strict: true },
  { text: 'two-thirds', num: 2n, den: 3n, strict: false },
  { text: '> 3/5', num: 3n, den: 5n, strict: true },
  { text: 'at least three-fifths', num: 3n, den: 5n, strict: false },
  { text: '> 3/4', num: 3n, den: 4n, strict: true },
  { text: 'three-quarters', num: 3n, den: 4n, strict: false },
  { text: '> 60%', num: 60n, den: 100n, strict: true },
  { text: '>= 60%', num: 60n, den: 100n, strict: false },
  { text: '> 0.6667', num: 6667n, den: 10000n, strict: true },
  { text: '>= 0.6667', num: 6667n, den: 10000n, strict: false },
  { text: '>= 33.4%', num: 334n, den: 1000n, strict: false },
  { text: '> 0', num: 0n, den: 1n, strict: true },
  { text: '>= 0.01%', num: 1n, den: 10000n, strict: false },
  { text: '> 99.99%', num: 9999n, den: 10000n, strict: true },
  { text: 'unanimity', num: 1n, den: 1n, strict: false },
];

/** The oracle: votes/of is more than, or at least, num/den. */
function satisfied(votes: number, of: number, { num, den, strict }: Condition): boolean {
  const own = BigInt(votes) * den;
  const limit = BigInt(of) * num;
  return strict ? own > limit : own >= limit;
}

function ruleIn(text: string): ShareRule {
  const parsed = parseRule(text);
  if ('fault' in parsed || parsed.rule.kind !== 'share') throw new Error(`not a share: ${text}`);
  return parsed.rule;
}

/** What a question with these marks comes to. */
function decided(profile: readonly ProfileEntry[], rule: ShareRule, eligible: number) {
  const count = countProfile(profile, 2);
  const electorate = { eligible };
  return question.decide({ count, profile, unit: 'heads', electorate, seats: 1, rule });
}

describe('every question of up to five of each mark', () => {
  // Two of each sort; the others are tried at the edge, below.
  const tried = conditions.filter(
    ({ text }) => !/60%|0\.01%|99|33|3\/5|three-fifths|> 0\.6/.test(text),
  );
  const polls = everyPart().map((parts) => {
    const [yes, no, abstain, blank, invalid] = parts;
    const count = countProfile(profileFor({ yes, no, abstain, blank, invalid }), 2);
    const electorate = { eligible: sum(parts), present: present(parts) };
    return { parts, count, yes, electorate };
  });

  const sizes: Readonly<Record<Exclude<NamedBase, 'participants'>, (parts: Parts) => number>> = {
    valid: ([yes, no]) => yes + no,
    'valid+invalid': ([yes, no, , , invalid]) => yes + no + invalid,
    'valid+abstain': ([yes, no, abstain]) => yes + no + abstain,
    ballots: ([yes, no, abstain, blank, invalid]) => yes + no + abstain + blank + invalid,
    present,
    eligible: (parts) => sum(parts),
    'eligible-abstain': ([yes, no, , blank, invalid, absent]) =>
      yes + no + blank + invalid + absent,
  };
  const numbers = [3].map((size) => [String(size), () => size] as const);

  test.each([...Object.entries(sizes), ...numbers])(
    'is decided as fractions decide it, of %s',
    (base, sizeOf) => {
      const wrong: string[] = [];
      for (const own of tried) {
        const rule = ruleIn(`${own.text} of ${base}`);
        const needed = Array.from({ length: 31 }, (_, of) => fewest(of, own));
        for (const { parts, count, yes, electorate } of polls) {
          const input = { count, profile: [], unit: 'heads', electorate, seats: 1, rule } as const;
          const { outcome, exhibits } = question.decide(input);
          const [shown] = exhibits;
          const of = sizeOf(parts);
          const met = satisfied(yes, of, own);
          const right =
            of === 0
              ? outcome.kind === 'no-votes' && shown === undefined
              : outcome.kind === (met ? 'passed' : 'not-passed') &&
                shown?.kind === 'threshold' &&
                shown.rule === rule &&
                shown.votes === yes &&
                shown.of === of &&
                String(shown.base) === base &&
                shown.needed === needed[of] &&
                shown.met === met;
          if (!right) wrong.push(`${own.text}: ${parts}`);
        }
      }
      expect(polls).toHaveLength(6 ** 6);
      expect(wrong).toEqual([]);
    },
  );

  type Parts = readonly [
    yes: number,
    no: number,
    abstain: number,
    blank: number,
    invalid: number,
    absent: number,
  ];

  function everyPart(): Parts[] {
    return Array.from({ length: 6 ** 6 }, (_, at): Parts => {
      const digit = (place: number) => Math.floor(at / 6 ** place) % 6;
      return [digit(0), digit(1), digit(2), digit(3), digit(4), digit(5)];
    });
  }

  /** Every second of those who marked nothing was there. */
  function present([yes, no, abstain, blank, invalid, absent]: Parts): number {
    return yes + no + abstain + blank + invalid + Math.floor(absent / 2);
  }

  function sum(parts: Parts): number {
    return parts.reduce((total, part) => total + part, 0);
  }

  /** The fewest votes that are enough, by trying one after the other. */
  function fewest(of: number, own: Condition): number {
    let votes = 0;
    while (!satisfied(votes, of, own)) votes += 1;
    return votes;
  }
});

describe('at the edge', () => {
  const sizes = [
    ...Array.from({ length: 20_000 }, (_, at) => at + 1),
    ...fc.sample(fc.integer({ min: 20_001, max: 1_000_000 }), { seed: 31, numRuns: 5000 }),
    ...Array.from({ length: 61 }, (_, at) => 999_940 + at),
  ];

  test.each(conditions)('$text: what is needed is enough, and one less is not', (own) => {
    const rule = ruleIn(own.text);
    const wrong = sizes.filter((of) => {
      const needed = neededVotes(rule, of);
      // A rule that can pass and fail needs somebody, and no more than all.
      const within = needed >= 1 && needed <= of;
      return !within || !satisfied(needed, of, own) || satisfied(needed - 1, of, own);
    });
    expect(wrong).toEqual([]);
  });

  test.each(conditions)('$text: decided so on both sides', (own) => {
    const rule = ruleIn(own.text);
    for (const of of sizes.filter((size) => size <= 300 || size % 97 === 0)) {
      const needed = neededVotes(rule, of);
      const kind = (yes: number) =>
        decided(profileFor({ yes, no: of - yes }), rule, of).outcome.kind;
      expect(kind(needed)).toBe('passed');
      expect(kind(needed - 1)).toBe('not-passed');
    }
  });

  test.each([
    ['majority', 419, 210],
    ['majority', 20, 11],
    ['majority', 21, 11],
    ['>= 1/2', 20, 10],
    ['>= 1/2', 21, 11],
    ['two-thirds', 3, 2],
    ['> 2/3', 3, 3],
    ['>= 0.6667', 3, 3],
    ['two-thirds', 100, 67],
    ['>= 0.6667', 100, 67],
    ['two-thirds', 30_000, 20_000],
    ['>= 0.6667', 30_000, 20_001],
    ['>= 0.6666', 30_000, 19_998],
    ['>= 60%', 5, 3],
    ['> 60%', 5, 4],
    ['>= 60%', 1_000_000, 600_000],
    ['> 60%', 1_000_000, 600_001],
    ['three-quarters', 4, 3],
    ['> 3/4', 4, 4],
    ['unanimity', 7, 7],
    ['>= 29%', 100, 29],
    ['>= 57%', 100, 57],
    ['>= 7%', 100, 7],
  ])('%s of %i needs %i', (text, of, needed) => {
    expect(neededVotes(ruleIn(text), of)).toBe(needed);
  });

  test('and as exactly beyond what a product of doubles holds', () => {
    const share = fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.nat(10 ** 9));
    const weight = fc.integer({ min: 1, max: 10 ** 15 });
    fc.assert(
      fc.property(weight, share, fc.boolean(), (of, [den, rest], strict) => {
        const num = (rest % den) + (strict ? 0 : 1);
        const own = { text: `${strict ? '>' : '>='} ${num}/${den}`, strict };
        const condition = { ...own, num: BigInt(num), den: BigInt(den) };
        const needed = neededVotes(ruleIn(own.text), of);
        expect(satisfied(needed, of, condition)).toBe(true);
        expect(satisfied(needed - 1, of, condition)).toBe(false);
        expect(needed).toBeGreaterThanOrEqual(1);
        expect(needed).toBeLessThanOrEqual(of);
      }),
      { seed: 30, numRuns: 1000 },
    );
  });
});
