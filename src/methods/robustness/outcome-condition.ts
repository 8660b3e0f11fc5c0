import type { Outcome } from '../method.ts';
import { requires } from '../rule.ts';
import {
  allOf,
  always,
  anyOf,
  atLeast,
  type Condition,
  never,
  not,
  reaches,
  staysAt,
  unknown,
} from './condition.ts';
import type { Field } from './field.ts';
import { passes } from './passes.ts';
import { hasSomebody, meets } from './rule-condition.ts';
import type { Shortlist, Shortlister } from './shortlist.ts';
import { difference, type Sum } from './sum.ts';

/**
 * When a contest by itself comes out otherwise than `now`, which it does not yet: another kind, other winners, other
 * ties. Each part of an outcome that can be broken is one way: a winner drops out, or another reaches
 * a winner.
 */
export function changesFrom(now: Outcome, field: Field, shortlister: Shortlister): Condition {
  if (now.kind === 'no-quorum') return field.quorum;
  return anyOf([not(field.quorum), changesDecision(now, field, shortlister)]);
}

function changesDecision(now: Outcome, field: Field, shortlister: Shortlister): Condition {
  const contest: Ground = { ...field, shortlister };
  switch (now.kind) {
    case 'passed':
      return not(field.rule ? passes(field) : somebody(contest));
    case 'not-passed':
      return anyOf([passes(field), not(somebody(contest))]);
    case 'no-votes':
      return field.method === 'question'
        ? somebody(contest)
        : allOf([reaches(voted(contest), 1n), somebody(contest)]);
    case 'none-elected':
      return changesFromNobody(contest);
    case 'elected':
      return now.winners.length < field.seats
        ? changesUnfilled(now.winners, contest)
        : changesPlaces({ first: now.winners, level: [] }, contest, canHaveVotes);
    case 'tied':
      return changesPlaces(
        { first: now.winners, level: now.tied.flatMap((tie) => tie.options) },
        contest,
        canHaveVotes,
      );
    case 'reballot':
      return changesFromReballot(contest);
    case 'runoff': {
      const level = now.tied.flatMap((tie) => tie.options);
      const someone = anyAble(contest, allOptions(contest));
      return anyOf([someone, changesPlaces({ first: now.runoff, level }, contest, needsNoRule)]);
    }
    // Those are no outcomes of a contest by itself.
    case 'no-quorum':
    case 'overridden':
    case 'not-applicable':
      return never;
  }
}

interface Ground extends Field {
  readonly shortlister: Shortlister;
}

function met(option: number, { rule, measure }: Ground): Condition {
  return rule ? meets(rule, measure(option)) : always;
}

function somebody({ rule, measure, sum }: Ground): Condition {
  return rule ? hasSomebody(rule, measure(0), sum('valid')) : reaches(sum('valid'), 1n);
}

/** What there must be of for a choice to be decided: valid marks, or points. */
function voted({ contest, sum }: Ground): Sum {
  return sum(contest.reads === 'scores' ? 'votes' : 'valid');
}

/** Nobody voted, or nobody is in the bases. */
function nobodyVoted(contest: Ground): Condition {
  const unvoted = staysAt(voted(contest), 0n);
  return contest.rule ? anyOf([unvoted, not(somebody(contest))]) : unvoted;
}

/** An option has votes and meets the rule. That somebody is in its bases is said apart. */
function able(option: number, contest: Ground): Condition {
  const rule = met(option, contest);
  return contest.rule && requires(contest.rule, ['share', 'minimum'])
    ? rule
    : allOf([rule, reaches(contest.sum(option), 1n)]);
}

function allOptions({ contest }: Ground): readonly number[] {
  return [...contest.options.keys()];
}

/** One of those that are shortlisted makes it hold; of those left nothing better is known than of the first. */
function oneOf(
  { options, left }: Shortlist,
  { ordered }: Shortlister,
  make: (option: number) => Condition,
): Condition {
  const parts = options.map(make);
  if (left === undefined) return anyOf(parts);
  return anyOf([...parts, ordered ? allOf([make(left), unknown]) : unknown]);
}

const among =
  (which: 'strongest' | 'weakest') =>
  (
    { shortlister }: Ground,
    options: readonly number[],
    make: (option: number) => Condition,
  ): Condition =>
    oneOf(shortlister[which](options), shortlister, make);

const oneStrong = among('strongest');
const oneWeak = among('weakest');

function anyAble(contest: Ground, options: readonly number[]): Condition {
  return oneStrong(contest, options, (option) => able(option, contest));
}

/** Whether a has as many votes as b, or more. */
function level(a: number, b: number, { sum }: Ground): Condition {
  return reaches(difference(sum(a), sum(b)), 0n);
}

