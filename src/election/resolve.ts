import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { failure, hasErrors, type Result, success } from '../base/result.ts';
import type { Table } from '../csv/table.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import type { Definition } from './definition.ts';
import type { Contest, Election } from './election.ts';
import { findColumn } from './find-column.ts';
import { type ColumnRole, inferRoles, type Role } from './infer-roles.ts';
import { smallestGroup } from './policies.ts';
import { resolveCategories } from './resolve-categories.ts';
import { declaredColumns, resolveDeclared, resolveInferred } from './resolve-contests.ts';
import { resolveTiming, resolveWindow, resolveZone } from './resolve-timing.ts';
import type { KnownMethods, Settings } from './settings.ts';
import { shapes } from './shapes.ts';
import { vocabulariesOf } from './vocabulary.ts';

/**
 * Settles what an election is: flags over definition over what the columns show. `usable` is 1 for
 * the rows that may be looked at (neither malformed nor totals). All problems come at once.
 */
export function resolveElection(
  table: Table,
  usable: Uint8Array,
  settings: Settings,
  methods: KnownMethods,
): Result<Election> {
  const { definition } = settings;
  const problems: Diagnostic[] = [];
  const columns = table.columns.map((column, at) => columnFacts(column, at, usable));
  const shape = shapes.find((one) => one.recognises(columns));
  const separators = shape?.separators ?? [];
  const added = definition.vocabulary ?? {};
  const words = vocabulariesOf(added);

  const fixed = fixedRoles(columns, settings, problems);
  const declared = definition.contests;
  const columnOf = declared
    ? declaredColumns(declared, columns, settings, problems)
    : new Map<number, number>();
  for (const [at, position] of columnOf) {
    claim(
      fixed,
      columns[position],
      'contest',
      settings.place(['contests', at, 'column']),
      problems,
    );
  }
  const only = onlyContests(columns, settings, problems);
  for (const position of columnOf.size > 0 ? [] : (only ?? [])) {
    claim(fixed, columns[position], 'contest', { path: '--contest' }, problems);
  }
  const inferred = inferRoles(columns, fixed, separators, words);
  problems.push(...flagClashes(settings));
  const roles = declared || only ? dropUndeclared(inferred, fixed, columns, problems) : inferred;

  const context = { columns, separators, words, methods, settings };
  const all = declared
    ? resolveDeclared(declared, columnOf, context, problems)
    : resolveInferred(roles, context, problems);
  const everything = resolveCategories(definition.categories ?? [], all, settings, problems);
  const { contests, categories } = keepOnly(all, everything, only);
  if (contests.length === 0 && !hasErrors(problems)) {
    problems.push(diagnose('contests.none', { columns: columns.length }));
  }
  problems.push(...uncategorised(contests, categories));

  const at = (role: Role) => roles.findIndex((one) => one.role === role);
  const voter = at('voter');
  const weight = at('weight');
  const given = definition.columns;
  const zone = resolveZone(settings, problems);
  const zoneGiven = definition.zone === undefined || zone !== undefined;
  const window = zoneGiven ? resolveWindow(settings, zone, problems) : {};
  const timing = timingOf(table, at('timestamp'), settings, zone);
  const windowed = window.opens !== undefined || window.closes !== undefined;
  if (timing?.problem && windowed && table.rows > 0) problems.push(timing.problem);
  if (windowed && at('timestamp') < 0) {
    problems.push(
      diagnose('window.no-stamps', {}, [settings.place([window.closes ? 'closes' : 'opens'])]),
    );
  }
  if (hasErrors(problems)) return failure(problems);
  const election: Election = {
    title: definition.title ?? '',
    ...(definition.subtitle !== undefined && { subtitle: definition.subtitle }),
    shape: shape?.id ?? 'plain',
    roles,
    contests,
    categories,
    ...(voter >= 0 && { voter }),
    groups: roles.flatMap((role, position) => (role.role === 'group' ? [position] : [])),
    ...(weight >= 0 && { weight }),
    ...(typeof given?.weight === 'object' && given.weight.point && { point: given.weight.point }),
    ...(timing?.timing && { timing: timing.timing }),
    ...(timing?.problem && { timingProblem: timing.problem }),
    window,
    ...(zone && { zone }),
    duplicates: definition.duplicates ?? 'last',
    vocabulary: added,
    ...(definition.rule !== undefined && { rule: definition.rule }),
    ...(definition.eligible !== undefined && { eligible: definition.eligible }),
    smallest: definition.groups?.smallest ?? smallestGroup,
  };
  return success(election, problems);
}

/** Flags that contradict what else was said. */
function flagClashes(settings: Settings): Diagnostic[] {
  const both = settings.hasRoll && settings.definition.eligible !== undefined;
  return both ? [diagnose('eligible.twice', {}, [settings.place(['eligible'])])] : [];
}

