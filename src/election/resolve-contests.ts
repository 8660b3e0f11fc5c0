import { contestId, optionId } from '../base/brand.ts';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ContestDefinition, OptionDefinition } from './definition.ts';
import type { Contest, Option } from './election.ts';
import { findColumn } from './find-column.ts';
import { inferKind, type KindReading } from './infer-kind.ts';
import type { ColumnRole } from './infer-roles.ts';
import { learnOptions } from './learn-options.ts';
import type { MarkKind } from './mark.ts';
import type { KnownMethods, Settings } from './settings.ts';
import { slug, uniqueIds } from './slug.ts';
import { type Vocabularies, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface ContestContext {
  readonly columns: readonly ColumnFacts[];
  readonly separators: readonly string[];
  readonly words: Vocabularies;
  readonly methods: KnownMethods;
  readonly settings: Settings;
}

/** What a contest is before its ids are settled: a definition, and the column and kind that go with it. */
interface Draft {
  readonly own: ContestDefinition;
  readonly at: number;
  readonly facts?: ColumnFacts;
  readonly kind?: KindReading;
}

/** The column of each declared contest, by its place in the definition; problems with naming it are reported once, here. */
export function declaredColumns(
  declared: readonly ContestDefinition[],
  columns: readonly ColumnFacts[],
  settings: Settings,
  problems: Diagnostic[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  declared.forEach((own, at) => {
    if (own.column === undefined) {
      const names = [own.id, own.title].map((text) => foldText(text ?? ''));
      const meant = columns.filter((facts) => names.includes(facts.name) && facts.name !== '');
      if (meant[0] !== undefined && meant.length === 1) found.set(at, meant[0].position);
      else if (own.status !== 'withdrawn') {
        problems.push(
          diagnose('contest.no-column', { title: own.title ?? own.id ?? '' }, [
            settings.place(['contests', at]),
          ]),
        );
      }
      return;
    }
    const place = settings.place(['contests', at, 'column']);
    const result = findColumn(own.column, columns, place);
    if ('problem' in result) problems.push(result.problem);
    else if ([...found.values()].includes(result.position)) {
      problems.push(diagnose('contest.column-twice', { heading: own.column }, [place]));
    } else found.set(at, result.position);
  });
  return found;
}

/** The contests that a definition declares. */
export function resolveDeclared(
  declared: readonly ContestDefinition[],
  columnOf: ReadonlyMap<number, number>,
  context: ContestContext,
  problems: Diagnostic[],
): Contest[] {
  const drafts = declared.map((own, at): Draft => {
    const facts = context.columns[columnOf.get(at) ?? -1];
    return {
      own,
      at,
      ...(facts && { facts, kind: inferKind(facts, context.separators, context.words) }),
    };
  });
  return resolveDrafts(drafts, context, problems);
}

/** The contests that were found in the columns themselves. */
export function resolveInferred(
  roles: readonly ColumnRole[],
  context: ContestContext,
  problems: Diagnostic[],
): Contest[] {
  const drafts = context.columns.flatMap((facts, at): Draft[] => {
    const role = roles[facts.position];
    if (role?.role !== 'contest') return [];
    const kind = role.kind ?? inferKind(facts, context.separators, context.words);
    return [{ own: {}, at, facts, kind }];
  });
  return resolveDrafts(drafts, context, problems);
}

function resolveDrafts(
  drafts: readonly Draft[],
  context: ContestContext,
  problems: Diagnostic[],
): Contest[] {
  const unique = uniqueIds();
  const seen = new Set<string>();
  for (const { own, at } of drafts) {
    if (own.id === undefined) continue;
    if (seen.has(own.id)) {
      const place = context.settings.place(['contests', at, 'id']);
      problems.push(diagnose('id.twice', { id: own.id }, [{ ...place, cell: own.id }]));
    }
    seen.add(own.id);
    unique(own.id);
  }
  return drafts.flatMap((draft) => {
    const contest = resolveOne(draft, unique, context, problems);
    return contest ? [contest] : [];
  });
}

function resolveOne(
  draft: Draft,
  unique: (wanted: string) => string,
  context: ContestContext,
  problems: Diagnostic[],
): Contest | undefined {
  const { own, facts, kind } = draft;
  const { methods, settings } = context;
  const title = own.title ?? (facts?.heading || own.id || `Column ${(facts?.position ?? 0) + 1}`);
  const wanted = settings.method ?? own.method;
  const withdrawn = own.status === 'withdrawn';
  const problem = withdrawn ? undefined : unreadable(kind, wanted, title, facts);
  if (problem) {
    problems.push(problem);
    return undefined;
  }
  const method = wanted ?? methods.defaultFor[kindOf(kind, own)];
  const reads = methods.reads.get(method) ?? 'question';
  const options = optionsFor(reads, draft, context, problems);
  const seats = reads === 'question' ? 1 : (settings.seats ?? own.seats ?? 1);
  const separator = own.separator ?? separatorOf(kind, reads, context.separators);
  const rule =
    settings.rule ?? own.rule ?? (takesDefaultRule(method) ? settings.definition.rule : undefined);
  const inferredWords: Vocabulary = kind?.kind === 'question' ? kind.words : new Map();
  const words: Vocabulary = own.vocabulary ? vocabularyOf(own.vocabulary) : inferredWords;
  const contest: Contest = {
    id: contestId(own.id ?? unique(slug(title, `contest-${draft.at + 1}`))),
    title,
    ...(facts && { column: facts.position }),
    method,
    reads,
    options,
    seats,
    min: own.min ?? (reads === 'approval' ? 1 : 0),
    ...(own.max !== undefined && { max: own.max }),
    ...(rule !== undefined && { rule }),
    ...(separator !== undefined && { separator }),
    ...(words.size > 0 && { words }),
    status: own.status ?? 'active',
  };
  problems.push(...checkMarks(contest, own, draft, settings));
  return contest;
}

/** The rule for all contests is for those that a majority decides; most votes need none. */
function takesDefaultRule(method: string): boolean {
  return method === 'question' || method === 'majority';
}

/** A column that cannot be read as marks until something is said. */
function unreadable(
  kind: KindReading | undefined,
  method: string | undefined,
  title: string,
  facts: ColumnFacts | undefined,
): Diagnostic | undefined {
  const place = { ...(facts && { column: facts.heading }) };
  if (kind?.kind === 'ranking' && method === undefined) {
    return diagnose('contest.ranking', { title }, [place]);
  }
  if (kind?.kind === 'zero-one' && (method === undefined || method === 'question')) {
    return diagnose('contest.zero-one', { title }, [place]);
  }
  return undefined;
}

function kindOf(kind: KindReading | undefined, own: ContestDefinition): MarkKind {
  if (own.separator !== undefined || (own.max ?? 1) > 1) return 'approval';
  if (kind?.kind === 'approval') return 'approval';
  if (own.options !== undefined || (own.seats ?? 1) > 1) return 'choice';
  return kind?.kind === 'choice' || kind?.kind === 'text' ? 'choice' : 'question';
}

function separatorOf(
  kind: KindReading | undefined,
  reads: MarkKind,
  separators: readonly string[],
): string | undefined {
  if (reads === 'question') return undefined;
  if (kind !== undefined && 'separator' in kind && kind.separator !== undefined)
    return kind.separator;
  return reads === 'approval' ? separators[0] : undefined;
}

function optionsFor(
  reads: MarkKind,
  draft: Draft,
  context: ContestContext,
  problems: Diagnostic[],
): readonly Option[] {
  if (reads === 'question') {
    return [
      { id: optionId('yes'), title: 'Yes', aliases: [] },
      { id: optionId('no'), title: 'No', aliases: [] },
    ];
  }
  const { own, facts, kind } = draft;
  if (own.options !== undefined)
    return declaredOptions(own.options, draft.at, context.settings, problems);
  const unique = uniqueIds();
  return learntTitles(reads, facts, kind, own, context).map((title, at) => ({
    id: optionId(unique(slug(title, `option-${at + 1}`))),
    title,
    aliases: [],
  }));
}

function learntTitles(
  reads: MarkKind,
  facts: ColumnFacts | undefined,
  kind: KindReading | undefined,
  own: ContestDefinition,
  context: ContestContext,
): readonly string[] {
  const marks = (facts?.values ?? []).filter((value) => !context.words.choice.has(value.folded));
  if (own.separator !== undefined) {
    const learnt = learnOptions(marks, [own.separator]);
    if (learnt) return learnt.options;
  } else if (kind && (kind.kind === 'approval' || (kind.kind === 'choice' && reads === 'choice'))) {
    return kind.options;
  } else if (kind?.kind === 'choice') {
    return learnOptions(marks, context.separators)?.options ?? kind.options;
  }
  return marks.map((value) => value.text);
}

function declaredOptions(
  given: readonly OptionDefinition[],
  contest: number,
  settings: Settings,
  problems: Diagnostic[],
): readonly Option[] {
  const unique = uniqueIds();
  const spellings = new Map<string, number>();
  const idsSeen = new Set<string>();
  return given.map((one, at): Option => {
    const title = typeof one === 'object' ? one.title : String(one);
    const aliases = typeof one === 'object' ? (one.aliases ?? []) : [];
    const wanted = typeof one === 'object' ? one.id : undefined;
    const place = settings.place(['contests', contest, 'options', at]);
    if (wanted !== undefined && idsSeen.has(wanted)) {
      problems.push(diagnose('id.twice', { id: wanted }, [{ ...place, cell: wanted }]));
    }
    if (wanted !== undefined) idsSeen.add(wanted);
    for (const spelling of new Set([title, ...aliases].map(foldText))) {
      if (spellings.has(spelling)) {
        problems.push(diagnose('option.twice', { spelling }, [{ ...place, cell: spelling }]));
      }
      spellings.set(spelling, at);
    }
    return { id: optionId(unique(wanted ?? slug(title, `option-${at + 1}`))), title, aliases };
  });
}

function checkMarks(
  contest: Contest,
  own: ContestDefinition,
  draft: Draft,
  settings: Settings,
): Diagnostic[] {
  const place = (key: string) => [settings.place(['contests', draft.at, key])];
  const found: Diagnostic[] = [];
  if (own.max !== undefined && contest.min > own.max) {
    found.push(diagnose('contest.min-over-max', { min: contest.min, max: own.max }, place('min')));
  }
  if (contest.seats > 1 && contest.method === 'majority') {
    found.push(
      diagnose(
        'contest.one-seat',
        { method: contest.method, seats: contest.seats },
        place('seats'),
      ),
    );
  }
  return found;
}
