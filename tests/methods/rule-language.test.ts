import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fraction } from '../../src/base/fraction.ts';
import { fraction } from '../../src/base/fraction.ts';
import { parseRule } from '../../src/methods/parse-rule.ts';
import { printRule } from '../../src/methods/print-rule.ts';
import type { GroupShare, Rule } from '../../src/methods/rule.ts';
import { groupRulesOf, limitsOf, majority, sharesOf, withBase } from '../../src/methods/rule.ts';
import type { RuleFault } from '../../src/methods/rule-cursor.ts';
import {
  ofContest,
  ofPosition,
  ofQuorum,
  type RuleSubject,
} from '../../src/methods/rule-subject.ts';

// The language of rules as a whole; rule.test.ts has the shares in it.

const subjects = { contest: ofContest, position: ofPosition, quorum: ofQuorum } as const;

function ruleIn(text: string, subject: RuleSubject = ofContest): Rule {
  const parsed = parseRule(text, subject);
  if ('fault' in parsed) throw new Error(`not a rule: ${text}, ${JSON.stringify(parsed.fault)}`);
  return parsed.rule;
}

function faultIn(text: string, subject: RuleSubject = ofContest): RuleFault {
  const parsed = parseRule(text, subject);
  if ('rule' in parsed) throw new Error(`a rule: ${text}`);
  return parsed.fault;
}

const veto: Rule = { kind: 'maximum', against: 0 };
const fewAgainst: Rule = { kind: 'maximum', against: 2 };
const three: Rule = { kind: 'minimum', votes: 3 };
const half: Rule = { ...majority, comparison: '>=' };
const twoThirds: Rule = { ...half, share: { num: 2n, den: 3n } };

function each(group: string, rule: Rule, share: GroupShare = { kind: 'every' }): Rule {
  return { kind: 'each', group, rule, in: share };
}

