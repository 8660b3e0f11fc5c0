import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { failure, hasErrors, type Result, success } from '../base/result.ts';
import type { Table } from '../csv/table.ts';
import { settleBinding } from './binding-column.ts';
import { type ColumnFacts, factsOf } from './column-facts.ts';
import type { KindReader, Role } from './column-role.ts';
import { declaredColumns } from './declared-columns.ts';
import type { Contest, Election } from './election.ts';
import { eligibleOf } from './eligible.ts';
import { findColumn } from './find-column.ts';
import {
  claim,
  claimRuleGroups,
  dropUndeclared,
  fixedRoles,
  withMethodsSaid,
} from './fix-roles.ts';
import { groupSeparators } from './group-keys.ts';
import { inferKind } from './infer-kind.ts';
import { inferRoles } from './infer-roles.ts';
import { keepOnly, rolesWithout, uncategorised } from './keep-contests.ts';
import { longForm } from './long-form.ts';
import { holdsCodes } from './machine-codes.ts';
import { smallestGroup } from './policies.ts';
import { poolGrids } from './pool-grids.ts';
import { redactedShape } from './redacted.ts';
import { resolveCategories } from './resolve-categories.ts';
import { resolveDeclared, resolveInferred } from './resolve-contests.ts';
import { generalDeciding } from './resolve-deciding.ts';
import { resolveLinks } from './resolve-links.ts';
import { tooManyOptions } from './resolve-options.ts';
import { resolveRulings } from './resolve-rulings.ts';
import { findContest } from './resolve-selection.ts';
import { resolveSpreads } from './resolve-spreads.ts';
import { resolveTiming, resolveWindow, resolveZone } from './resolve-timing.ts';
import { addWords, type KnownMethods, type Settings } from './settings.ts';
import { plainShape, shapes } from './shapes.ts';
import { slug } from './slug.ts';
import { vocabulariesOf, wordsOfSeveral } from './vocabulary.ts';

/** An election, and the columns it is counted from: those of the files, and those made of several. */
export interface Resolved {
  readonly election: Election;
  readonly table: Table;
}

/**
 * Settles what an election is: flags over definition over what the columns show. `leftOut` flags
 * the rows that are not looked at (see `markRows`). All problems come at once.
 */
export function resolveElection(
  given: Table,
  leftOut: Uint8Array,
  settings: Settings,
  methods: KnownMethods,
): Result<Resolved> {
  const { definition } = settings;
  const problems: Diagnostic[] = [];
  const own = factsOf(given.columns, leftOut);
  const shape = shapes.find((one) => one.recognises(own)) ?? plainShape;
  const said = definition.vocabulary ?? {};
  const added = shape.words ? addWords(shape.words, said) : said;
  const words = vocabulariesOf(added);
  problems.push(...ambiguousWords(settings));

  const fixed = fixedRoles(own, settings, problems);
  claimRuleGroups(own, fixed, settings, methods, problems);
  const spreads = resolveSpreads(
    { table: given, leftOut, columns: own },
    fixed,
    shape,
    words,
    settings,
    problems,
  );
  const { table, columns } = spreads;
  for (const { name, position } of shape.notes ? own : []) {
    const role = shape.notes?.(name);
    if (role && !fixed.has(position))
      fixed.set(position, { role, basis: 'heading', certain: true });
  }
  const declared = definition.contests;
  const columnOf = declared
    ? declaredColumns(declared, columns, spreads.madeOf, settings, problems)
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
  const only = onlyContests(columns, columnOf, settings, problems);
  for (const position of columnOf.size > 0 ? [] : (only ?? [])) {
    claim(fixed, columns[position], 'contest', { path: '--contest' }, problems);
  }
  const grids = shape.form ? poolGrids(columns) : new Map<number, ColumnFacts>();
  const readKind: KindReader = (facts, own) =>
    inferKind(grids.get(facts.position) ?? facts, shape, own);
  problems.push(...settleBinding(columns, fixed, readKind, words));
  const inferred = inferRoles(columns, fixed, readKind, words);
  if (!declared && definition.duplicates === undefined)
    problems.push(...longForm(table, columns, inferred));
  problems.push(...flagClashes(settings));
  const roles = declared || only ? dropUndeclared(inferred, fixed, columns, problems) : inferred;

  const context = {
    columns,
    separators: shape.separators,
    readKind,
    words,
    methods,
    settings,
    spreads: spreads.placed,
  };
  const drafted = declared
    ? resolveDeclared(declared, columnOf, context, problems)
    : resolveInferred(roles, context, problems);
  const all = drafted.map(({ contest }) => contest);
  // What is wrong with one that could not be read is told, and a flag may name it.
  const refused = columns
    .filter(({ position }) => roles[position]?.role === 'contest')
    .filter(({ position }) => all.every(({ column }) => column !== position))
    .map(({ heading }) => foldText(heading));
  problems.push(...all.flatMap(({ title, options }) => tooManyOptions(title, options.length)));
  problems.push(
    ...columns.filter(({ position }) => roles[position]?.role === 'group').flatMap(tooManyGroups),
  );
  const linked = resolveLinks(drafted, settings, problems);
  const categoriesOfAll = resolveCategories(
    definition.categories ?? [],
    linked.contests,
    context,
    problems,
  );
  const { contests, categories, conflicts } = keepOnly(
    { ...linked, categories: categoriesOfAll },
    only,
    problems,
  );
  if (contests.length === 0 && !hasErrors(problems)) {
    const codes = columns.find((facts) => holdsCodes(facts) === 'surely')?.heading;
    const args = { columns: columns.length, ...(codes !== undefined && { codes }) };
    problems.push(diagnose('contests.none', args));
  }
  problems.push(
    ...uncategorised(contests, categories),
    ...strayFlags(settings, all, new Set([...spreads.apart, ...refused])),
  );
  const general = generalDeciding(settings, methods);

  const at = (role: Role) => roles.findIndex((one) => one.role === role);
  const voter = at('voter');
  const weight = at('weight');
  if (voter < 0 && shape.id !== redactedShape) problems.push(...policyForNobody(settings));
  const weighing = definition.columns?.weight;
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
  const rulings = resolveRulings(table, voter, settings, problems);
  if (hasErrors(problems)) return failure(problems);
  const kept = only ? rolesWithout(roles, contests, table.width) : roles;
  const election: Election = {
    title: definition.title ?? '',
    ...(definition.subtitle !== undefined && { subtitle: definition.subtitle }),
    shape: shape.id,
    ...(definition.sheet !== undefined && { sheet: definition.sheet }),
    roles: withMethodsSaid(kept, contests, settings),
    contests,
    categories,
    ...(voter >= 0 && { voter }),
    groups: roles.flatMap((role, position) => (role.role === 'group' ? [position] : [])),
    groupSeparators: groupSeparators(settings, (reference) => {
      const found = findColumn(reference, columns, {});
      return 'position' in found ? (columns[found.position]?.heading ?? '') : reference;
    }),
    ...(weight >= 0 && { weight }),
    ...(typeof weighing === 'object' && weighing.point && { point: weighing.point }),
    ...(timing?.timing && { timing: timing.timing }),
    ...(timing?.problem && { timingProblem: timing.problem }),
    window,
    ...(zone && { zone }),
    duplicates: definition.duplicates ?? 'last',
    vocabulary: added,
    ...eligibleOf(definition.eligible),
    ...(definition.present !== undefined && { present: definition.present }),
    ...general,
    conflicts,
    rulings,
    smallest: definition.groups?.smallest ?? smallestGroup,
  };
  return success({ election, table }, problems);
}

