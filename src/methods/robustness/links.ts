import type { ConflictSet } from '../../election/election.ts';
import { conflictComponents } from '../../election/resolve-links.ts';
import type { Unit } from '../base.ts';
import type { Outcome } from '../method.ts';
import { conflictOrder, type Settleable, type Settled, settle } from '../settle.ts';
import {
  allOf,
  anyOf,
  atLeast,
  type Condition,
  isLevel,
  never,
  not,
  reaches,
  staysAt,
  unknown,
} from './condition.ts';
import type { Field } from './field.ts';
import { passes } from './passes.ts';
import { decides } from './rule-condition.ts';
import { difference, type Sum } from './sum.ts';

/** The contests of an election as they came out, and what connects them, with how ties between rivals are broken. */
export interface Linked {
  readonly contests: readonly Settleable[];
  readonly conflicts: readonly ConflictSet[];
  readonly unit: Unit;
  /** undefined for a contest that is withdrawn */
  readonly fieldOf: (at: number) => Field | undefined;
}

const first = 0;

/**
 * Between which of its own votes in favour a question that passes comes out otherwise among those with
 * which it conflicts, while these stay as they are. Its votes are compared with theirs and with nothing
 * else, so that one try on each level and between two of them tells all.
 */
export function otherLevels(
  at: number,
  field: Field,
  now: Outcome['kind'],
  linked: Linked,
): Condition {
  const component = conflictComponents(linked.contests.length, linked.conflicts);
  const levels = linked.contests.flatMap(({ decided }, other) =>
    other !== at && component[other] === component[at] && decided.result?.outcome.kind === 'passed'
      ? [decided.count.options[first]?.[linked.unit] ?? 0]
      : [],
  );
  const sorted = [...new Set(levels)].sort((a, b) => a - b);
  const own = field.sum(first);
  const differs = (votes: number) => settledWith(at, votes, linked) !== now;
  const on = sorted
    .filter(differs)
    .map((level) => allOf([reaches(own, BigInt(level)), staysAt(own, BigInt(level))]));
  const between = [undefined, ...sorted].map((below, i) => {
    const above = sorted[i];
    const from = below === undefined ? 0 : below + 1;
    if ((above !== undefined && from >= above) || !differs(from)) return never;
    return allOf([
      ...(below === undefined ? [] : [reaches(own, BigInt(from))]),
      ...(above === undefined ? [] : [staysAt(own, BigInt(above - 1))]),
    ]);
  });
  return anyOf([...on, ...between]);
}

function settledWith(at: number, votes: number, linked: Linked): Outcome['kind'] | undefined {
  const amount = { heads: votes, weight: votes };
  const contests = linked.contests.map((own, other): Settleable => {
    if (other !== at) return own;
    const count = { ...own.decided.count, options: [amount] };
    const result = { outcome: { kind: 'passed' as const }, exhibits: [] };
    return { ...own, decided: { ...own.decided, count, result } };
  });
  return settle(contests, linked.conflicts, linked.unit)[at]?.outcome.kind;
}

/** When a contest comes out otherwise than `now`, given when it does so by itself; all marks of all contests may change. */
export function changesAmong(
  at: number,
  now: Settled,
  alone: Condition,
  linked: Linked,
): Condition {
  const applies = appliesTo(at, linked);
  if (now.outcome.kind === 'not-applicable') return applies;
  return anyOf([not(applies), changesInConflict(at, now.outcome.kind, alone, linked)]);
}

function changesInConflict(
  at: number,
  now: Outcome['kind'],
  alone: Condition,
  linked: Linked,
): Condition {
  const rivals = rivalsOf(at, linked);
  const isQuestion = linked.contests[at]?.contest.reads === 'question';
  const settledAmong = now === 'passed' || now === 'overridden' || (isQuestion && now === 'tied');
  if (!settledAmong || rivals?.length === 0) return alone;
  if (rivals === undefined) return unknown;
  const above = rivals.map((rival) => standsAt(rival, leadOf(rival, at, linked), 1n, linked));
  const reached = rivals.map((rival) => standsAt(rival, leadOf(rival, at, linked), 0n, linked));
  switch (now) {
    case 'passed':
      return anyOf([alone, ...reached]);
    case 'overridden':
      return anyOf([alone, allOf(above.map(not))]);
    default:
      return anyOf([alone, ...above, allOf(reached.map(not))]);
  }
}