describe('every construct is read, and printed in canonical words', () => {
  test.each<[text: string, rule: Rule, printed: string]>([
    ['at least 3 in favour', three, 'at least 3 in favour'],
    ['At  Least 3 IN Favor', three, 'at least 3 in favour'],
    ['≥ 3 in favour', three, 'at least 3 in favour'],
    ['>= 3 in favour', three, 'at least 3 in favour'],
    ['>2 in favour', three, 'at least 3 in favour'],
    ['more than 2 in favour', three, 'at least 3 in favour'],
    ['at least 003 in favour', three, 'at least 3 in favour'],
    ['> 0 in favour', { kind: 'minimum', votes: 1 }, 'at least 1 in favour'],
    ['at least 1 in favour', { kind: 'minimum', votes: 1 }, 'at least 1 in favour'],
    [
      'at least 999999999999999 in favour',
      { kind: 'minimum', votes: 999_999_999_999_999 },
      'at least 999999999999999 in favour',
    ],
    ['no veto', veto, 'no veto'],
    [' NO\tVeto ', veto, 'no veto'],
    ['At most 2 against', fewAgainst, 'at most 2 against'],
    ['at most 0 against', veto, 'no veto'],
    ['majority of 100', { ...majority, base: 100 }, 'majority of 100'],
    ['> 50% of 1', { ...majority, base: 1 }, 'majority of 1'],
    ['at least half of 999999999999', { ...half, base: 999_999_999_999 }, '>= 1/2 of 999999999999'],
    ['majority of present', { ...majority, base: 'present' }, 'majority of present'],
    [
      'majority of Eligible-Abstain',
      { ...majority, base: 'eligible-abstain' },
      'majority of eligible-abstain',
    ],
    ['(majority)', majority, 'majority of valid'],
    ['( ((Majority) ))', majority, 'majority of valid'],
    [
      'majority and no veto',
      { kind: 'all', of: [majority, veto] },
      'majority of valid and no veto',
    ],
    [
      'majority or two-thirds of valid',
      { kind: 'any', of: [majority, twoThirds] },
      'majority of valid or two-thirds of valid',
    ],
    [
      'majority AND no veto AnD at least 3 in favour',
      { kind: 'all', of: [majority, veto, three] },
      'majority of valid and no veto and at least 3 in favour',
    ],
    [
      'majority and (no veto and at least 3 in favour)',
      { kind: 'all', of: [majority, veto, three] },
      'majority of valid and no veto and at least 3 in favour',
    ],
    [
      '(majority or no veto) or at least 3 in favour',
      { kind: 'any', of: [majority, veto, three] },
      'majority of valid or no veto or at least 3 in favour',
    ],
    [
      'majority and no veto or at least 3 in favour',
      { kind: 'any', of: [{ kind: 'all', of: [majority, veto] }, three] },
      '(majority of valid and no veto) or at least 3 in favour',
    ],
    [
      'at least 3 in favour or majority and no veto',
      { kind: 'any', of: [three, { kind: 'all', of: [majority, veto] }] },
      'at least 3 in favour or (majority of valid and no veto)',
    ],
    [
      'majority and (no veto or at least 3 in favour)',
      { kind: 'all', of: [majority, { kind: 'any', of: [veto, three] }] },
      'majority of valid and (no veto or at least 3 in favour)',
    ],
    ['majority in each Region', each('Region', majority), 'majority of valid in each "Region"'],
    ['majority in every "Region"', each('Region', majority), 'majority of valid in each "Region"'],
    [
      'majority of valid + invalid in each Region',
      each('Region', { ...majority, base: 'valid+invalid' }),
      'majority of valid+invalid in each "Region"',
    ],
    [
      'majority in more than half of Region',
      each('Region', majority, { kind: 'more-than-half' }),
      'majority of valid in more than half of "Region"',
    ],
    [
      'majority in at least 12 of Region',
      each('Region', majority, { kind: 'at-least', groups: 12 }),
      'majority of valid in at least 12 of "Region"',
    ],
    [
      'majority in at least 999999999 of Region',
      each('Region', majority, { kind: 'at-least', groups: 999_999_999 }),
      'majority of valid in at least 999999999 of "Region"',
    ],
    [
      'Majority by one voice per Region',
      each('Region', majority, { kind: 'voices' }),
      'majority of valid by one voice per "Region"',
    ],
    [
      'at least 3 in favour in each Region',
      each('Region', three),
      'at least 3 in favour in each "Region"',
    ],
    ['no veto in each Region', each('Region', veto), 'no veto in each "Region"'],
    [
      '(majority and no veto) in each Region or no veto',
      { kind: 'any', of: [each('Region', { kind: 'all', of: [majority, veto] }), veto] },
      '(majority of valid and no veto) in each "Region" or no veto',
    ],
    [
      'majority and no veto in each Region',
      { kind: 'all', of: [majority, each('Region', veto)] },
      'majority of valid and no veto in each "Region"',
    ],
    [
      'majority in each A and (majority by one voice per "B")',
      { kind: 'all', of: [each('A', majority), each('B', majority, { kind: 'voices' })] },
      'majority of valid in each "A" and majority of valid by one voice per "B"',
    ],
  ])('%s', (text, rule, printed) => {
    expect(ruleIn(text)).toEqual(rule);
    expect(printRule(ruleIn(text))).toBe(printed);
    expect(ruleIn(printed)).toEqual(rule);
  });
});

describe('a heading of groups', () => {
  test.each<[written: string, heading: string]>([
    ['Region', 'Region'],
    ['Voting Class', 'Voting Class'],
    ['  Voting   Class  ', 'Voting   Class'],
    ['GROẞE Bezirke', 'GROẞE Bezirke'],
    ['İl', 'İl'],
    ['区', '区'],
    ['\u{1f5f3}\ufe0f', '\u{1f5f3}\ufe0f'],
    ['"A in each B"', 'A in each B'],
    ['share of the cost', 'share of the cost'],
    ['by name', 'by name'],
    ['60%', '60%'],
    ['"Region"', 'Region'],
    ['" Region "', ' Region '],
    ['"and"', 'and'],
    ['"Land and Sea"', 'Land and Sea'],
    ['"a (b) > c"', 'a (b) > c'],
    ['"Say ""hi"""', 'Say "hi"'],
    ['""""', '"'],
    ['"two\nlines"', 'two\nlines'],
    ['"__proto__"', '__proto__'],
  ])('%j', (written, heading) => {
    for (const scope of ['in each', 'in at least 2 of', 'by one voice per']) {
      const rule = ruleIn(`majority ${scope} ${written} and no veto`);
      expect(groupRulesOf(rule).map((own) => own.group)).toEqual([heading]);
      expect(ruleIn(printRule(rule))).toEqual(rule);
      expect(groupRulesOf(ruleIn(`(majority ${scope} ${written})`))).toHaveLength(1);
    }
  });

  test('whatever it is, is read back', () => {
    const heading = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(heading, (group) => {
        const rule = each(group, majority);
        expect(ruleIn(printRule(rule))).toEqual(rule);
      }),
      { seed: 25, numRuns: 200 },
    );
  });
});

