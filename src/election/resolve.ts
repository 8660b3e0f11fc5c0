import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { failure, hasErrors, type Result, success } from '../base/result.ts';
import type { Table } from '../csv/table.ts';
import { settleBinding } from './binding-column.ts';
import { type ColumnFacts, factsOf } from './column-facts.ts';
import type { ColumnRole, KindReader, Role } from './column-role.ts';
import type { ContestContext, Drafted } from './contest-draft.ts';
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
import { resolveTimes } from './resolve-timing.ts';
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
    { shape, words, settings },
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
    const place = settings.place(['contests', at, 'column']);
    claim(fixed, columns[position], 'contest', place, problems);
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
  const voted = resolveVoted(drafted, { roles, only, apart: spreads.apart }, context, problems);
  const at = (role: Role) => roles.findIndex((one) => one.role === role);
  const voter = at('voter');
  const weight = at('weight');
  if (voter < 0 && shape.id !== redactedShape) problems.push(...policyForNobody(settings));
  const weighing = definition.columns?.weight;
  const stamps = at('timestamp');
  const times = resolveTimes(stamps, table.columns[stamps], settings, problems);
  const rulings = resolveRulings(table, voter, settings, problems);
  if (hasErrors(problems)) return failure(problems);
  const kept = only ? rolesWithout(roles, voted.contests, table.width) : roles;
  const election: Election = {
    title: definition.title ?? '',
    ...(definition.subtitle !== undefined && { subtitle: definition.subtitle }),
    shape: shape.id,
    delimiterSaid: definition.delimiter !== undefined,
    ...(definition.sheet !== undefined && { sheet: definition.sheet }),
    roles: withMethodsSaid(kept, voted.contests, settings),
    ...voted,
    ...(voter >= 0 && { voter }),
    groups: roles.flatMap((role, position) => (role.role === 'group' ? [position] : [])),
    groupSeparators: groupSeparators(settings, (reference) => {
      const found = findColumn(reference, columns, {});
      return 'position' in found ? (columns[found.position]?.heading ?? '') : reference;
    }),
    ...(weight >= 0 && { weight }),
    ...(typeof weighing === 'object' && weighing.point && { point: weighing.point }),
    ...times,
    duplicates: definition.duplicates ?? 'last',
    vocabulary: added,
    ...eligibleOf(definition.eligible),
    ...(definition.present !== undefined && { present: definition.present }),
    ...generalDeciding(settings, methods),
    rulings,
    smallest: definition.groups?.smallest ?? smallestGroup,
  };
  return success({ election, table }, problems);
}

/** The roles of the columns, the contests that flags name, and what a flag took apart. */
interface Asked {
  readonly roles: readonly ColumnRole[];
  readonly only: readonly number[] | undefined;
  readonly apart: ReadonlySet<string>;
}

/** What is voted on: the contests that are asked for, with what links them. */
function resolveVoted(
  drafted: readonly Drafted[],
  { roles, only, apart }: Asked,
  context: ContestContext,
  problems: Diagnostic[],
): Pick<Election, 'contests' | 'categories' | 'conflicts'> {
  const { columns, settings } = context;
  const all = drafted.map(({ contest }) => contest);
  const within = (role: Role) => columns.filter(({ position }) => roles[position]?.role === role);
  // What is wrong with one that could not be read is told, and a flag may name it.
  const refused = within('contest')
    .filter(({ position }) => all.every(({ column }) => column !== position))
    .map(({ heading }) => foldText(heading));
  problems.push(...all.flatMap(({ title, options }) => tooManyOptions(title, options.length)));
  problems.push(...within('group').flatMap(tooManyGroups));
  const linked = resolveLinks(drafted, settings, problems);
  const declared = settings.definition.categories ?? [];
  const categories = resolveCategories(declared, linked.contests, context, problems);
  const kept = keepOnly({ ...linked, categories }, only, problems);
  if (kept.contests.length === 0 && !hasErrors(problems)) {
    const codes = columns.find((facts) => holdsCodes(facts) === 'surely')?.heading;
    const args = { columns: columns.length, ...(codes !== undefined && { codes }) };
    problems.push(diagnose('contests.none', args));
  }
  problems.push(
    ...uncategorised(kept.contests, kept.categories),
    ...strayFlags(settings, all, new Set([...apart, ...refused])),
  );
  return kept;
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
  { methods, seats, max, rules, separators }: Settings,
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
    ...unknown('--separator', separators.keys()),
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