function leadOf(rival: number, at: number, { fieldOf }: Linked): Sum | undefined {
  const [one, other] = [fieldOf(rival), fieldOf(at)];
  return one && other && difference(one.sum(first), other.sum(first));
}

/** A conflicting question passes, with so many votes more. */
function standsAt(rival: number, lead: Sum | undefined, least: bigint, linked: Linked): Condition {
  return lead === undefined ? never : allOf([passesAlone(rival, linked), reaches(lead, least)]);
}

/** The other contests of its conflict set; undefined where its sets overlap with others. */
function rivalsOf(at: number, { contests, conflicts }: Linked): readonly number[] | undefined {
  const component = conflictComponents(contests.length, conflicts);
  const members = component.flatMap((own, other) => (own === component[at] ? [other] : []));
  const whole = (set: ConflictSet) => members.every((member) => set.contests.includes(member));
  if (members.length > 1 && !conflicts.some(whole)) return undefined;
  return members.filter((other) => other !== at);
}

/** When a contest applies, for all on which it hangs. */
function appliesTo(at: number, linked: Linked): Condition {
  const { condition } = linked.contests[at]?.contest ?? {};
  if (condition === undefined) return allOf([]);
  const { contest: needed, option } = condition;
  const field = linked.fieldOf(needed);
  if (field === undefined) return never;
  if (field.contest.reads !== 'question') return wins(option, field, linked);
  const passes = settledAs('passed', needed, linked);
  return option === 0 ? passes : allOf([not(passes), not(settledAs('tied', needed, linked))]);
}

/**
 * When a question passes, or is tied, among those with which it conflicts. Where votes are level, the one
 * that the set's policy puts first passes, and those that it puts in no order are tied.
 */
function settledAs(kind: 'passed' | 'tied', at: number, linked: Linked): Condition {
  const rivals = rivalsOf(at, linked);
  const order = conflictOrder(at, linked.contests, linked.conflicts);
  if (rivals === undefined || order === undefined) return unknown;
  const place = order.indexOf(at);
  if (kind === 'tied' && place >= 0) return never;
  const stands = (rival: number, least: bigint) =>
    standsAt(rival, leadOf(rival, at, linked), least, linked);
  const before = (rival: number) =>
    place < 0 ? kind === 'passed' || order.includes(rival) : order.slice(0, place).includes(rival);
  return allOf([
    passesAlone(at, linked),
    ...rivals.map((rival) => not(stands(rival, before(rival) ? 0n : 1n))),
    ...(kind === 'tied' ? [anyOf(rivals.map((rival) => stands(rival, 0n)))] : []),
  ]);
}

/** When a question applies and passes by itself. */
function passesAlone(at: number, linked: Linked): Condition {
  const field = linked.fieldOf(at);
  if (field?.rule === undefined) return never;
  return allOf([appliesTo(at, linked), field.quorum, passes(field)]);
}

/** Contests with more options than this are not written out. */
const mostOptions = 30;

/** When an option of a choice is elected for sure: fewer others than there are seats stand level or above. */
function wins(option: number, field: Field, linked: Linked): Condition {
  const { contest, rule, seats } = field;
  const { nobody } = contest;
  if (option === nobody) return never;
  if (contest.options.length > mostOptions || contest.reads === 'ranking') return unknown;
  const able = (one: number) =>
    allOf([
      reaches(field.sum(one), 1n),
      ...(rule ? [decides(rule, field.measure(one), field.sum('valid'))] : []),
    ]);
  const below = (other: number): Condition => {
    const lead = difference(field.sum(option), field.sum(other));
    // A tie that a policy would break may fall either way: that is not followed.
    const broken = contest.ties.kind === 'report' ? [] : [allOf([isLevel(lead), unknown])];
    return anyOf([reaches(lead, 1n), ...broken, ...(rule ? [not(able(other))] : [])]);
  };
  const others = [...contest.options.keys()].filter((other) => other !== option);
  return allOf([
    appliesTo(field.at, linked),
    field.quorum,
    able(option),
    ...(nobody === undefined ? [] : [below(nobody)]),
    atLeast(others.length + 1 - seats, others.map(below)),
  ]);
}