describe('a text that is no rule is told what was expected, and where', () => {
  test.each<[text: string, at: number, found: string, expected: RuleFault['expected']]>([
    ['and', 0, '', 'rule'],
    ['majority and', 12, '', 'rule'],
    ['majority or  ', 13, '', 'rule'],
    ['majority and and no veto', 13, '', 'rule'],
    ['majority and most of ballots', 13, 'most', 'rule'],
    ['majority majority', 0, 'majority majority', 'rule'],
    ['()', 1, '', 'rule'],
    ['(', 1, '', 'rule'],
    ['majority or (', 13, '', 'rule'],
    ['consensus in each Class', 0, 'consensus', 'rule'],
    ['"Majority"', 0, '"Majority"', 'rule'],
    ['no veto and > 60', 14, '60', 'share'],
    ['at least 50', 9, '50', 'share'],
    ['at least 5 of 100', 9, '5', 'share'],
    ['> in each Class', 1, '', 'share'],
    ['no veto or 60% of ballots', 11, '60%', 'comparison'],
    ['majority of participants', 12, 'participants', 'base'],
    ['majority of 0', 12, '0', 'base'],
    ['majority of 1.5', 12, '1.5', 'base'],
    ['majority of 007', 12, '007', 'base'],
    ['majority of 1000000000000', 12, '1000000000000', 'base'],
    ['majority of in each Class', 12, '', 'base'],
    ['majority of and no veto', 12, '', 'base'],
    ['majority of) and no veto', 11, '', 'base'],
    ['3 in favour', 0, '3', 'number'],
    ['at least 0 in favour', 0, 'at least 0', 'number'],
    ['no veto and at least 2.5 in favour', 12, 'at least 2.5', 'number'],
    ['at least 1000000000000000 in favour', 0, 'at least 1000000000000000', 'number'],
    ['majority in favour', 0, 'majority', 'number'],
    ['> 50% in favour', 0, '> 50%', 'number'],
    ['majority in at least 0 of Class', 21, '0', 'number'],
    ['majority in at least half of Class', 21, 'half', 'number'],
    ['majority in at least 1000000000 of Class', 21, '1000000000', 'number'],
    ['majority in at least', 20, '', 'number'],
    ['majority in', 11, '', 'scope'],
    ['majority in  some Class', 13, 'some', 'scope'],
    ['majority in more than half Class', 12, 'more', 'scope'],
    ['majority in at least 3 Class', 23, 'Class', 'scope'],
    ['majority by', 11, '', 'scope'],
    ['majority by two voices per Class', 12, 'two', 'scope'],
    ['majority by one voice Class', 12, 'one', 'scope'],
    ['majority in "each" Class', 12, '"each"', 'scope'],
    ['majority in each', 16, '', 'group'],
    ['majority in each and no veto', 17, '', 'group'],
    ['(majority in each)', 17, '', 'group'],
    ['majority in each ""', 17, '""', 'group'],
    ['majority in each " "', 17, '" "', 'group'],
    ['majority in each "Class', 17, '"Class', 'group'],
    ['majority in each A > B', 17, 'A > B', 'group'],
    ['majority in each (A)', 17, '', 'group'],
    ['majority in each in each', 17, 'in', 'nested'],
    ['more then 3 in favour', 0, 'more then 3', 'number'],
    ['less than 3 in favour', 0, 'less than 3', 'number'],
    ['look least 3 in favour', 0, 'look least 3', 'number'],
    ['majority in at least 01 of A', 21, '01', 'number'],
    ['majority in each A "B"', 17, 'A "B"', 'group'],
    ['majority by one voice per', 25, '', 'group'],
    ['(majority', 9, '', 'bracket'],
    ['(majority or no veto', 20, '', 'bracket'],
    ['((majority) or no veto', 22, '', 'bracket'],
    ['(majority in each "A" B)', 22, 'B', 'bracket'],
    ['(no veto of ballots)', 9, 'of', 'bracket'],
    ['majority)', 8, ')', 'end'],
    ['(majority)) or no veto', 10, ')', 'end'],
    ['(majority) of ballots', 11, 'of', 'end'],
    ['no veto of ballots', 8, 'of', 'end'],
    ['at least 3 in favour of ballots', 21, 'of', 'end'],
    ['majority (no veto)', 9, '(', 'end'],
    ['majority in each "A" in each "B"', 21, 'in', 'end'],
    ['majority in each "A" of ballots', 21, 'of', 'end'],
    ['majority in each "A"b', 20, 'b', 'end'],
    ['(majority in each "A") in each "B"', 23, 'in', 'nested'],
    ['majority in each A in each B', 19, 'in', 'nested'],
    ['majority in each A in every B', 19, 'in', 'nested'],
    ['majority in each A by one voice per B', 19, 'by', 'nested'],
    ['"majority"', 0, '"majority"', 'rule'],
    ['at "least" 3 in favour', 0, 'at "least" 3', 'number'],
    ['majority of "valid"', 12, '"valid"', 'base'],
    ['majority in at least "3" of Class', 21, '"3"', 'number'],
    ['majority "and" no veto', 0, 'majority "and" no veto', 'rule'],
    ['(no veto or majority in each A) by one voice per B', 32, 'by', 'nested'],
    ['(no veto or (no veto and majority in each A)) in at least 2 of B', 46, 'in', 'nested'],
  ])('%j', (text, at, found, expected) => {
    expect(faultIn(text)).toMatchObject({ at, found, expected });
  });

  test.each<[text: string, suggestion: string | undefined]>([
    ['no veot', 'no veto'],
    ['majority and no vetoes', 'no veto'],
    ['majorty in each Class', 'majority'],
    ['majority of prezent', 'present'],
    ['majority of eligible abstain', 'eligible-abstain'],
    ['majority of particpants', undefined],
    ['majority in eech Class', undefined],
    ['> two-third', undefined],
  ])('%j, with what may have been meant', (text, suggestion) => {
    expect(faultIn(text).suggestion).toBe(suggestion);
    expect('suggestion' in faultIn(text)).toBe(suggestion !== undefined);
  });
});

