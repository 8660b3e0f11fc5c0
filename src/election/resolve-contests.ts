import { contestId } from '../base/brand.ts';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { checkMarks } from './check-marks.ts';
import { checkTitle } from './check-title.ts';
import type { ColumnRole } from './column-role.ts';
import type { ContestContext, Draft, Drafted } from './contest-draft.ts';
import type { ContestDefinition } from './definition.ts';
import type { Contest } from './election.ts';
import type { KindReading } from './infer-kind.ts';
import type { MarkKind } from './mark.ts';
import { leastPublic } from './policies.ts';
import type { WordMeaning } from './question-words.ts';
import { namesSame, withRareAside } from './rare-options.ts';
import { resolveDeciding, type Undecided } from './resolve-deciding.ts';
import { learnApproval, optionsFor } from './resolve-options.ts';
import { rangeFor } from './resolve-scores.ts';
import { flaggedFor, type Settings, saidOf } from './settings.ts';
import { slug, uniqueIds } from './slug.ts';
import { addsScores, countsRanks, readsMeanings } from './spread.ts';
import { unreadable } from './unreadable.ts';
import {
  joinWords,
  noWords,
  type Vocabularies,
  type Vocabulary,
  vocabularyOf,
} from './vocabulary.ts';

/** The contests that a definition declares. */
export function resolveDeclared(
  declared: readonly ContestDefinition[],
  columnOf: ReadonlyMap<number, number>,
  context: ContestContext,
  problems: Diagnostic[],
): Drafted[] {
  const drafts = declared.map((own, at): Draft => {
    const facts = context.columns[columnOf.get(at) ?? -1];
    if (facts === undefined) return { own, at };
    const placed = context.spreads.get(facts.position);
    if (placed) return { own, at, facts, ...placed };
    return { own, at, facts, kind: context.readKind(facts, wordsWith(own, context)) };
  });
  return resolveDrafts(drafts, context, problems);
}

/** The words of a contest: those of all and its own. */
function wordsWith(own: ContestDefinition, { words }: ContestContext): Vocabularies {
  if (own.vocabulary === undefined) return words;
  const more = vocabularyOf(own.vocabulary);
  return {
    question: joinWords(words.question, more),
    choice: joinWords(words.choice, usableWords(more, 'choice')),
  };
}

/** The contests that were found in the columns themselves. */
export function resolveInferred(
  roles: readonly ColumnRole[],
  context: ContestContext,
  problems: Diagnostic[],
): Drafted[] {
  const drafts = context.columns.flatMap((facts, at): Draft[] => {
    const role = roles[facts.position];
    if (role?.role !== 'contest' || role.partOf !== undefined) return [];
    const placed = context.spreads.get(facts.position);
    if (placed) return [{ own: {}, at, facts, ...placed }];
    const kind = role.kind ?? context.readKind(facts, context.words);
    return [{ own: {}, at, facts, kind }];
  });
  const placeOf = ({ spread, at }: Draft) => spread?.columns[0] ?? at;
  return resolveDrafts(
    drafts.sort((a, b) => placeOf(a) - placeOf(b)),
    context,
    problems,
  );
}

function resolveDrafts(
  drafts: readonly Draft[],
  context: ContestContext,
  problems: Diagnostic[],
): Drafted[] {
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
    const { own, at } = draft;
    const contest = resolveOne(draft, unique, context, problems);
    return contest ? [{ own, at, contest }] : [];
  });
}

function resolveOne(
  draft: Draft,
  unique: (wanted: string) => string,
  context: ContestContext,
  problems: Diagnostic[],
): Contest | undefined {
  const { facts, kind, spread, at } = draft;
  const { methods, settings } = context;
  const title =
    draft.own.title ?? (facts?.heading || draft.own.id || `Column ${(facts?.position ?? 0) + 1}`);
  const id = draft.own.id ?? unique(slug(title, `contest-${at + 1}`));
  const names = [id, title];
  const wanted = flaggedFor(settings.methods, names) ?? draft.own.method;
  const own = withFlags(draft, wanted, names, settings);
  const flagged = { ...draft, own };
  const withdrawn = own.status === 'withdrawn';
  const problem = withdrawn ? undefined : unreadable(draft, wanted, { id, title }, context);
  if (problem) {
    problems.push(problem);
    return undefined;
  }
  const method = wanted ?? methods.defaultFor[kindOf(kind, own)];
  const reads = methods.reads.get(method) ?? 'question';
  const choices = choicesOf(id, reads, flagged, context, problems);
  const { options, writeIns, separator } = choices;
  const max = own.max ?? (reads === 'approval' ? settings.max.get('') : undefined);
  const saidSeats = flaggedFor(settings.seats, names) ?? own.seats;
  const words = wordsOf(flagged, reads, settings);
  const scores = rangeFor(flagged, { title, reads, withdrawn }, context, problems);
  const deciding = withdrawn
    ? { ties: { kind: 'report' as const }, bands: [] }
    : resolveDeciding(
        own,
        { title, method, reads, options, ...ruleFor(flagged, method, names, settings) },
        context,
        problems,
      );
  const contest: Contest = {
    id: contestId(id),
    title,
    ...(facts && { column: facts.position }),
    ...(spread && { spread }),
    method,
    reads,
    options,
    seats: reads === 'question' ? 1 : (saidSeats ?? 1),
    min: own.min ?? (reads === 'approval' ? 1 : 0),
    ...(max !== undefined && { max }),
    ...(scores && { scores }),
    ...deciding,
    ...(writeIns && { writeIns }),
    ...(separator !== undefined && { separator }),
    ...(words.size > 0 && { words }),
    status: own.status ?? 'active',
  };
  const said = {
    method: wanted !== undefined,
    rule: (saidOf(settings.rules, names) ?? own.rule) !== undefined,
    seats: saidSeats !== undefined,
  };
  problems.push(...checkMarks(contest, own, at, settings), ...checkTitle(contest, said, methods));
  return contest;
}

