import { parseFraction } from '../base/fraction.ts';
import type { NamedBase } from './base.ts';
import { canDecide, namedBounds, shareNames } from './rule-names.ts';

// What bylaws say in words that are none of a rule's. They are not read, for bylaws differ in what they mean by them,
// but what is most often meant is suggested.

const rules: ReadonlyMap<string, string> = new Map([
  ['simple majority', 'majority'],
  ['absolute majority', 'majority of eligible'],
  ['half plus one', 'majority'],
  ['50%+1', 'majority'],
  ['50% + 1', 'majority'],
  ['50% plus one', 'majority'],
  ['more yes than no', 'majority'],
  ['more for than against', 'majority'],
  ['unanimous', 'unanimity'],
  ['unanimous consent', 'unanimity'],
  ['no objection', 'no veto'],
  ['no objections', 'no veto'],
  ['nobody against', 'no veto'],
]);

/** Ways to count and not rules: the most votes decide. */
const methods: readonly string[] = ['plurality', 'relative majority', 'most votes', 'approval'];

/** Whether these words name a method. */
export function namesMethod(words: string): boolean {
  return methods.includes(words);
}

/** The rule that is meant by a condition: `2/3 majority` is `>= 2/3`, `not less than 75%` is `>= 75%`. */
export function ruleMeant(words: string): string | undefined {
  const said = rules.get(words);
  if (said !== undefined) return said;
  const [, share = ''] = /^(?:an? )?(.+) (?:super-?)?majority$/.exec(words) ?? [];
  const name = share.replaceAll(' ', '-');
  if (namedBounds.has(name)) return name;
  const own = parseFraction(share) ? share : aShare(share);
  if (own !== undefined) return compared('>=', own);
  const votes = votesMeant(words);
  return votes === undefined
    ? (comparisonMeant(words) ?? comparisonOfAgainst(words))
    : `at least ${votes}`;
}

/** Made when a rule is in other words, as are the others: a start has no need of them. */
const comparisons = (): readonly (readonly [pattern: RegExp, sign: '>=' | '>'])[] => [
  [/^(?:not?|no) (?:less|fewer|lower) than (?<share>.+)$/, '>='],
  [/^(?:an? )?min(?:imum|\.)? (?<share>.+)$/, '>='],
  [/^= > ?(?<share>.+)$/, '>='],
  [/^(?:over|above|exceeding|greater than) (?<share>.+)$/, '>'],
];

/** `over 60%`, `75% or more`, `not less than two-thirds`: a share or a number of votes, compared in other words. */
function comparisonMeant(words: string): string | undefined {
  for (const [pattern, sign] of comparisons()) {
    const share = pattern.exec(words)?.groups?.share ?? '';
    const own = aShare(share);
    if (own !== undefined) return compared(sign, own);
    const votes = votesMeant(share) ?? (wholeNumber(share) && `${wholeNumber(share)} in favour`);
    if (votes !== undefined) return `${sign === '>=' ? 'at least' : 'more than'} ${votes}`;
  }
  return undefined;
}

/** `> 60%`, if that can pass and fail. */
function compared(sign: '>=' | '>', share: string): string | undefined {
  return canDecide(shareOf(share), sign) ? `${sign} ${share}` : undefined;
}

/** At most a quarter of the valid votes against is at least three-quarters of them in favour; two are a number of votes. */
function comparisonOfAgainst(words: string): string | undefined {
  const [, bound = '', text = ''] =
    /^(at most|not more than|no more than|less than|fewer than) (.+) against$/.exec(words) ?? [];
  const fewer = bound.startsWith('less') || bound.startsWith('fewer');
  const votes = wholeNumber(text.replace(/ (?:(?:no |negative )?votes?|members?|voters?)$/, ''));
  if (votes !== undefined)
    return fewer && votes === '1'
      ? 'no veto'
      : `at most ${Number(votes) - (fewer ? 1 : 0)} against`;
  const share = aShare(text);
  const { num, den } = (share && shareOf(share)) || { num: 0n, den: 0n };
  if (num <= 0n || num >= den) return undefined;
  const sign = fewer ? '>' : '>=';
  return `${sign} ${den - num}/${den}`;
}

const shareOf = (text: string) =>
  parseFraction(text) ?? shareNames.get(text) ?? namedBounds.get(text)?.share;