describe('what bylaws say in other words is refused, with what is most often meant', () => {
  test.each<[text: string, found: string, suggestion: string]>([
    ['two thirds of those present and voting', 'those present and voting', 'valid'],
    ['majority of members present and voting', 'members present and voting', 'valid'],
    ['majority of those voting and no veto', 'those voting', 'valid'],
    ['majority of the members present', 'the members present', 'present'],
    ['majority of the valid votes cast', 'the valid votes cast', 'valid'],
    ['majority of the whole membership', 'the whole membership', 'eligible'],
    ['majority of registered voters', 'registered voters', 'eligible'],
    ['majority of members in good standing', 'members in good standing', 'eligible'],
    ['2/3 of members', '2/3 of members', '>= 2/3 of eligible'],
    ['simple majority of all members', 'simple majority of all members', 'majority of eligible'],
    ['absolute majority of members', 'absolute majority of members', 'majority of eligible'],
    ['simple majority of ballots', 'simple majority', 'majority'],
    ['a two-thirds majority', 'a two-thirds majority', 'two-thirds'],
    ['not less than two-thirds', 'not less than two-thirds', '>= two-thirds'],
    ['no less than 75%', 'no less than 75%', '>= 75%'],
    ['min. 60 percent', 'min. 60 percent', '>= 60%'],
    ['over 60%', 'over 60%', '> 60%'],
    ['60% or more', '60% or more', '>= 60%'],
    ['more for than against', 'more for than against', 'majority'],
    ['not more than 25% against', 'not more than 25% against', '>= 3/4'],
    ['less than 1/3 against', 'less than 1/3 against', '> 2/3'],
    ['not more than two against', 'not more than two against', 'at most 2 against'],
    ['no more than 1 vote against', 'no more than 1 vote against', 'at most 1 against'],
    ['fewer than 3 votes against', 'fewer than 3 votes against', 'at most 2 against'],
    ['less than one against', 'less than one against', 'no veto'],
    ['at least three in favour', 'at least three', 'at least 3'],
    ['3 in favour', '3', 'at least 3'],
    ['3 +1s and majority', '3 +1s', 'at least 3 in favour'],
    ['at least 3 +1', '3 +1', '3 in favour'],
    ['unanimous consent', 'unanimous consent', 'unanimity'],
  ])('%s', (text, found, suggestion) => {
    expect(faultIn(text)).toMatchObject({ found, suggestion });
    const { at } = faultIn(text);
    const mended = text.slice(0, at) + suggestion + text.slice(at + found.length);
    expect(parseRule(mended)).toHaveProperty('rule');
  });

  test.each<[text: string, suggestion: string]>([
    ['30 members', '30'],
    ['at least 30 voters', 'at least 30'],
    ['at least five', 'at least 5'],
    ['a third', 'one-third'],
    ['a quarter of members', 'one-quarter of eligible'],
    ['30 percent', '30%'],
    ['minimum 5', 'at least 5'],
  ])('of a quorum: %s', (text, suggestion) => {
    expect(faultIn(text, ofQuorum)).toMatchObject({ found: text, suggestion });
    expect(parseRule(suggestion, ofQuorum)).toHaveProperty('rule');
  });

  test('but not where it may be several things', () => {
    for (const text of [
      '60%',
      '50%',
      'majority of voters',
      'at most 2.5 against',
      'special majority',
    ])
      expect(faultIn(text)).not.toHaveProperty('suggestion');
  });

  test.each(['plurality', 'relative majority of valid', 'most votes'])('%s is a method', (text) => {
    expect(faultIn(text).expected).toBe('method');
  });

  test.each([
    'majority by head',
    'majority of heads',
    'majority of the shares',
    'majority by value',
  ])('%s is of another unit than that of the votes', (text) => {
    expect(faultIn(text).expected).toBe('unit');
  });
});

