import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import type { DiagnosticArgs } from '../base/diagnostic-codes.ts';
import type { ContestContext } from './contest-draft.ts';
import type {
  ContestDefinition,
  Definition,
  QuorumDefinition,
  TiesDefinition,
} from './definition.ts';
import type { RuleOf } from './definition-rules.ts';
import type { Band, Contest, Election, Option, Quorum, TiePolicy } from './election.ts';
import { nobodyAmong } from './nobody.ts';
import { findOption } from './resolve-selection.ts';
import { type RuleDefinition, ruleText } from './rule-text.ts';
import type { KnownMethods, RuleFacts, Settings } from './settings.ts';

/** The keys of a contest that say how it is decided. */
export type Deciding = Pick<
  Contest,
  'rule' | 'quorum' | 'present' | 'otherwise' | 'nobody' | 'ties' | 'bands'
>;

/** What a contest is before it is known how it is decided. */
export interface Undecided {
  readonly title: string;
  readonly method: string;
  readonly reads: Contest['reads'];
  readonly options: readonly Option[];
  /** the rule that was written for it, or for all */
  readonly rule: RuleDefinition | undefined;
  /** where a key of it is written */
  readonly place: (key: keyof ContestDefinition) => Place;
}

/** How a contest is decided: its own keys over those of the whole definition. */
export function resolveDeciding(
  own: ContestDefinition,
  contest: Undecided,
  { settings, methods }: ContestContext,
  problems: Diagnostic[],
): Deciding {
  const { definition } = settings;
  const present = own.present ?? definition.present;
  const known = knownBases(settings, present);
  const rule = factsOf(contest.rule, 'contest', methods);
  const place = contest.place('rule');
  if (rule)
    problems.push(
      ...ruleProblems(rule, { of: 'rule', title: contest.title }, known, settings, place),
    );
  if (rule && contest.reads !== 'question') problems.push(...limitsOn(contest.title, rule, place));
  const wanted = own.quorum ?? definition.quorum;
  const quorum = resolveQuorum(wanted === 'none' ? undefined : wanted, methods);
  const quorumPlace = contest.place('quorum');
  if (quorum) {
    const facts = quorum.counts === 'present' ? countingPresent(quorum.facts) : quorum.facts;
    const asked: Asked = { of: 'quorum', ...(own.quorum && { title: contest.title }) };
    const found = ruleProblems(facts, asked, known, settings, quorumPlace);
    // What is wrong with the quorum of all contests is said once.
    problems.push(
      ...found.filter((one) => own.quorum || !problems.some((other) => sameArgs(one, other))),
    );
    problems.push(...limitsOn(contest.title, facts, quorumPlace));
  }
  problems.push(...unfitKeys(own, contest));
  const ties = own.ties ?? definition.ties;
  if (ties === 'listed order' && own.options === undefined && contest.reads !== 'question')
    problems.push(diagnose('ties.no-list', { title: contest.title }, [contest.place('ties')]));
  const learnt = own.options === undefined && contest.reads !== 'question';
  const called = learnt ? nobodyAmong(contest.options) : undefined;
  const nobody =
    own.none === undefined
      ? called
      : findOption(String(own.none), contest, contest.place('none'), problems);
  return {
    ...(rule && { rule: rule.text }),
    ...(quorum && { quorum: { counts: quorum.counts, rule: quorum.facts.text } }),
    ...(present !== undefined && { present }),
    ...(own.else && { otherwise: own.else }),
    ...(nobody !== undefined && { nobody }),
    ties: resolveTies(ties, (name) => findOption(name, contest, contest.place('ties'), problems)),
    bands: checkedBands(own, contest, known, { settings, methods }, problems),
  };
}

/** A rule in canonical words, with what must be known for it; undefined where it is faulty, which is told elsewhere. */
export function factsOf(
  rule: RuleDefinition | undefined,
  of: RuleOf,
  methods: KnownMethods,
): RuleFacts | undefined {
  return rule === undefined ? undefined : methods.readRule(ruleText(rule), of);
}

/** The bases that are known only where they are said. */
export function knownBases(settings: Settings, present: number | undefined): ReadonlySet<string> {
  const eligible = settings.hasRoll || settings.definition.eligible !== undefined;
  return new Set([
    ...(eligible ? ['eligible', 'eligible-abstain'] : []),
    ...(present === undefined ? [] : ['present']),
  ]);
}

const mustBeSaid = ['eligible', 'eligible-abstain', 'present'];

/** What a rule is asked for: it decides a contest or a position, or is a quorum; without a title, that of all contests. */
type Asked = Pick<DiagnosticArgs['rule.base-unknown'], 'of' | 'title'>;

function sameArgs(one: Diagnostic, other: Diagnostic): boolean {
  return one.code === other.code && JSON.stringify(one.args) === JSON.stringify(other.args);
}