/** A share as rules have it: `two-thirds`, `1/3` of `a third`, `60%` of `60 percent`. A whole number is none. */
function aShare(words: string): string | undefined {
  const name = words.replace(/^an? /, 'one ').replaceAll(' ', '-');
  if (shareNames.has(name)) return name;
  const percent = /^(\d+(?:[.,]\d+)?) ?(?:%|per ?cent)$/.exec(words)?.[1];
  if (percent !== undefined) return `${percent.replace(',', '.')}%`;
  return /^\d+ ?\/ ?\d+$/.test(words) ? words.replaceAll(' ', '') : undefined;
}

/** The share that is meant without a comparison: `a third`, `30 percent`. */
export function bareShareMeant(words: string): string | undefined {
  return parseFraction(words) ? undefined : aShare(words);
}

/** The share that is meant after a comparison: `60` is `60%`, and `0,5` is `0.5`. */
export function shareMeant(words: string): string | undefined {
  const [, whole = '', part = '', percent] =
    /^(\d+)(?:[.,](\d+))? ?(%|per ?cent)?$/.exec(words) ?? [];
  if (whole === '') return aShare(words);
  const number = part === '' ? whole : `${whole}.${part}`;
  return percent !== undefined || whole.length > 1 ? `${number}%` : number;
}

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `3`, or `three` as a figure. */
export function wholeNumber(words: string): string | undefined {
  if (/^[1-9]\d{0,14}$/.test(words)) return words;
  return numbers.includes(words) ? String(numbers.indexOf(words) + 1) : undefined;
}

/** The number of votes that is meant after a comparison: `20 votes` are in favour. */
export function votesMeant(words: string): string | undefined {
  const [, number = ''] =
    /^(\S+) (?:(?:yes |positive |affirmative |\+1 )?votes?|yes|for|approvals?|supporters?|\+1'?s?)$/.exec(
      words,
    ) ?? [];
  const votes = wholeNumber(number);
  return votes && `${votes} in favour`;
}

/** The number that a quorum means: `30 members`, `five`. */
export function ballotsMeant(words: string): string | undefined {
  const [, number = ''] =
    /^(\S+)(?: (?:(?:eligible |voting )?(?:members|voters|people|persons|owners|delegates)(?: present)?|ballots|votes))?$/.exec(
      words,
    ) ?? [];
  return wholeNumber(number);
}

/** Whoever a share may be of, apart from those who voted or were there. */
const everyone = () =>
  /^(?:(?:entire|whole|total|full|voting|eligible|registered|entitled) )*(?:members(?:hip)?|electors|electorate|(?:unit |lot |home)?owners|shareholders|roll|register)(?: (?:in good standing|(?:who are )?entitled to vote|in office))?$/;

const bases = (): readonly (readonly [words: RegExp, base: NamedBase])[] => [
  [
    /^(?:(?:those|members|voters|owners|delegates|shareholders) )?(?:present(?: or represented)? and )?voting(?: on (?:it|the question))?$/,
    'valid',
  ],
  [/^(?:(?:those|members|voters|owners|delegates) )(?:who|that) voted?$/, 'valid'],
  [/^(?:valid(?:ly)? )?votes(?: (?:validly )?cast)?$|^yes\+no$|^yes and no(?: votes)?$/, 'valid'],
  [/^votes expressed$/, 'valid'],
  [/^ballots cast$/, 'ballots'],
  [/^(?:those|members|voters|owners|delegates|shareholders) present$/, 'present'],
  [everyone(), 'eligible'],
  [/^(?:(?:registered|eligible) voters|those (?:eligible|entitled(?: to vote)?))$/, 'eligible'],
];

/** The base that is meant after `of`: the votes cast are `valid`, the members `eligible`. */
export function baseMeant(words: string): NamedBase | undefined {
  const plain = words.replace(/^(?:all )?(?:the |its |our )?/, '').replace(' + ', '+');
  return bases().find(([pattern]) => pattern.test(plain))?.[1];
}

/** Words by which a rule would count heads beside weights, or weights beside heads. */
const units = () =>
  /^(?:the )?(?:heads?|number|numbers|value|capital|(?:share )?capital|shares?|weights?|voting power)$/;

/** Whether these words name what a vote is counted in: heads or weights. */
export function namesUnit(words: string): boolean {
  return units().test(words);
}