describe('a rule is of a contest, a position or a quorum', () => {
  test.each([
    ['majority', 'majority of valid', 'majority of participants', 'majority of eligible'],
    ['> 60%', '> 60% of valid', '> 60% of participants', '> 60% of eligible'],
    ['majority of ballots', 'majority of ballots', 'majority of ballots', 'majority of ballots'],
    ['majority of 40', 'majority of 40', 'majority of 40', 'majority of 40'],
    ['at least 50 in favour', 'at least 50 in favour', 'at least 50 in favour', 'at least 50'],
    ['at least 1 in favour', 'at least 1 in favour', 'at least 1 in favour', 'at least 1'],
    ['at least 50', 'share', 'share', 'at least 50'],
    ['> 49', 'share', 'share', 'at least 50'],
    [
      'majority in each R',
      'majority of valid in each "R"',
      'alone',
      'majority of eligible in each "R"',
    ],
    ['≥ 2 in each R', 'share', 'share', 'at least 2 in each "R"'],
    ['> 1', 'share', 'share', 'at least 2'],
    // Of ballots it is one; of a share, all.
    ['at least 1', 'unanimity of valid', 'unanimity of participants', 'at least 1'],
    ['> 0', '> 0 of valid', '> 0 of participants', 'at least 1'],
    ['> 0%', '> 0 of valid', '> 0 of participants', '> 0 of eligible'],
    ['no veto', 'no veto', 'alone', 'no veto'],
    ['at most 2 against', 'at most 2 against', 'alone', 'at most 2 against'],
    ['at least 0', 'share', 'share', 'share'],
    ['at least 50 of eligible', 'share', 'share', 'share'],
    ['50', 'comparison', 'comparison', 'at least 50'],
    ['majority of valid', 'majority of valid', 'base', 'majority of valid'],
    ['majority of participants', 'base', 'majority of participants', 'base'],
    ['majority of present', 'majority of present', 'majority of present', 'majority of present'],
    [
      'majority of eligible-abstain',
      'majority of eligible-abstain',
      'base',
      'majority of eligible-abstain',
    ],
  ])('%s', (text, ...expected) => {
    const found = Object.values(subjects).map((subject) => {
      const parsed = parseRule(text, subject);
      return 'rule' in parsed ? printRule(parsed.rule, subject.counts) : parsed.fault.expected;
    });
    expect(found).toEqual(expected);
  });

  test('of a contest, where nothing else is said', () => {
    expect(parseRule('majority')).toEqual(parseRule('majority', ofContest));
    expect(printRule({ kind: 'minimum', votes: 50 })).toBe('at least 50 in favour');
  });

  test.each([
    ['no veto', 0, 'no veto'],
    ['majority and no  veto', 13, 'no  veto'],
    ['majority in each Class', 9, 'in'],
    ['(majority) by one voice per Class', 11, 'by'],
  ])('and nobody is against a position, nor is it counted by group: %s', (text, at, found) => {
    expect(faultIn(text, ofPosition)).toEqual({ at, found, expected: 'alone' });
  });

  test('and what may have been meant is one of its own bases', () => {
    expect(faultIn('majority of particpants', ofPosition).suggestion).toBe('participants');
    expect(faultIn('majority of valit', ofPosition)).not.toHaveProperty('suggestion');
    expect(faultIn('majority of the votes', ofPosition)).not.toHaveProperty('suggestion');
    expect(faultIn('majority of members', ofPosition).suggestion).toBe('eligible');
    expect(faultIn('majority of valit', ofQuorum).suggestion).toBe('valid');
  });
});

