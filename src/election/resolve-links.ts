import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Drafted } from './contest-draft.ts';
import type { Definition } from './definition.ts';
import type { Condition, ConflictSet, Contest } from './election.ts';
import { resolveTies } from './resolve-deciding.ts';
import { findContest, resolveSelection } from './resolve-selection.ts';
import type { Settings } from './settings.ts';

/** The contests with what each of them hangs on, and the sets of which only one can take effect. */
export interface Links {
  readonly contests: readonly Contest[];
  readonly conflicts: readonly ConflictSet[];
}

/** Finds the contests that conditions and conflict sets name. What hangs on itself is an error. */
export function resolveLinks(
  drafted: readonly Drafted[],
  settings: Settings,
  problems: Diagnostic[],
): Links {
  const contests = drafted.map(({ contest }) => contest);
  const placeOf = (at: number) => settings.place(['contests', at, 'if']);
  const conditions = drafted.map(({ own, at, contest }) => {
    if (own.if === undefined || contest.status === 'withdrawn') return undefined;
    const place = placeOf(at);
    const found = resolveSelection(own.if, contests, place, problems);
    const [first] = found;
    if (found.length > 1)
      problems.push(diagnose('contest.several-conditions', { title: contest.title }, [place]));
    return first;
  });
  const conflicts = (settings.definition.conflicts ?? []).map((own, at) =>
    resolveConflict(own, at, contests, settings, problems),
  );
  const inCircle = new Set(circular(conditions, conflicts));
  for (const { contest, at } of drafted.filter((_, index) => inCircle.has(index)))
    problems.push(diagnose('contest.circular', { title: contest.title }, [placeOf(at)]));
  return {
    contests: contests.map((contest, at) => {
      const condition = conditions[at];
      return condition === undefined ? contest : { ...contest, condition };
    }),
    conflicts,
  };
}

type ConflictDefinition = NonNullable<Definition['conflicts']>[number];

function resolveConflict(
  own: ConflictDefinition,
  at: number,
  contests: readonly Contest[],
  settings: Settings,
  problems: Diagnostic[],
): ConflictSet {
  const place = settings.place(['conflicts', at]);
  const listed = 'contests' in own ? own.contests : own;
  const ties = 'contests' in own ? own.ties : undefined;
  const find = (name: string) => findContest(name, contests, place, problems);
  const found = listed.map(find);
  const members = [...new Set(found.flatMap((member) => member ?? []))];
  for (const member of members) {
    const contest = contests[member];
    if (contest && contest.reads !== 'question')
      problems.push(diagnose('conflict.not-question', { title: contest.title }, [place]));
  }
  // What is not found is told already.
  if (members.length < 2 && !found.includes(undefined)) {
    const args = { key: 'conflicts', expected: 'two contests or more' };
    problems.push(diagnose('definition.value', args, [place]));
  }
  const findMember = (name: string) => {
    const chosen = find(name);
    if (chosen === undefined || members.includes(chosen)) return chosen;
    problems.push(diagnose('conflict.not-member', { name }, [{ ...place, cell: name }]));
    return undefined;
  };
  return {
    contests: members,
    ties: resolveTies(ties ?? settings.definition.ties, findMember),
  };
}

/** Contests that hang on themselves, through what they need and what they conflict with. */
function circular(
  conditions: readonly (Condition | undefined)[],
  conflicts: readonly ConflictSet[],
): number[] {
  const set = conflictComponents(conditions.length, conflicts);
  const needs = (component: number) =>
    conditions.flatMap((condition, at) =>
      condition !== undefined && set[at] === component ? [set[condition.contest] ?? -1] : [],
    );
  const reaches = (from: number, seen: Set<number>): boolean =>
    needs(from).some((next) => {
      if (next === (set[start] ?? -1)) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, seen);
    });
  let start = 0;
  return conditions.flatMap((condition, at) => {
    start = at;
    return condition !== undefined && reaches(set[at] ?? -1, new Set()) ? [at] : [];
  });
}

/** For each contest a number that those with which it conflicts, in however many steps, share. */
export function conflictComponents(
  contests: number,
  conflicts: readonly ConflictSet[],
): readonly number[] {
  const set = Array.from({ length: contests }, (_, at) => at);
  for (const { contests: members } of conflicts) {
    const joined = new Set(members.map((member) => set[member] ?? -1));
    const least = Math.min(...joined);
    set.forEach((own, at) => {
      if (joined.has(own)) set[at] = least;
    });
  }
  return set;
}
