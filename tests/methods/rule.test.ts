import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contestBases as bases } from '../../src/methods/base.ts';
import { parseRule } from '../../src/methods/parse-rule.ts';
import { printRule } from '../../src/methods/print-rule.ts';
import type { Comparison, ShareRule } from '../../src/methods/rule.ts';
import type { RuleFault } from '../../src/methods/rule-cursor.ts';

// Rules of one share; see rule-language.test.ts for those composed of several.

/** The rule that a text says. */
function ruleIn(text: string): ShareRule {
  const parsed = parseRule(text);
  if ('fault' in parsed || parsed.rule.kind !== 'share') throw new Error(`not a share: ${text}`);
  return parsed.rule;
}

/** What is wrong with a text that is no rule. */
function faultIn(text: string): RuleFault {
  const parsed = parseRule(text);
  if ('rule' in parsed) throw new Error(`a rule: ${text}`);
  return parsed.fault;
}

const names = [
  ['majority', '>', 1n, 2n],
  ['two-thirds', '>=', 2n, 3n],
  ['three-quarters', '>=', 3n, 4n],
  ['unanimity', '>=', 1n, 1n],
] as const;

const comparisons = [
  ['>', '>'],
  ['more than', '>'],
  ['>=', '>='],
  ['at least', '>='],
  ['≥', '>='],
] as const;

/** Each a share that either comparison can decide by; `all` is one for `>=` alone. */
const shares = [
  ['1/2', 1n, 2n],
  ['half', 1n, 2n],
  ['50%', 1n, 2n],
  ['0.5', 1n, 2n],
  ['2/3', 2n, 3n],
  ['two-thirds', 2n, 3n],
  ['two thirds', 2n, 3n],
  ['three-quarters', 3n, 4n],
  ['three-fifths', 3n, 5n],
  ['three fifths', 3n, 5n],
  ['60%', 3n, 5n],
  ['60 %', 3n, 5n],
  ['66.67%', 6667n, 10000n],
  ['0.6667', 6667n, 10000n],
  ['5 / 8', 5n, 8n],
  ['99.99%', 9999n, 10000n],
  ['0.0001', 1n, 10000n],
] as const;

const all = [
  ['1', 1n, 1n],
  ['100%', 1n, 1n],
  ['7/7', 1n, 1n],
] as const;

const none = [
  ['0', 0n, 1n],
  ['0%', 0n, 1n],
  ['0/7', 0n, 1n],
] as const;

/** The shares that a comparison can pass and fail by. */
function sharesFor(comparison: Comparison) {
  return [...shares, ...(comparison === '>' ? none : all)];
}