/** Rules as a text can say them: parts of one sort are one list, and nothing holds in groups of groups. */
function anyRule(subject: RuleSubject): fc.Arbitrary<Rule> {
  const share = fc
    .record({
      comparison: fc.constantFrom('>' as const, '>=' as const),
      den: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10 ** 9 })),
      num: fc.nat(),
      base: fc.oneof(fc.constantFrom(...subject.bases), fc.integer({ min: 1, max: 10 ** 12 - 1 })),
    })
    .map(({ comparison, den, num, base }): Rule => {
      const own = (num % den) + (comparison === '>' ? 0 : 1);
      return { kind: 'share', comparison, share: fraction(BigInt(own), BigInt(den)), base };
    });
  const minimum = fc
    .oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 10 ** 15 - 1 }))
    .map((votes): Rule => ({ kind: 'minimum', votes }));
  const stated = fc.oneof({ weight: 4, arbitrary: share }, minimum);
  const limit = fc
    .oneof(fc.constant(0), fc.integer({ min: 1, max: 10 ** 9 - 1 }))
    .map((against): Rule => ({ kind: 'maximum', against }));
  const alone = subject.stands === 'alone';
  const simple = alone ? stated : fc.oneof(stated, limit);
  const scope: fc.Arbitrary<GroupShare> = fc.oneof(
    fc.constantFrom<GroupShare>({ kind: 'every' }, { kind: 'more-than-half' }, { kind: 'voices' }),
    fc
      .integer({ min: 1, max: 10 ** 9 - 1 })
      .map((groups): GroupShare => ({ kind: 'at-least', groups })),
  );
  const heading = fc
    .oneof(
      fc.constantFrom('Class', 'and', 'a "b"', '(', 'x > 1', '"', 'of ballots'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    )
    .filter((text) => text.trim() !== '');
  const composed = (part: (depth: number) => fc.Arbitrary<Rule>, depth: number) =>
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(part(depth - 1), { minLength: 2, maxLength: 3 }),
      )
      .map(
        ([kind, of]): Rule => ({
          kind,
          of: of.flatMap((one) => (one.kind === kind && 'of' in one ? one.of : [one])),
        }),
      );
  const plain = (depth: number): fc.Arbitrary<Rule> =>
    depth === 0 ? simple : fc.oneof(simple, composed(plain, depth));
  const held = fc
    .record({ group: heading, rule: plain(2), in: scope })
    .map((own): Rule => ({ kind: 'each', ...own }));
  const any = (depth: number): fc.Arbitrary<Rule> =>
    depth === 0 ? fc.oneof(simple, held) : fc.oneof(simple, held, composed(any, depth));
  return alone ? plain(3) : any(3);
}

