import { parseFraction } from '../base/fraction.ts';
import type { Base } from './base.ts';
import type { GroupShare, Rule } from './rule.ts';
import {
  type Cursor,
  Fault,
  faultAt,
  peek,
  peekRun,
  type RuleFault,
  runFrom,
  take,
  takeRun,
} from './rule-cursor.ts';
import { type Bound, canDecide, namedBounds, shareNames } from './rule-names.ts';
import {
  ballotsMeant,
  bareShareMeant,
  baseMeant,
  namesMethod,
  namesUnit,
  ruleMeant,
  shareMeant,
  votesMeant,
  wholeNumber,
} from './rule-sayings.ts';
import { ofContest, type RuleSubject } from './rule-subject.ts';
import { type Token, tokensOf } from './rule-tokens.ts';
import { comparisonIn, minimumIn, wordOf, wordsOf } from './rule-words.ts';

export type ParsedRule = { readonly rule: Rule } | { readonly fault: RuleFault };

/**
 * Reads a rule: conditions joined by `and` and `or`, with parentheses. A condition is a name
 * (`majority`), a comparison (`> 60%`, `at least 2/3`) with a base after `of`, `at least 3 in favour`,
 * `at most 2 against` or `no veto`; it may hold `in each "Class"`, `in more than half of "Region"`, `in at least 3 of
 * "Region"`, or `by one voice per "Region"`.
 */