describe('a rule is read', () => {
  test.each(names)('by its name: %s', (name, comparison, num, den) => {
    const rule = { kind: 'share', comparison, share: { num, den }, base: 'valid' };
    expect(ruleIn(name)).toEqual(rule);
    expect(ruleIn(name.replaceAll('-', ' '))).toEqual(rule);
    expect(ruleIn(` ${name.toUpperCase()}\t`)).toEqual(rule);
    expect(ruleIn(`${name} of eligible`)).toEqual({ ...rule, base: 'eligible' });
  });

  test.each(comparisons)('as a comparison: %s', (words, comparison) => {
    for (const [text, num, den] of sharesFor(comparison)) {
      const rule = { kind: 'share', comparison, share: { num, den }, base: 'valid' };
      expect(ruleIn(`${words} ${text}`)).toEqual(rule);
      expect(ruleIn(`  ${words.toUpperCase()}   ${text} OF Ballots `)).toEqual({
        ...rule,
        base: 'ballots',
      });
    }
    if (/\W/.test(words.at(-1) ?? '')) expect(ruleIn(`${words}60%`).comparison).toBe(comparison);
  });

  test.each(bases)('on a base: of %s', (base) => {
    expect(ruleIn(`majority of ${base}`).base).toBe(base);
    expect(ruleIn(`> 60%   of   ${base.toUpperCase()}  `).base).toBe(base);
    expect(ruleIn(`at least half of\u00a0${base.replace('+', ' + ')}`).base).toBe(base);
  });

  test('whatever white space stands within it', () => {
    expect(ruleIn('at  least 60%')).toEqual(ruleIn('at least 60%'));
    expect(ruleIn('two  thirds')).toEqual(ruleIn('two thirds'));
    expect(ruleIn('majority of valid  +  invalid').base).toBe('valid+invalid');
  });

  test('and in whatever case, with whatever white space between its words', () => {
    const gap = fc.string({
      unit: fc.constantFrom(' ', '\t', '\n', '\u00a0'),
      minLength: 1,
      maxLength: 3,
    });
    const bound = fc.constantFrom(
      ...names.map(([name]) => name),
      ...comparisons.flatMap(([words, comparison]) =>
        sharesFor(comparison).map(([share]) => `${words} ${share}`),
      ),
    );
    const spoken = fc
      .tuple(bound, fc.constantFrom(...bases))
      .map(
        ([words, base]) =>
          `${words.replace(/(?<=two|three)-/, ' ')} of ${base.replace('+', ' + ')}`,
      );
    fc.assert(
      fc.property(
        spoken,
        fc.array(gap, { minLength: 12, maxLength: 12 }),
        fc.nat(),
        (text, gaps, at) => {
          const spaced = ` ${text} `
            .split(' ')
            .reduce((sum, word, nth) => `${sum}${gaps[nth - 1]}${word}`);
          const cut = at % spaced.length;
          expect(ruleIn(spaced.slice(0, cut) + spaced.slice(cut).toUpperCase())).toEqual(
            ruleIn(text),
          );
        },
      ),
      { seed: 23, numRuns: 1000 },
    );
  });
});

describe('a rule can pass and can fail', () => {
  test.each<[text: string, at: number, found: string]>([
    ['>= 0', 3, '0'],
    ['>= 0%', 3, '0%'],
    ['≥ 0.00', 2, '0.00'],
    ['at least 0/7', 9, '0/7'],
    ['at  least  0 %  of ballots', 11, '0 %'],
    ['> 1', 2, '1'],
    ['> 100%', 2, '100%'],
    ['>100.0%', 1, '100.0%'],
    ['more than 7/7', 10, '7/7'],
    ['More Than 1 of Eligible', 10, '1'],
    ['> 101%', 2, '101%'],
    ['> 100.01% of valid+invalid', 2, '100.01%'],
    ['>= 101%', 3, '101%'],
    ['>= 1.0001', 3, '1.0001'],
    ['at least 8/7 of ballots', 9, '8/7'],
  ])('or is refused for its share: %s', (text, at, found) => {
    expect(faultIn(text)).toEqual({ at, found, expected: 'share' });
  });

  test.each(['> 0', '> 0%', '>= 0.01%', '> 99.99%', '>= 1', '>= 100%', 'unanimity'])(
    'and is read however near it comes: %s',
    (text) => {
      expect(parseRule(text)).toHaveProperty('rule');
    },
  );

  test('just where some votes of some base pass by it and some fail', () => {
    const size = fc.integer({ min: 1, max: 40 });
    const words = fc.constantFrom(...comparisons);
    fc.assert(
      fc.property(words, size, fc.nat(45), ([word, comparison], den, num) => {
        // A base of the denominator decides as finely as any.
        const every = Array.from({ length: den + 1 }, (_, votes) =>
          comparison === '>' ? votes > num : votes >= num,
        );
        const decides = every.includes(true) && every.includes(false);
        expect('rule' in parseRule(`${word} ${num}/${den}`)).toBe(decides);
      }),
      { seed: 24, numRuns: 1000 },
    );
  });
});