describe.each(Object.entries(subjects))('a rule of a %s', (_, subject) => {
  test('is printed in words that are read back as the same rule', () => {
    fc.assert(
      fc.property(anyRule(subject), (rule) => {
        const printed = printRule(rule, subject.counts);
        expect(ruleIn(printed, subject)).toEqual(rule);
        expect(printRule(ruleIn(printed, subject), subject.counts)).toBe(printed);
      }),
      { seed: 26, numRuns: 1000 },
    );
  });

  test('changed by a letter or a word is read or refused where it stands, and never throws', () => {
    const pieces = ['(', ')', '"', 'and', 'or', 'of', 'in each', 'by one voice per', ' in favour'];
    const piece = fc.oneof(
      fc.constantFrom(...pieces, '>', '≥', '>=', ' ', '0', '%', 'İ', 'majority', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const change = fc.tuple(fc.nat(), fc.nat(8), piece);
    fc.assert(
      fc.property(anyRule(subject), fc.array(change, { maxLength: 3 }), (rule, changes) => {
        const text = changes.reduce(
          (sum, [where, length, put]) => {
            const at = where % (sum.length + 1);
            return `${sum.slice(0, at)}${put}${sum.slice(at + length)}`;
          },
          printRule(rule, subject.counts),
        );
        const parsed = parseRule(text, subject);
        if ('rule' in parsed) {
          const printed = printRule(parsed.rule, subject.counts);
          expect(ruleIn(printed, subject)).toEqual(parsed.rule);
          return;
        }
        const { at, found } = parsed.fault;
        expect(text.slice(at, at + found.length)).toBe(found);
        expect(found).toBe(found.trim());
      }),
      { seed: 27, numRuns: 3000 },
    );
  });
});

test('any text at all is read without a throw', () => {
  const word = fc.constantFrom(
    ...'majority two-thirds of and or in each ( ) " > 60% 3 by'.split(' '),
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(hostile, fc.constantFrom(...Object.values(subjects)), (text, subject) => {
      expect(Object.keys(parseRule(text, subject))).toHaveLength(1);
    }),
    { seed: 28, numRuns: 5000 },
  );
});

test.each(['"', 'majority and ', '>', 'x ', 'no veto in each A or '])(
  'nor one that repeats %j for long',
  (piece) => {
    const long = piece.repeat(2000);
    for (const text of [long, `majority in each ${long}`, `(${long}majority)`]) {
      expect(Object.keys(parseRule(text))).toHaveLength(1);
    }
  },
);

test('brackets stand fifty deep, and however many beside each other', () => {
  const deep = (brackets: number) => `${'('.repeat(brackets)}majority${')'.repeat(brackets)}`;
  expect(ruleIn(deep(50))).toEqual(majority);
  expect(faultIn(deep(51))).toMatchObject({ at: 50, found: '(', expected: 'bracket' });
  expect(ruleIn(Array.from({ length: 60 }, () => '(no veto)').join(' or '))).toMatchObject({
    kind: 'any',
    of: Array.from({ length: 60 }, () => veto),
  });
});

test('a heading may hold the words of a scope where they open none', () => {
  expect(ruleIn('majority in each Share of one in it')).toMatchObject({
    group: 'Share of one in it',
  });
  expect(ruleIn('majority in each Number one')).toMatchObject({ group: 'Number one' });
  expect(ruleIn('majority in each Stand by')).toMatchObject({ group: 'Stand by' });
});

test('nor one that opens more brackets than there is room for', () => {
  for (const open of ['(', '(no veto and ']) {
    const text = `${open.repeat(10_000)}majority`;
    expect(parseRule(text)).toHaveProperty('fault');
    expect(Object.keys(parseRule(`${text}${')'.repeat(10_000)}`))).toHaveLength(1);
  }
});

describe('the canonical words of a rule are themselves a rule', () => {
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: length })
      .map((own) => own.join(''));

  test('however many digits its share is written with', () => {
    const decimals = fc.tuple(fc.constantFrom('0.', '1/', '99.', '12345/'), digits(18));
    fc.assert(
      fc.property(decimals, fc.constantFrom('', '%'), ([head, tail], sign) => {
        const parsed = parseRule(`>= ${head}${tail}${sign}`);
        if ('fault' in parsed) return;
        expect(parseRule(printRule(parsed.rule))).toEqual(parsed);
      }),
      { seed: 29, numRuns: 1000, examples: [[['0.', '333333333333333333'], '']] },
    );
  });

  test.each(['> 999999999999999 in favour', 'at least 999999999999999 in favour'])(
    'however many votes it asks for: %s',
    (text) => {
      const parsed = parseRule(text);
      if ('fault' in parsed) return;
      expect(parseRule(printRule(parsed.rule))).toEqual(parsed);
    },
  );
});

