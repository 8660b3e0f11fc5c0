import type { Unit } from '../../methods/base.ts';
import { formatNumber } from '../numbers.ts';
import type { ContestReport, Report } from '../schema.ts';
import { counting } from './words.ts';

const baseNouns: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  valid: { one: 'valid vote', many: 'valid votes' },
  'possible points': { one: 'possible point', many: 'possible points' },
  'valid ballots': { one: 'valid ballot', many: 'valid ballots' },
  'valid+invalid': { one: 'valid or invalid mark', many: 'valid and invalid marks' },
  'valid+abstain': { one: 'vote or abstention', many: 'votes and abstentions' },
  ballots: { one: 'ballot', many: 'ballots' },
  eligible: { one: 'eligible voter', many: 'eligible voters' },
  'eligible-abstain': {
    one: 'eligible voter who did not abstain',
    many: 'eligible voters who did not abstain',
  },
  present: { one: 'voter present', many: 'voters present' },
  'weight of valid ballots': { one: 'vote on valid ballots', many: 'votes on valid ballots' },
  'weight of valid+invalid': { one: 'valid or invalid vote', many: 'valid and invalid votes' },
  'weight of ballots': { one: 'vote on counted ballots', many: 'votes on counted ballots' },
  'weight of eligible': { one: 'eligible vote', many: 'eligible votes' },
  'weight of eligible-abstain': {
    one: 'eligible vote that did not abstain',
    many: 'eligible votes that did not abstain',
  },
  'weight of present': { one: 'vote present', many: 'votes present' },
  'weight of participants': { one: 'vote of participants', many: 'votes of participants' },
  continuing: { one: 'continuing vote', many: 'continuing votes' },
  participants: { one: 'participant', many: 'participants' },
};

/** Bases that count voters, ballots or marks: where ballots are weighted, they are votes. */
const inHeads = [
  'valid ballots',
  'valid+invalid',
  'ballots',
  'participants',
  'present',
  'eligible',
  'eligible-abstain',
];

/** What the figures of a contest or a category are in: where they are weights, `heads` stands beside them. */
export function unitOf({ heads }: { readonly heads?: unknown }): Unit {
  return heads === undefined ? 'heads' : 'weight';
}

/** The same of a whole report. */
export function unitOfReport({ accounting }: Pick<Report, 'accounting'>): Unit {
  return unitOf({ heads: accounting.weight });
}

/** The name under which a base stands in sentences. */
export function weighedBase(base: string, unit: Unit): string {
  return unit === 'weight' && inHeads.includes(base) ? `weight of ${base}` : base;
}

/** What stands for the valid votes, where one ballot says something of several options. */
const severalBases: ReadonlyMap<string, string> = new Map([
  ['approval', 'valid ballots'],
  ['score', 'possible points'],
]);

/** The base as a contest's sentences name it: an approval marks several options of one ballot, and a score is of the highest. */
export function baseIn(
  { method, heads }: Pick<ContestReport, 'method' | 'heads'>,
  base: string | number = 'valid',
): string {
  const name = (base === 'valid' && severalBases.get(method)) || String(base);
  return weighedBase(name, unitOf({ heads }));
}

/** `valid votes`: a denominator without its size. */
export function baseNoun(base: string): string {
  return baseNouns[base]?.many ?? base;
}

/** `of the valid votes`: what a column of shares is of. */
export function ofBase(base: string): string {
  return `of the ${baseNoun(base)}`;
}

/** `419 valid votes`: a denominator with its name. A number in a rule has none. */
export function baseWords(size: number, base: string): string {
  const nouns = baseNouns[base];
  return nouns === undefined ? formatNumber(size) : counting(size, nouns.one, nouns.many);
}
