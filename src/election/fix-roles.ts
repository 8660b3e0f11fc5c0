import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { misnamed } from '../base/suggest.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole, Role } from './column-role.ts';
import type { Definition } from './definition.ts';
import type { RuleOf } from './definition-rules.ts';
import type { Contest } from './election.ts';
import { findColumn } from './find-column.ts';
import { groupKeys } from './group-keys.ts';
import { quorumParts } from './resolve-deciding.ts';
import { type RuleDefinition, ruleText } from './rule-text.ts';
import { flaggedFor, type KnownMethods, type Settings } from './settings.ts';

/** Gives a column the role that was written down for it; a column has one. */
export function claim(
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

/** Keys whose flags may name a column of the roll. */
const flagsOfBoth = new Set(['group', 'weight', 'ignored']);

/** The roles that flags and definition give to columns. */
export function fixedRoles(
  columns: readonly ColumnFacts[],
  settings: Settings,
  problems: Diagnostic[],
): Map<number, ColumnRole> {
  const given: NonNullable<Definition['columns']> = settings.definition.columns ?? {};
  const fixed = new Map<number, ColumnRole>();
  const assign = (role: Role, references: readonly string[], key: string) => {
    const place = settings.place(['columns', key]);
    const flagged = place.path?.startsWith('--') === true && flagsOfBoth.has(key);
    const elsewhere = flagged ? settings.onRoll : [];
    for (const reference of references) {
      const found = findColumn(reference, columns, place, elsewhere);
      if ('problem' in found) problems.push(found.problem);
      else claim(fixed, columns[found.position], role, place, problems);
    }
  };
  const list = (value: string | readonly string[] | undefined) =>
    value === undefined ? [] : typeof value === 'string' ? [value] : value;
  assign('ignored', list(given.ignored), 'ignored');
  assign('private', list(given.private), 'private');
  assign(
    'group',
    groupKeys(given.group).map((key) => key.column),
    'group',
  );
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

/** Where the contests are named, a column that looks like one but is not named is ignored, and that is said. */
export function dropUndeclared(
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

/** Roles in which a contest whose method a flag names is certain, but where it is several lines that are its options. */
export function withMethodsSaid(
  roles: readonly ColumnRole[],
  contests: readonly Contest[],
  { methods }: Settings,
): readonly ColumnRole[] {
  const said = new Set(
    contests
      .filter(({ id, title }) => flaggedFor(methods, [id, title]) !== undefined)
      .filter(({ options }) => options.every((option) => !/[\n\r]/.test(option.title)))
      .map(({ column }) => column),
  );
  return roles.map((own, position) => (said.has(position) ? { ...own, certain: true } : own));
}

/** Every rule of a definition and its flags, with where it is written. */
function rulesOf(
  settings: Settings,
): readonly { readonly rule: RuleDefinition; readonly of: RuleOf; readonly place: Place }[] {
  const { definition } = settings;
  const own = (rule: RuleDefinition | undefined, of: RuleOf, place: Place) =>
    rule === undefined ? [] : [{ rule, of, place }];
  const quorum = (wanted: Definition['quorum'] | 'none', place: Place) => {
    const rule = wanted === undefined || wanted === 'none' ? undefined : quorumParts(wanted).rule;
    return typeof rule === 'number' ? [] : own(rule, 'quorum', place);
  };
  const bands = (given: Definition['bands'], place: Place) =>
    (given ?? []).flatMap(({ rule }) => own(rule, 'contest', place));
  return [
    ...[...settings.rules.values()].flatMap((rule) => own(rule, 'contest', { path: '--rule' })),
    ...own(
      settings.rules.has('') ? undefined : definition.rule,
      'contest',
      settings.place(['rule']),
    ),
    ...quorum(definition.quorum, settings.place(['quorum'])),
    ...bands(definition.bands, settings.place(['bands'])),
    ...(definition.contests ?? []).flatMap((contest, at) => [
      ...own(contest.rule, 'contest', settings.place(['contests', at, 'rule'])),
      ...quorum(contest.quorum, settings.place(['contests', at, 'quorum'])),
      ...bands(contest.bands, settings.place(['contests', at, 'bands'])),
    ]),
  ];
}

/** Gives the role of a group to the columns in whose groups a rule must hold. */
export function claimRuleGroups(
  columns: readonly ColumnFacts[],
  fixed: Map<number, ColumnRole>,
  settings: Settings,
  methods: KnownMethods,
  problems: Diagnostic[],
): void {
  const roll = settings.definition.roll;
  const ofRoll = typeof roll === 'object' ? groupKeys(roll.group).map((key) => key.column) : [];
  for (const { rule, of, place } of rulesOf(settings)) {
    for (const heading of methods.readRule(ruleText(rule), of)?.groups ?? []) {
      const named = columns.filter((facts) => facts.name === foldText(heading));
      const [facts] = named;
      if (facts && named.length === 1) claim(fixed, facts, 'group', place, problems);
      else if (!ofRoll.some((one) => foldText(one) === foldText(heading))) {
        const headings = columns.map((one) => one.heading);
        const where = misnamed(place, heading, [...headings, ...ofRoll]);
        problems.push(diagnose('rule.group-unknown', { heading }, [where]));
      }
    }
  }
}
