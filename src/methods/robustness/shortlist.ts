import { lazily } from '../../base/lazily.ts';
import type { Field } from './field.ts';
import { marksSeveral } from './marks.ts';

/** Some of many options, most votes first. The others are as `left` is, or have fewer votes. */
export interface Shortlist {
  readonly options: readonly number[];
  readonly left?: number;
}

/** Which options of a contest have to be looked at one by one. */
export interface Shortlister {
  /** of options that must gain to change something */
  readonly strongest: (options: readonly number[]) => Shortlist;
  /** of options that must lose to change something */
  readonly weakest: (options: readonly number[]) => Shortlist;
  /** whether an option that was left has no better chance than the first of those left */
  readonly ordered: boolean;
}

const longest = 40;

/**
 * For counted ballots. Where each bears one mark and all weigh the same, an option with more votes can
 * reach with as few ballots whatever one with fewer can: exchange the two in the ballots that change.
 */
export function forMargin(field: Field): Shortlister {
  const { contest, unit, grouped } = field;
  if (!marksSeveral(contest.reads) && unit === 'heads' && !grouped) {
    return {
      strongest: (options) => ({ options: extreme(field, options, 1n) }),
      weakest: (options) => ({ options: extreme(field, options, -1n) }),
      ordered: true,
    };
  }
  const sorted = byVotes(field);
  return {
    strongest: (options) => firstOf(sorted(options), longest),
    weakest: (options) => firstOf(sorted(options).reverse(), longest),
    // Of scores, one with more points may be harder to raise: a ballot that gives it and the last winner the same adds less.
    ordered: !grouped && contest.reads !== 'scores',
  };
}

function firstOf(options: readonly number[], most: number): Shortlist {
  const left = options[most];
  return { options: options.slice(0, most), ...(left !== undefined && { left }) };
}

const longestOpen = 200;

/** For ballots that are open: those options that they name, and of the others the nearest. A question has no need of it. */
export function forOpen(field: Field, namedOptions: () => ReadonlySet<number>): Shortlister {
  const asked = lazily(namedOptions);
  const sorted = byVotes(field);
  const pick = (options: readonly number[], sign: bigint): Shortlist => {
    const named = asked();
    const own = options.filter((option) => field.grouped || named.has(option));
    const rest = field.grouped ? [] : options.filter((option) => !named.has(option));
    return firstOf([...sorted(own), ...extreme(field, rest, sign)], longestOpen);
  };
  return {
    strongest: (options) => pick(options, 1n),
    weakest: (options) => pick(options, -1n),
    ordered: false,
  };
}

function byVotes({ count, unit }: Field) {
  const votesOf = (option: number) => count.options[option]?.[unit] ?? 0;
  return (options: readonly number[]) => [...options].sort((a, b) => votesOf(b) - votesOf(a));
}

/** The option with the most votes, or with the fewest. */
function extreme({ count, unit }: Field, options: readonly number[], sign: bigint): number[] {
  let best: number | undefined;
  let most = 0;
  for (const option of options) {
    const votes = (count.options[option]?.[unit] ?? 0) * Number(sign);
    if (best === undefined || votes > most) [best, most] = [option, votes];
  }
  return best === undefined ? [] : [best];
}
