import { parseFraction } from '../base/fraction.ts';
import type { NamedBase } from './base.ts';
import { namedBounds } from './rule-names.ts';

// What bylaws say in words that are none of a rule's. They are not read, for bylaws differ in what they mean by them,
// but what is most often meant is suggested.

const rules: ReadonlyMap<string, string> = new Map([
  ['simple majority', 'majority'],
  ['absolute majority', 'majority of eligible'],
  ['half plus one', 'majority'],
  ['50%+1', 'majority'],
  ['50% + 1', 'majority'],
  ['50% plus one', 'majority'],
]);

/** The rule that is meant by a condition: `2/3 majority` is `>= 2/3`. */
export function ruleMeant(words: string): string | undefined {
  const said = rules.get(words);
  if (said !== undefined) return said;
  const [, share = ''] = /^(.+) majority$/.exec(words) ?? [];
  const name = share.replaceAll(' ', '-');
  if (namedBounds.has(name)) return name;
  return parseFraction(share) && `>= ${share}`;
}

/** The share that is meant after a comparison: `60` is `60%`, and `0,5` is `0.5`. */
export function shareMeant(words: string): string | undefined {
  const [, whole = '', part = '', percent] =
    /^(\d+)(?:[.,](\d+))? ?(%|per ?cent)?$/.exec(words) ?? [];
  if (whole === '') return undefined;
  const number = part === '' ? whole : `${whole}.${part}`;
  return percent !== undefined || whole.length > 1 ? `${number}%` : number;
}

/** The number of votes that is meant after a comparison: `20 votes` are in favour. */
export function votesMeant(words: string): string | undefined {
  const [, votes] = /^([1-9]\d*) (?:votes?|yes|for)$/.exec(words) ?? [];
  return votes && `${votes} in favour`;
}

const bases: ReadonlyMap<string, NamedBase> = new Map([
  ['votes', 'valid'],
  ['votes cast', 'valid'],
  ['valid votes', 'valid'],
  ['yes+no', 'valid'],
  ['those voting', 'valid'],
  ['ballots cast', 'ballots'],
  ['those present', 'present'],
  ['members present', 'present'],
  ['members', 'eligible'],
  ['membership', 'eligible'],
  ['entire membership', 'eligible'],
  ['voting members', 'eligible'],
  ['eligible members', 'eligible'],
  ['eligible voters', 'eligible'],
  ['roll', 'eligible'],
]);

/** The base that is meant after `of`: the votes cast are `valid`, the members `eligible`. */
export function baseMeant(words: string): NamedBase | undefined {
  return bases.get(words.replace(/^(?:all )?(?:the )?/, '').replace(' + ', '+'));
}