describe('a rule is asked', () => {
  const rule = ruleIn(
    'majority and (two-thirds of ballots or no veto) and (> 1/3 of 7 and at least 3 in favour) in each "A" and majority of ballots by one voice per "B"',
  );

  test('for its shares, those in groups too', () => {
    expect(sharesOf(rule).map(({ base }) => base)).toEqual(['valid', 'ballots', 7, 'ballots']);
    expect(sharesOf(ruleIn('no veto and at least 3 in favour'))).toEqual([]);
  });

  test('for its groups', () => {
    expect(groupRulesOf(rule).map(({ group }) => group)).toEqual(['A', 'B']);
    expect(groupRulesOf(ruleIn('no veto or majority in each C')).map((own) => own.group)).toEqual([
      'C',
    ]);
    expect(groupRulesOf(majority)).toEqual([]);
    expect(groupRulesOf(veto)).toEqual([]);
  });

  test.each([
    ['no veto', [0]],
    ['at most 2 against', [2]],
    ['majority', []],
    ['at least 3 in favour', []],
    ['majority and (no veto or majority)', [0]],
    ['majority or at least 3 in favour', []],
    ['at most 1 against in each A or no veto', [1, 0]],
    ['(majority and no veto) in each A or majority', [0]],
    ['majority in each A', []],
  ])('for its limits on the votes against: %s', (text, known) => {
    expect(limitsOf(ruleIn(text)).map(({ against }) => against)).toEqual(known);
  });

  test('for the same of another base: of every share, and of nothing else', () => {
    expect(printRule(withBase(rule, 'eligible'))).toBe(
      'majority of eligible and (two-thirds of eligible or no veto) and (> 1/3 of eligible and at least 3 in favour) in each "A" and majority of eligible by one voice per "B"',
    );
  });
});

test('a share is printed by its name only with the comparison of that name', () => {
  const printed = (comparison: '>' | '>=', { num, den }: Fraction) =>
    printRule({ kind: 'share', comparison, share: { num, den }, base: 'valid' });
  expect(printed('>', { num: 1n, den: 2n })).toBe('majority of valid');
  expect(printed('>=', { num: 1n, den: 2n })).toBe('>= 1/2 of valid');
  expect(printed('>', { num: 3n, den: 4n })).toBe('> 3/4 of valid');
  expect(printed('>=', { num: 1n, den: 4n })).toBe('>= 1/4 of valid');
});

test.each([
  ['25%', '>= 1/4'],
  ['1/3 of ballots', '>= 1/3 of ballots'],
  ['half or at least 20', 'at least half or at least 20'],
  ['60% of 40', '>= 60% of 40'],
])('a share alone is a quorum that must be reached, and no rule of a contest: %s', (text, said) => {
  expect(ruleIn(text, ofQuorum)).toEqual(ruleIn(said, ofQuorum));
  expect(faultIn(text)).toMatchObject({ at: 0 });
});

test.each<[text: string, subject: typeof ofQuorum, mended: string | undefined]>([
  ['absolute majority', ofContest, 'majority of eligible'],
  ['absolute majority of ballots', ofContest, 'majority of ballots'],
  ['absolute majority of participants', ofPosition, 'majority of participants'],
  ['2/3 majority of eligible-abstain', ofContest, '>= 2/3 of eligible-abstain'],
  ['2/3 majority of votes cast', ofPosition, '>= 2/3 of votes cast'],
  ['not less than 60% of those voting', ofPosition, '>= 60% of those voting'],
  ['over 100%', ofContest, undefined],
  ['not less than 0%', ofContest, undefined],
  ['2/3 or more', ofContest, '>= 2/3'],
  ['3/5 or more than 50% of eligible', ofContest, undefined],
])('what is suggested for %j is not refused', (text, subject, mended) => {
  const { at, found, suggestion } = faultIn(text, subject);
  const own =
    suggestion === undefined
      ? undefined
      : text.slice(0, at) + suggestion + text.slice(at + found.length);
  expect(own).toBe(mended);
  if (own === undefined || suggestion === undefined) return;
  const again = parseRule(own, subject);
  // A base that positions do not have is told next.
  if ('fault' in again) expect(again.fault.at).toBeGreaterThanOrEqual(at + suggestion.length);
});