export function parseRule(text: string, subject: RuleSubject = ofContest): ParsedRule {
  const cursor: Cursor = { text, tokens: tokensOf(text), at: 0, depth: 0, subject };
  try {
    const rule = readAny(cursor);
    const rest = peek(cursor);
    if (rest !== undefined) throw faultAt(cursor, [rest], 'end');
    return { rule };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

/** More brackets than anybody needs would exhaust the stack. */
const deepest = 50;

function readAny(cursor: Cursor): Rule {
  const parts = [readAll(cursor)];
  while (take(cursor, 'or')) parts.push(readAll(cursor));
  return joined('any', parts);
}

function readAll(cursor: Cursor): Rule {
  const parts = [readOne(cursor)];
  while (take(cursor, 'and')) parts.push(readOne(cursor));
  return joined('all', parts);
}

/** Parts of the same sort are one list: `a and (b and c)` is `a and b and c`. */
function joined(kind: 'all' | 'any', parts: readonly Rule[]): Rule {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return { kind, of: parts.flatMap((part) => (part.kind === kind ? part.of : [part])) };
}

function readOne(cursor: Cursor): Rule {
  const open = peek(cursor);
  if (!take(cursor, '(')) return withScope(cursor, readCondition(cursor), open);
  cursor.depth += 1;
  if (cursor.depth > deepest) throw faultAt(cursor, open ? [open] : [], 'bracket');
  const inner = readAny(cursor);
  cursor.depth -= 1;
  if (!take(cursor, ')')) throw faultAt(cursor, peekRun(cursor), 'bracket');
  return withScope(cursor, inner, open);
}

function withScope(cursor: Cursor, rule: Rule, from: Token | undefined): Rule {
  const start = peek(cursor);
  const scope = readScope(cursor);
  if (scope === undefined) return rule;
  if (cursor.subject.stands === 'alone') throw faultAt(cursor, start ? [start] : [], 'alone');
  if (holdsInGroups(rule)) throw faultAt(cursor, from && start ? [start] : [], 'nested');
  return { kind: 'each', group: readGroup(cursor), rule, in: scope };
}

function holdsInGroups(rule: Rule): boolean {
  return rule.kind === 'each' || ('of' in rule && rule.of.some(holdsInGroups));
}

function readScope(cursor: Cursor): GroupShare | undefined {
  if (take(cursor, 'by')) {
    if (take(cursor, 'one', 'voice', 'per')) return { kind: 'voices' };
    const run = runFrom(cursor, ['and', 'or']);
    if (namesUnit(wordsOf(run))) throw faultAt(cursor, run, 'unit');
    throw faultAt(cursor, peekRun(cursor), 'scope');
  }
  if (!take(cursor, 'in')) return undefined;
  if (take(cursor, 'each') || take(cursor, 'every')) return { kind: 'every' };
  if (take(cursor, 'more', 'than', 'half', 'of')) return { kind: 'more-than-half' };
  if (!take(cursor, 'at', 'least')) throw faultAt(cursor, peekRun(cursor), 'scope');
  const groups = readWhole(cursor);
  if (!take(cursor, 'of')) throw faultAt(cursor, peekRun(cursor), 'scope');
  return { kind: 'at-least', groups };
}

function readWhole(cursor: Cursor): number {
  const token = peek(cursor);
  if (token === undefined || !/^[1-9]\d{0,8}$/.test(wordOf(token)))
    throw faultAt(cursor, peekRun(cursor), 'number');
  cursor.at += 1;
  return Number(token.text);
}

/** A heading in quotes, or the words up to the end of the condition. */
function readGroup(cursor: Cursor): string {
  const first = peek(cursor);
  if (first?.kind === 'quoted' && first.text.trim() !== '') {
    cursor.at += 1;
    return first.text;
  }
  const run = takeRun(cursor, ['and', 'or']);
  const start = run[0];
  const end = run.at(-1);
  if (start === undefined || end === undefined || run.some((token) => token.kind !== 'word'))
    throw faultAt(cursor, run, 'group');
  const scope = run.findIndex((token, at) => opensScope(token, run[at + 1]));
  if (scope >= 0) throw faultAt(cursor, run.slice(scope, scope + 1), 'nested');
  return cursor.text.slice(start.at, end.end);
}

/** Words that hold what stands before them in groups; a heading that has them needs quotes. */
function opensScope({ text }: Token, next: Token | undefined): boolean {
  const second = next?.text ?? '';
  return text === 'in' ? ['each', 'every'].includes(second) : text === 'by' && second === 'one';
}

const conditionEnds = ['and', 'or', 'of', 'by', 'in'];

function readCondition(cursor: Cursor): Rule {
  const run = takeRun(cursor, conditionEnds);
  const votes = take(cursor, 'in', 'favour') || take(cursor, 'in', 'favor');
  if (votes) return readMinimum(cursor, run);
  const head = wordsOf(run);
  const against = mostAgainst(head);
  if (against !== undefined) {
    if (cursor.subject.stands === 'alone') throw faultAt(cursor, run, 'alone');
    return { kind: 'maximum', against };
  }
  const next = peek(cursor);
  const counted = cursor.subject.counts === 'ballots' && !(next && wordOf(next) === 'of');
  const ballots = counted ? (minimumIn(run) ?? wholeIn(run)) : undefined;
  if (ballots !== undefined) return { kind: 'minimum', votes: ballots };
  const bound = bareShare(cursor, run) ?? readBound(cursor, run);
  return { kind: 'share', ...bound, base: readBase(cursor) };
}

/** How many votes against `no veto` and `at most 2 against` leave. */
function mostAgainst(head: string): number | undefined {
  if (head === 'no veto') return 0;
  const [, most] = /^at most (\d{1,9}) against$/.exec(head) ?? [];
  return most === undefined ? undefined : Number(most);
}

/** A quorum of 50 is so many ballots. */
function wholeIn(run: readonly Token[]): number | undefined {
  const head = wordsOf(run);
  return /^[1-9]\d{0,14}$/.test(head) ? Number(head) : undefined;
}

/** A quorum of 25% is there with a quarter; elsewhere "more than" or "at least" must be said. */
function bareShare(cursor: Cursor, run: readonly Token[]): Bound | undefined {
  const { subject } = cursor;
  const head = wordsOf(run);
  const share = parseFraction(head) ?? shareNames.get(head.replaceAll(' ', '-'));
  if (share === undefined || subject.counts !== 'ballots') return undefined;
  if (canDecide(share, '>=')) return { share, comparison: '>=' };
  throw faultAt(cursor, run, 'share', { meant: votesMeant(head) });
}

/** A comparison with what stands for its number as a figure: `at least five members` is `at least 5`. */
function withFigure(run: readonly Token[], figure: typeof wholeNumber): string | undefined {
  const { rest } = comparisonIn(run);
  const number = figure(wordsOf(rest));
  const lead = wordsOf(run.slice(0, run.length - rest.length));
  return number && `${lead} ${number}`.trim();
}

function readMinimum(cursor: Cursor, run: readonly Token[]): Rule {
  const votes = minimumIn(run);
  if (votes === undefined) {
    const number = withFigure(run, wholeNumber);
    const bare = number !== undefined && comparisonIn(run).comparison === undefined;
    throw faultAt(cursor, run, 'number', { meant: bare ? `at least ${number}` : number });
  }
  return { kind: 'minimum', votes };
}

function readBound(cursor: Cursor, run: readonly Token[]): Bound {
  const head = wordsOf(run);
  const known = namedBounds.get(head.replaceAll(' ', '-'));
  if (known) return known;
  const { comparison, rest } = comparisonIn(run);
  const next = peek(cursor);
  const counted = cursor.subject.counts === 'ballots' && !(next && wordOf(next) === 'of');
  const ballots = counted ? withFigure(run, ballotsMeant) : undefined;
  if (ballots !== undefined) throw faultAt(cursor, run, 'rule', { meant: ballots });
  if (comparison !== undefined) {
    const words = wordsOf(rest);
    const share = parseFraction(words) ?? shareNames.get(words.replaceAll(' ', '-'));
    if (canDecide(share, comparison)) return { share, comparison };
    const other = shareMeant(words) ?? '';
    const meant = parseFraction(other) ?? shareNames.get(other);
    const able = canDecide(meant, comparison) ? other : undefined;
    throw faultAt(cursor, rest, 'share', { meant: able ?? votesMeant(words), after: run.at(-1) });
  }
  if (parseFraction(head) || shareNames.has(head.replaceAll(' ', '-')))
    throw faultWithBase(cursor, run, 'comparison', atLeastMeant(head));
  if (namesMethod(head)) throw faultAt(cursor, run, 'method');
  const ofQuorum = cursor.subject.counts === 'ballots';
  const meant = (ofQuorum ? bareShareMeant(head) : undefined) ?? ruleMeant(head);
  // Of a quorum nothing is in favour.
  throw faultWithBase(cursor, run, 'rule', ofQuorum ? meant?.replace(' in favour', '') : meant);
}

/** Of two-thirds and of three-quarters nobody means more. */
function atLeastMeant(head: string): string | undefined {
  const own = parseFraction(head);
  const named = ['two-thirds', 'three-quarters'].some((name) => {
    const share = shareNames.get(name);
    return own !== undefined && share?.num === own.num && share.den === own.den;
  });
  return named ? `>= ${head}` : undefined;
}

const orMore: readonly string[] = ['more', 'higher', 'greater', 'above'];

/** A condition in other words, together with its base where that is in other words too. */
function faultWithBase(
  cursor: Cursor,
  run: readonly Token[],
  expected: 'rule' | 'comparison',
  meant: string | undefined,
): Fault {
  const candidates = expected === 'rule' ? [...namedBounds.keys(), 'no veto'] : [];
  const more = peek(cursor, 1);
  // `1/2 or more than 60% of eligible` are two conditions.
  const ended = more && orMore.includes(more.text) && peek(cursor, 2)?.text !== 'than';
  if (expected === 'comparison' && ended && take(cursor, 'or'))
    return faultAt(cursor, [...run, more], expected, { meant: `>= ${wordsOf(run)}` });
  if (meant === undefined || !take(cursor, 'of'))
    return faultAt(cursor, run, expected, { meant, candidates });
  const base = takeBase(cursor);
  const other = baseMeant(wordsOf(base));
  const known = cursor.subject.bases.find((one) => one === other);
  const last = base.at(-1);
  // An absolute majority is one of eligible, unless another base is named.
  const own = meant.replace(/ of .*/, '');
  if (known === undefined || last === undefined)
    return faultAt(cursor, run, expected, { meant: own });
  return faultAt(cursor, [...run, last], expected, { meant: `${own} of ${known}` });
}

function readBase(cursor: Cursor): Base {
  if (!take(cursor, 'of')) return cursor.subject.base;
  const run = takeBase(cursor);
  const name = wordsOf(run);
  const base = cursor.subject.bases.find((one) => one === name.replaceAll(/ *\+ */g, '+'));
  if (base !== undefined) return base;
  if (/^[1-9]\d{0,11}$/.test(name)) return Number(name);
  if (namesUnit(name)) throw faultAt(cursor, run, 'unit');
  const candidates = cursor.subject.bases;
  const meant = candidates.find((one) => one === baseMeant(name));
  throw faultAt(cursor, run, 'base', { meant, candidates });
}

/** Words of bylaws behind a base that do not end it. */
const baseTails = [
  ['and', 'voting'],
  ['in', 'good', 'standing'],
  ['in', 'office'],
];

/** The words of a base: `members present and voting` is one. */
function takeBase(cursor: Cursor): readonly Token[] {
  const start = cursor.at;
  takeRun(cursor, ['and', 'or', 'in', 'by']);
  if (cursor.at > start) baseTails.some((words) => take(cursor, ...words));
  return cursor.tokens.slice(start, cursor.at);
}