describe('three-fifths', () => {
  test.each(['three-fifths', 'Three Fifths', ' three  fifths of ballots'])(
    'is no rule by itself, for it does not say how it is compared: %j',
    (text) => {
      const found = text.trim().replace(' of ballots', '');
      expect(faultIn(text)).toEqual({ at: text.indexOf(found), found, expected: 'comparison' });
    },
  );

  test('is a share, after either comparison', () => {
    const share = { num: 3n, den: 5n };
    for (const [words, comparison] of comparisons) {
      const rule = ruleIn(`${words} three-fifths of ballots`);
      expect(rule).toEqual({ kind: 'share', comparison, share, base: 'ballots' });
      expect(printRule(rule)).toBe(`${comparison} 60% of ballots`);
    }
  });
});

describe('a text that is no rule is told where it goes wrong', () => {
  test.each<[text: string, fault: RuleFault]>([
    ['', { at: 0, found: '', expected: 'rule' }],
    ['   ', { at: 3, found: '', expected: 'rule' }],
    ['consensus', { at: 0, found: 'consensus', expected: 'rule' }],
    ['of ballots', { at: 0, found: '', expected: 'rule' }],
    ['  most of ballots', { at: 2, found: 'most', expected: 'rule' }],
    ['=> 60%', { at: 0, found: '=> 60%', expected: 'rule', suggestion: '>= 60%' }],
    ['< 60%', { at: 0, found: '< 60%', expected: 'rule' }],
    ['majorty', { at: 0, found: 'majorty', expected: 'rule', suggestion: 'majority' }],
    [' Mojarity', { at: 1, found: 'Mojarity', expected: 'rule', suggestion: 'majority' }],
    ['a majority', { at: 0, found: 'a majority', expected: 'rule', suggestion: 'majority' }],
    [
      'two-third of ballots',
      { at: 0, found: 'two-third', expected: 'rule', suggestion: 'two-thirds' },
    ],
    [
      'three-quarter',
      { at: 0, found: 'three-quarter', expected: 'rule', suggestion: 'three-quarters' },
    ],
    ['unanimous', { at: 0, found: 'unanimous', expected: 'rule', suggestion: 'unanimity' }],

    ['>', { at: 1, found: '', expected: 'share' }],
    ['  >=  ', { at: 4, found: '', expected: 'share' }],
    ['at least of ballots', { at: 8, found: '', expected: 'share' }],
    ['> 60', { at: 2, found: '60', expected: 'share', suggestion: '60%' }],
    ['> 101%', { at: 2, found: '101%', expected: 'share' }],
    ['> 1/0', { at: 2, found: '1/0', expected: 'share' }],
    ['> 3/2 of ballots', { at: 2, found: '3/2', expected: 'share' }],
    ['  >   x of ballots', { at: 6, found: 'x', expected: 'share' }],
    ['> 0,5', { at: 2, found: '0,5', expected: 'share', suggestion: '0.5' }],
    ['>> 50%', { at: 1, found: '> 50%', expected: 'share' }],
    ['more than 60%ofballots', { at: 10, found: '60%ofballots', expected: 'share' }],
    ['at leastt 60%', { at: 0, found: 'at leastt 60%', expected: 'rule' }],
    ['at least60%', { at: 0, found: 'at least60%', expected: 'rule' }],

    ['> TWO\u00a0Sixths OF Ballots', { at: 2, found: 'TWO\u00a0Sixths', expected: 'share' }],
    ['More  Than\tHalb of it', { at: 11, found: 'Halb', expected: 'share' }],

    ['60%', { at: 0, found: '60%', expected: 'comparison' }],
    [' 2/3 of ballots', { at: 1, found: '2/3', expected: 'comparison', suggestion: '>= 2/3' }],

    // İ is two letters in lower case; K, the sign of kelvin, is a plain k.
    ['İİ Majority of ballots', { at: 0, found: 'İİ Majority', expected: 'rule' }],
    ['> İ% of ballots', { at: 2, found: 'İ%', expected: 'share' }],
    ['majority of  İtalians ', { at: 13, found: 'İtalians', expected: 'base' }],
    ['> 2/3 of \u212a', { at: 9, found: '\u212a', expected: 'base' }],

    ['majority of', { at: 11, found: '', expected: 'base' }],
    ['majority of  ', { at: 13, found: '', expected: 'base' }],
    ['majority of bicycles', { at: 12, found: 'bicycles', expected: 'base' }],
    ['> 2/3 of  ballot', { at: 10, found: 'ballot', expected: 'base', suggestion: 'ballots' }],
    ['> half of voters of it', { at: 10, found: 'voters of it', expected: 'base' }],
    [
      'majority of Eligable ',
      { at: 12, found: 'Eligable', expected: 'base', suggestion: 'eligible' },
    ],
    [
      'majority of valid+invalids',
      { at: 12, found: 'valid+invalids', expected: 'base', suggestion: 'valid+invalid' },
    ],
    ['majority of valid and abstain', { at: 22, found: 'abstain', expected: 'rule' }],
  ])('%j', (text, fault) => {
    expect(faultIn(text)).toEqual(fault);
  });

  test.each<[text: string, at: number, found: string]>([
    ['at least majority', 9, 'majority'],
    ['>= majority of ballots', 3, 'majority'],
    ['More than  Unanimity', 11, 'Unanimity'],
    ['> two-thirds majority', 2, 'two-thirds majority'],
  ])('%s: a name that holds its own comparison is no share', (text, at, found) => {
    expect(faultIn(text)).toEqual({ at, found, expected: 'share' });
  });

  test.each<[text: string, suggestion: string | undefined]>([
    ['Simple Majority', 'majority'],
    ['absolute majority', 'majority of eligible'],
    ['two-thirds majority of ballots', 'two-thirds'],
    ['three quarters majority', 'three-quarters'],
    ['2/3 majority', '>= 2/3'],
    ['60% majority', '>= 60%'],
    ['half plus one', 'majority'],
    ['50%+1', 'majority'],
    ['50% + 1', 'majority'],
    ['50% plus one', 'majority'],
    ['no majority at all', undefined],
    ['majority majority majority', undefined],
    ['> 66,67%', '66.67%'],
    ['> 66.67', '66.67%'],
    ['at least 60 percent', '60%'],
    ['>= 5 per cent', '5%'],
    ['>= 0,125 of ballots', '0.125'],
    ['>= 100', '100%'],
    ['> 100', undefined],
    ['>= 5', undefined],
    ['>= 600', undefined],
    ['>= 0', undefined],
    ['at least 10 yes', '10 in favour'],
    ['more than 1 vote', '1 in favour'],
    ['at least 20 votes', '20 in favour'],
    ['at least 7 for', '7 in favour'],
    ['at least 0 votes', undefined],
    ['at least a20 votes', undefined],
    ['at least 20 votess', undefined],
    ['at least x60 percent', undefined],
    ['at least 60 percents', undefined],
    ['majority of the votes', 'valid'],
    ['> 60% of votes cast', 'valid'],
    ['majority of valid votes', 'valid'],
    ['majority of yes + no', 'valid'],
    ['majority of those voting', 'valid'],
    ['majority of the ballots cast', 'ballots'],
    ['majority of those present', 'present'],
    ['majority of members present', 'present'],
    ['majority of members', 'eligible'],
    ['majority of all the members', 'eligible'],
    ['majority of the entire membership', 'eligible'],
    ['majority of the membership', 'eligible'],
    ['majority of voting members', 'eligible'],
    ['majority of eligible members', 'eligible'],
    ['majority of all eligible voters', 'eligible'],
    ['majority of the roll', 'eligible'],
    ['majority of members all', undefined],
  ])('with what bylaws say in other words: %s', (text, suggestion) => {
    expect(faultIn(text).suggestion).toBe(suggestion);
  });

  test.each(['> 60', '>= 0,5', '> 60 percent', '2/3 majority', 'majority of the votes'])(
    'and what is suggested, put there, is a rule: %s',
    (text) => {
      const { at, found, suggestion = '' } = faultIn(text);
      ruleIn(text.slice(0, at) + suggestion + text.slice(at + found.length));
    },
  );

  test('and what was found stands where it is said to stand, as it is written', () => {
    const pieces = ['of', 'majority', '>', '>=', 'at least', '60%', '2/3', 'valid', 'ballots'];
    const other = ['Invalid', 'HALF', '≥', ' Of ', 'More Than', 'İ', '\u212a', '\u{1f5f3}'];
    const piece = fc.constantFrom(...pieces, ...other, ' ', '  ', '\t', '\u00a0', 'x', '+');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const parsed = parseRule(text);
        if ('rule' in parsed) return;
        const { at, found } = parsed.fault;
        expect(text.slice(at, at + found.length)).toBe(found);
        expect(found).toBe(found.trim());
        // It is all that stands there: no word is cut.
        const cut = /[^\s()">≥=][^\s()">≥]/y;
        for (const edge of [at, at + found.length]) {
          cut.lastIndex = edge - 1;
          expect(edge > 0 && cut.test(text)).toBe(false);
        }
      }),
      { seed: 20, numRuns: 2000 },
    );
  });

  test('any text at all is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(Object.keys(parseRule(text))).toHaveLength(1);
      }),
      { seed: 21, numRuns: 300 },
    );
  });
});