/** Bases that nobody has said, and groups that there are not. */
export function ruleProblems(
  facts: RuleFacts,
  asked: Asked,
  known: ReadonlySet<string>,
  settings: Settings,
  place: Place,
): Diagnostic[] {
  const unsaid = (bases: RuleFacts['bases'], said: (base: string) => boolean) =>
    bases.flatMap((base) =>
      typeof base === 'string' && mustBeSaid.includes(base) && !said(base) ? [base] : [],
    );
  const inGroups = (base: string) => base !== 'present' && known.has(base) && settings.hasRoll;
  const missing = new Set([
    ...unsaid(facts.bases, (base) => known.has(base)),
    ...unsaid(facts.basesInGroups, inGroups),
  ]);
  const { eligible } = settings.definition;
  const voters = typeof eligible === 'object' ? eligible.voters : eligible;
  const said = voters !== undefined && { eligible: voters };
  return [...missing].map((base) =>
    diagnose('rule.base-unknown', { ...asked, rule: facts.text, base, ...said }, [place]),
  );
}

/** Who were present counts as a base that must be said, of each group where the rule holds in groups. */
function countingPresent(facts: RuleFacts): RuleFacts {
  const inGroups = facts.groups.length > 0 ? [...facts.basesInGroups, 'present'] : [];
  return { ...facts, bases: [...facts.bases, 'present'], basesInGroups: inGroups };
}

function resolveQuorum(
  wanted: QuorumDefinition | undefined,
  methods: KnownMethods,
): { readonly counts: Quorum['counts']; readonly facts: RuleFacts } | undefined {
  if (wanted === undefined) return undefined;
  const { counts, rule } = quorumParts(wanted);
  const facts = factsOf(rule, 'quorum', methods);
  return facts && { counts, facts };
}

/** What a quorum counts, and the rule or the number it must meet. */
export function quorumParts(wanted: QuorumDefinition): {
  readonly counts: Quorum['counts'];
  readonly rule: RuleDefinition;
} {
  if (typeof wanted === 'object' && ('count' in wanted || 'rule' in wanted))
    return { counts: wanted.count ?? 'ballots', rule: wanted.rule ?? 'majority' };
  if (typeof wanted === 'object' && !('all' in wanted) && !('any' in wanted) && !('each' in wanted))
    return { counts: 'ballots', rule: 'majority' };
  return { counts: 'ballots', rule: wanted };
}

/** How ties are broken, with the names of a decision found. */
export function resolveTies(
  given: TiesDefinition | undefined,
  find: (name: string) => number | undefined,
): TiePolicy {
  if (given === undefined || given === 'report') return { kind: 'report' };
  if (given === 'listed order') return { kind: 'listed-order' };
  if ('lot' in given) return { kind: 'lot', seed: String(given.lot) };
  return {
    kind: 'decided',
    chosen: [...new Set([given.decided].flat().flatMap((name) => find(String(name)) ?? []))],
    ...(given.by !== undefined && { by: given.by }),
    ...(given.reason !== undefined && { reason: given.reason }),
  };
}

/** What holds for all contests, where they say nothing else. */
export function generalDeciding(
  { definition }: Settings,
  methods: KnownMethods,
): Pick<Election, 'rule' | 'quorum' | 'bands'> {
  const rule = factsOf(definition.rule, 'contest', methods);
  const quorum = resolveQuorum(definition.quorum, methods);
  return {
    ...(rule && { rule: rule.text }),
    ...(quorum && { quorum: { counts: quorum.counts, rule: quorum.facts.text } }),
    bands: resolveBands(definition.bands, methods),
  };
}

/** Nobody votes against an option, or a quorum. */
function limitsOn(title: string, { limits }: RuleFacts, place: Place): readonly Diagnostic[] {
  return limits.map((limit) => diagnose('rule.veto', { title, limit }, [place]));
}

function checkedBands(
  own: ContestDefinition,
  { title, reads, place }: Undecided,
  known: ReadonlySet<string>,
  { settings, methods }: Pick<ContestContext, 'settings' | 'methods'>,
  problems: Diagnostic[],
): readonly Band[] {
  // Points are no share of the votes: the bands of all contests are for the others.
  const given = own.bands ?? (reads === 'scores' ? undefined : settings.definition.bands);
  for (const { rule } of given ?? []) {
    const facts = factsOf(rule, 'contest', methods);
    if (facts && reads !== 'question') problems.push(...limitsOn(title, facts, place('bands')));
    if (facts)
      problems.push(...ruleProblems(facts, { of: 'rule', title }, known, settings, place('bands')));
  }
  return resolveBands(given, methods);
}

function resolveBands(given: Definition['bands'], methods: KnownMethods): readonly Band[] {
  return (given ?? []).flatMap(({ title, rule }): Band[] => {
    const facts = factsOf(rule, 'contest', methods);
    return facts ? [{ title, rule: facts.text }] : [];
  });
}

/** Keys that have no meaning for the method of a contest. */
function unfitKeys(own: ContestDefinition, { method, reads, place }: Undecided): Diagnostic[] {
  const keys = [
    ...(own.else !== undefined && method !== 'majority' ? ['else' as const] : []),
    ...(own.scores !== undefined && reads !== 'scores' ? ['scores' as const] : []),
    ...(own.none !== undefined && reads === 'question' ? ['none' as const] : []),
  ];
  return keys.map((key) => diagnose('contest.key-unfit', { key, method }, [place(key)]));
}