/** So many groups are reported. */
const mostGroups = 250_000;

function tooManyGroups({ heading, distinct }: ColumnFacts): Diagnostic[] {
  const args = { heading, groups: distinct, limit: mostGroups };
  return distinct > mostGroups ? [diagnose('groups.too-many', args, [{ column: heading }])] : [];
}

/** Words that a definition or a flag gives several meanings. */
function ambiguousWords({ definition, place }: Settings): Diagnostic[] {
  const lists = [
    { words: definition.vocabulary, path: ['vocabulary'] },
    ...(definition.contests ?? []).map(({ vocabulary }, at) => ({
      words: vocabulary,
      path: ['contests', at, 'vocabulary'],
    })),
  ];
  return lists.flatMap(({ words, path }) =>
    wordsOfSeveral(words ?? {}).map((own) => diagnose('word.twice', own, [place(path)])),
  );
}

/** A flag for duplicates does nothing where nobody is named. A definition has a policy though none is needed. */
function policyForNobody({ definition, place }: Settings): Diagnostic[] {
  const { duplicates } = definition;
  const own = place(['duplicates']);
  if (duplicates === undefined || duplicates === 'keep' || own.path !== '--duplicates') return [];
  return [diagnose('duplicates.nobody', { policy: duplicates }, [own])];
}

/** Flags of contests there are none of, and seats where only questions are counted. */
function strayFlags(
  { methods, seats, max, rules }: Settings,
  contests: readonly Contest[],
  apart: ReadonlySet<string>,
): Diagnostic[] {
  const known = new Set([
    '',
    ...apart,
    ...contests.flatMap(({ id, title }) => [foldText(id), foldText(title)]),
  ]);
  const unknown = (path: string, names: Iterable<string>) => {
    const problems: Diagnostic[] = [];
    for (const name of names)
      if (!known.has(foldText(name))) findContest(name, contests, { path }, problems);
    return problems;
  };
  const questions = contests.every(({ reads }) => reads === 'question') ? contests : [];
  return [
    ...unknown('--method', methods.keys()),
    ...unknown('--seats', seats.keys()),
    ...unknown('--max', max.keys()),
    ...unknown('--rule', rules.keys()),
    ...(seats.has('') ? questions : []).map(({ title }) =>
      diagnose('contest.no-seats', { title }, [{ path: '--seats' }]),
    ),
  ];
}

/** Flags that contradict what else was said. */
function flagClashes(settings: Settings): Diagnostic[] {
  const both = settings.hasRoll && settings.definition.eligible !== undefined;
  return both ? [diagnose('eligible.twice', {}, [settings.place(['eligible'])])] : [];
}

/** The columns of the contests that `--contest` names, by their ids in a definition or by their headings. */
function onlyContests(
  columns: readonly ColumnFacts[],
  columnOf: ReadonlyMap<number, number>,
  { only, definition }: Settings,
  problems: Diagnostic[],
): readonly number[] | undefined {
  const ids = (definition.contests ?? []).map(
    ({ id, title }, at) => id ?? slug(title ?? columns[columnOf.get(at) ?? -1]?.heading ?? '', ''),
  );
  return only?.flatMap((reference) => {
    const declared = columnOf.get(ids.indexOf(reference));
    if (declared !== undefined) return [declared];
    const found = findColumn(reference, columns, { path: '--contest' });
    if ('position' in found) return [found.position];
    problems.push(found.problem);
    return [];
  });
}

function timingOf(table: Table, position: number, settings: Settings, zone: Election['zone']) {
  const column = table.columns[position];
  if (column === undefined) return undefined;
  const stamp = settings.definition.columns?.timestamp;
  const order = settings.stamps ?? (typeof stamp === 'object' ? stamp.order : undefined);
  return resolveTiming(position, column, order, zone, settings.place(['columns', 'timestamp']));
}