describe('a rule is printed', () => {
  test.each([
    ['Majority', 'majority of valid'],
    ['more than half of eligible', 'majority of eligible'],
    ['> 50%', 'majority of valid'],
    ['at least half', '>= 1/2 of valid'],
    ['two thirds of valid + abstain', 'two-thirds of valid+abstain'],
    ['at least 2/3', 'two-thirds of valid'],
    ['> 2/3', '> 2/3 of valid'],
    ['≥ 75 %', 'three-quarters of valid'],
    ['>= 60% of ballots', '>= 60% of ballots'],
    ['at least three-fifths of ballots', '>= 60% of ballots'],
    ['≥ 3/5', '>= 60% of valid'],
    ['more than three fifths', '> 60% of valid'],
    ['> 60% of ballots', '> 60% of ballots'],
    ['at least 0.6667', '>= 66.67% of valid'],
    ['>= 5/8', '>= 5/8 of valid'],
    ['>= 100%', 'unanimity of valid'],
    ['> 0', '> 0 of valid'],
  ])('%s as %s', (text, printed) => {
    expect(printRule(ruleIn(text))).toBe(printed);
  });

  test('in words that are read back as the same rule', () => {
    const den = fc.integer({ min: 1, max: 1000 });
    const base = fc.constantFrom(...bases);
    fc.assert(
      fc.property(fc.constantFrom(...comparisons), fc.nat(), den, base, (own, nat, size, name) => {
        const [words, comparison] = own;
        const num = (nat % size) + (comparison === '>' ? 0 : 1);
        const rule = ruleIn(`${words} ${num}/${size} of ${name}`);
        expect(ruleIn(printRule(rule))).toEqual(rule);
        expect(printRule(ruleIn(printRule(rule)))).toBe(printRule(rule));
      }),
      { seed: 22, numRuns: 500 },
    );
  });

  test.each([
    ...names.map(([name]) => name),
    ...comparisons.flatMap(([words, comparison]) =>
      sharesFor(comparison).map(([share]) => `${words} ${share}`),
    ),
  ])('and again in the same words: %s', (text) => {
    for (const base of bases) {
      const printed = printRule(ruleIn(`${text} of ${base}`));
      expect(printRule(ruleIn(printed))).toBe(printed);
      expect(ruleIn(printed)).toEqual(ruleIn(`${text} of ${base}`));
    }
  });
});