/** Among what a mark chooses, and what stands between marks in a cell. */
function choicesOf(
  id: string,
  reads: MarkKind,
  draft: Draft,
  context: ContestContext,
  problems: Diagnostic[],
): Pick<Contest, 'options' | 'writeIns' | 'separator'> {
  const learnt = optionsFor(reads, draft, context, problems);
  const separator = draft.own.separator ?? separatorOf(draft.kind, reads, draft, context);
  const listed =
    reads === 'question' ? undefined : withRareAside(id, draft, learnt, separator, context);
  const aside = listed && optionsFor(reads, { ...draft, own: listed }, context, problems);
  // A cell that marks too much must not become a write-in.
  const isSame = aside !== undefined && namesSame(aside, learnt);
  const { writeIns } = isSame && listed ? listed : draft.own;
  return {
    options: isSame ? aside : learnt,
    ...(writeIns && { writeIns: writeIns === true ? { listed: leastPublic } : writeIns }),
    ...(separator !== undefined && { separator }),
  };
}

/** The words that mean something in a contest and not in all. */
function wordsOf(draft: Draft, reads: MarkKind, { definition }: Settings): Vocabulary {
  const { own, kind } = draft;
  if (own.vocabulary)
    return new Map([...meantWords(draft), ...usableWords(vocabularyOf(own.vocabulary), reads)]);
  const isOfKind = kind && 'words' in kind && (kind.kind === 'question') === (reads === 'question');
  const added = vocabularyOf(definition.vocabulary ?? {});
  const inferred = [...(isOfKind ? kind.words : noWords)].filter(([word]) => !added.has(word));
  return new Map([...meantWords(draft), ...inferred]);
}

/** The rule that was written for a contest, or for all, and where each of its keys is written. */
function ruleFor(
  { own, at }: Draft,
  method: string,
  names: readonly string[],
  settings: Settings,
): Pick<Undecided, 'rule' | 'place'> {
  // A count of rankings has its own, and a sum of scores none: the rule for all contests is for the others.
  const said = countsRanks(method) || addsScores(method) ? saidOf : flaggedFor;
  const flagged = said(settings.rules, names);
  const general = takesDefaultRule(method) ? settings.definition.rule : undefined;
  return {
    rule: flagged ?? own.rule ?? general,
    place: (key) =>
      key === 'rule' && flagged !== undefined
        ? { path: '--rule' }
        : settings.place(own[key] === undefined ? [key] : ['contests', at, key]),
  };
}

/** The rule for all contests is for those that a majority decides; most votes need none. */
function takesDefaultRule(method: string): boolean {
  return method === 'question' || method === 'majority';
}

/**
 * A contest as it is declared, with the separator of its marks, that of ranks being the spread's own, and the
 * most marks. What is said of all contests makes no choice of a question.
 */
function withFlags(
  { own, kind, spread }: Draft,
  method: string | undefined,
  names: readonly string[],
  settings: Settings,
): ContestDefinition {
  const { separator, ...rest } = own;
  const asked = kind?.kind === 'question' && method === undefined;
  const flagged = asked
    ? saidOf(settings.separators, names)
    : flaggedFor(settings.separators, names);
  const cut = flagged ?? separator;
  const max = saidOf(settings.max, names);
  return {
    ...rest,
    ...(!spread && cut !== undefined && { separator: cut }),
    ...(max !== undefined && { max }),
  };
}

function kindOf(kind: KindReading | undefined, own: ContestDefinition): MarkKind {
  const several = own.separator !== undefined || (own.max ?? 1) > 1;
  if (several || kind?.kind === 'approval') return 'approval';
  if (own.options !== undefined || kind?.kind === 'choice' || kind?.kind === 'text')
    return 'choice';
  return (own.seats ?? 1) > 1 && kind?.kind !== 'question' ? 'choice' : 'question';
}

function separatorOf(
  kind: KindReading | undefined,
  reads: MarkKind,
  draft: Draft,
  context: ContestContext,
): string | undefined {
  if (reads === 'question') return undefined;
  if (kind && 'separator' in kind && kind.separator !== undefined) return kind.separator;
  if (reads === 'choice') return undefined;
  return learnApproval(draft.facts, draft.own, context)?.separator ?? context.separators[0];
}

/** What stands among the options and is none: its title is a word, where a spread has not read its box. */
function meantWords({ own, spread }: Draft): [string, WordMeaning][] {
  if (spread?.means !== undefined && readsMeanings(spread.layout)) return [];
  return (own.options ?? []).flatMap((option): [string, WordMeaning][] =>
    typeof option === 'object' && option.means !== undefined
      ? [[foldText(option.title), option.means]]
      : [],
  );
}

/** In a choice no word means yes or no. */
function usableWords(words: Vocabulary, reads: MarkKind): Vocabulary {
  if (reads === 'question') return words;
  return new Map([...words].filter(([, meaning]) => meaning !== 'yes' && meaning !== 'no'));
}