/** Gives a column the role that was written down for it; a column has one. */
function claim(
  fixed: Map<number, ColumnRole>,
  facts: ColumnFacts | undefined,
  role: Role,
  place: Place,
  problems: Diagnostic[],
): void {
  if (facts === undefined) return;
  const first = fixed.get(facts.position)?.role;
  if (first === undefined) {
    const basis = place.path?.startsWith('--') ? 'flag' : 'definition';
    fixed.set(facts.position, { role, basis, certain: true });
  } else if (first !== role) {
    problems.push(
      diagnose('column.two-roles', { heading: facts.heading, first, second: role }, [place]),
    );
  }
}

/** The roles that flags and definition give to columns. */
function fixedRoles(
  columns: readonly ColumnFacts[],
  settings: Settings,
  problems: Diagnostic[],
): Map<number, ColumnRole> {
  const given: NonNullable<Definition['columns']> = settings.definition.columns ?? {};
  const fixed = new Map<number, ColumnRole>();
  const assign = (role: Role, references: readonly string[], key: string) => {
    for (const reference of references) {
      const found = findColumn(reference, columns, settings.place(['columns', key]));
      if ('problem' in found) problems.push(found.problem);
      else claim(fixed, columns[found.position], role, settings.place(['columns', key]), problems);
    }
  };
  const list = (value: string | readonly string[] | undefined) =>
    value === undefined ? [] : typeof value === 'string' ? [value] : value;
  assign('ignored', list(given.ignored), 'ignored');
  assign('private', list(given.private), 'private');
  assign('group', list(given.group), 'group');
  assign(
    'weight',
    list(typeof given.weight === 'object' ? given.weight.column : given.weight),
    'weight',
  );
  assign('voter', list(given.voter), 'voter');
  const stamp = given.timestamp;
  assign('timestamp', list(typeof stamp === 'object' ? stamp.column : stamp), 'timestamp');
  return fixed;
}

function onlyContests(
  columns: readonly ColumnFacts[],
  settings: Settings,
  problems: Diagnostic[],
): readonly number[] | undefined {
  if (settings.only === undefined) return undefined;
  const ids = new Map(
    (settings.definition.contests ?? []).flatMap((own) =>
      own.id && own.column ? [[own.id, own.column]] : [],
    ),
  );
  return settings.only.flatMap((reference) => {
    const found = findColumn(ids.get(reference) ?? reference, columns, { path: '--contest' });
    if ('position' in found) return [found.position];
    problems.push(found.problem);
    return [];
  });
}

/** The contests that were asked for, with the categories that hold any of them. */
function keepOnly(
  contests: readonly Contest[],
  categories: Election['categories'],
  only: readonly number[] | undefined,
): Pick<Election, 'contests' | 'categories'> {
  if (only === undefined) return { contests, categories };
  const kept = contests.filter(
    (contest) => contest.column !== undefined && only.includes(contest.column),
  );
  const moved = new Map(contests.map((contest, at) => [at, kept.indexOf(contest)]));
  const here = (at: number) => moved.get(at) ?? -1;
  const smaller = categories.map((category) => ({
    ...category,
    contests: category.contests.map(here).filter((at) => at >= 0),
    positions: category.positions.flatMap((position) => {
      const selections = position.selections
        .map((selection) => ({ ...selection, contest: here(selection.contest) }))
        .filter((selection) => selection.contest >= 0);
      return selections.length > 0 ? [{ ...position, selections }] : [];
    }),
  }));
  return { contests: kept, categories: smaller.filter((category) => category.contests.length > 0) };
}

/** Where the contests are named, a column that looks like one but is not named is ignored, and that is said. */
function dropUndeclared(
  roles: readonly ColumnRole[],
  fixed: ReadonlyMap<number, ColumnRole>,
  columns: readonly ColumnFacts[],
  problems: Diagnostic[],
): readonly ColumnRole[] {
  const dropped = columns.filter(
    (facts) => roles[facts.position]?.role === 'contest' && !fixed.has(facts.position),
  );
  if (dropped.length > 0) {
    const places = dropped.map((facts) => ({ column: facts.heading || `#${facts.position + 1}` }));
    problems.push(diagnose('columns.not-counted', { columns: dropped.length }, places));
  }
  return roles.map((role, position) =>
    role.role === 'contest' && !fixed.has(position)
      ? { role: 'ignored', basis: 'definition', certain: true }
      : role,
  );
}

function uncategorised(
  contests: readonly Contest[],
  categories: Election['categories'],
): Diagnostic[] {
  if (categories.length === 0) return [];
  const placed = new Set(categories.flatMap((category) => category.contests));
  const outside = contests.filter((contest, at) => contest.status === 'active' && !placed.has(at));
  if (outside.length === 0) return [];
  const places = outside.map((contest) => ({ column: contest.title }));
  return [diagnose('contests.uncategorised', { contests: outside.length }, places)];
}

function timingOf(table: Table, position: number, settings: Settings, zone: Election['zone']) {
  const column = table.columns[position];
  if (column === undefined) return undefined;
  const stamp = settings.definition.columns?.timestamp;
  const order = settings.stamps ?? (typeof stamp === 'object' ? stamp.order : undefined);
  return resolveTiming(position, column, order, zone, settings.place(['columns', 'timestamp']));
}