/** Nobody is elected: nobody is able, or the option that elects nobody stands above all who are. */
function changesFromNobody(contest: Ground): Condition {
  const { nobody } = contest.contest;
  const others = allOptions(contest).filter((option) => option !== nobody);
  if (nobody === undefined) return anyOf([nobodyVoted(contest), anyAble(contest, others)]);
  const fallen = not(able(nobody, contest));
  // Without a majority for the option that elects nobody there is a runoff or another ballot.
  const alone = contest.method === 'majority' ? always : anyAble(contest, others);
  return anyOf([
    nobodyVoted(contest),
    allOf([fallen, alone]),
    oneStrong(contest, others, (option) =>
      allOf([able(option, contest), level(option, nobody, contest)]),
    ),
  ]);
}

/** Seats stay empty: nobody else is able, or those able are below the option that elects nobody. */
function changesUnfilled(winners: readonly number[], contest: Ground): Condition {
  const { nobody } = contest.contest;
  const elected = new Set(winners);
  const others = allOptions(contest).filter((option) => option !== nobody && !elected.has(option));
  const dropped = oneWeak(contest, winners, (winner) => not(able(winner, contest)));
  const unvoted = nobodyVoted(contest);
  if (nobody === undefined) return anyOf([unvoted, dropped, anyAble(contest, others)]);
  return anyOf([
    unvoted,
    dropped,
    allOf([not(able(nobody, contest)), anyAble(contest, others)]),
    oneStrong(contest, others, (option) =>
      allOf([able(option, contest), level(option, nobody, contest)]),
    ),
    allOf([
      able(nobody, contest),
      oneWeak(contest, winners, (winner) => level(nobody, winner, contest)),
    ]),
  ]);
}

/** The options that have a place, and those that are level at the last place. */
interface Places {
  readonly first: readonly number[];
  readonly level: readonly number[];
}

/** What it takes to hold a place: votes alone, or the rule as well. */
interface Demand {
  readonly holds: (option: number, contest: Ground) => Condition;
  /** to take a place from one that has votes, as many are enough */
  readonly takes: (option: number, contest: Ground) => Condition;
}

const canHaveVotes: Demand = { holds: able, takes: met };
const needsNoRule: Demand = {
  holds: (option, { sum }) => reaches(sum(option), 1n),
  takes: () => always,
};

/** One that has a place drops out of it or is no longer level, or another reaches it. */
function changesPlaces(places: Places, contest: Ground, demand: Demand): Condition {
  const placed = new Set([...places.first, ...places.level]);
  const others = allOptions(contest).filter((option) => !placed.has(option));
  const tied = contest.shortlister.weakest(places.level);
  const watched = placesWatched(places, tied.options);
  const [any] = watched;
  const lowest = any === undefined ? places.first : [any];
  const uneven = watched.map((option, at) => {
    const next = watched[(at + 1) % watched.length] ?? option;
    return reaches(difference(contest.sum(option), contest.sum(next)), 1n);
  });
  return anyOf([
    nobodyVoted(contest),
    oneWeak(contest, [...placed], (option) => not(demand.holds(option, contest))),
    ...(watched.length > 1 ? uneven : []),
    ...(any === undefined
      ? []
      : [oneWeak(contest, places.first, (option) => level(any, option, contest))]),
    ...(tied.left === undefined ? [] : [unknown]),
    oneStrong(contest, others, (option) =>
      allOf([
        demand.takes(option, contest),
        oneWeak(contest, lowest, (lower) => level(option, lower, contest)),
      ]),
    ),
  ]);
}

/** Two at least of those that are level: one alone is never uneven. */
function placesWatched({ level: all }: Places, shortlisted: readonly number[]): readonly number[] {
  return [...new Set([...shortlisted, ...all.slice(0, 2)])];
}

/** Another ballot: nobody meets the rule, and fewer than two have votes where two would go to a runoff. */
function changesFromReballot(contest: Ground): Condition {
  const options = allOptions(contest);
  const someone = [nobodyVoted(contest), anyAble(contest, options)];
  if (contest.contest.otherwise === 'reballot') return anyOf(someone);
  const { options: strongest } = contest.shortlister.strongest(options);
  const voted = options.filter((option) => contest.amountOf(option, undefined) > 0n);
  const unvoted = options.find((option) => !voted.includes(option));
  const watched = new Set([...strongest, ...voted, ...(unvoted === undefined ? [] : [unvoted])]);
  const two = [...watched].map((option) => reaches(contest.sum(option), 1n));
  return anyOf([...someone, atLeast(2, two)]);
}
