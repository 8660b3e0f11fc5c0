import { type Fraction, parseFraction } from '../base/fraction.ts';
import { suggest, suggesting } from '../base/suggest.ts';
import type { Base } from './base.ts';
import type { Comparison, GroupShare, Rule } from './rule.ts';
import { type Bound, namedBounds, shareNames } from './rule-names.ts';
import { baseMeant, ruleMeant, shareMeant, votesMeant } from './rule-sayings.ts';
import { ofContest, type RuleSubject } from './rule-subject.ts';
import { type Token, tokensOf } from './rule-tokens.ts';
import { comparisonIn, minimumIn, wordOf, wordsOf } from './rule-words.ts';

/** What is wrong with the text of a rule: the character, what stands there as it is written, and what may have been meant. */
export interface RuleFault {
  readonly at: number;
  readonly found: string;
  readonly expected: RuleExpectation;
  readonly suggestion?: string;
}

type RuleExpectation =
  | 'rule'
  | 'share'
  | 'base'
  | 'comparison'
  | 'number'
  | 'scope'
  | 'group'
  | 'bracket'
  | 'end'
  | 'nested'
  | 'alone';

export type ParsedRule = { readonly rule: Rule } | { readonly fault: RuleFault };

/**
 * Reads a rule: conditions joined by `and` and `or`, with parentheses. A condition is a name
 * (`majority`), a comparison (`> 60%`, `at least 2/3`) with a base after `of`, `at least 3 in favour`
 * or `no veto`; it may hold `in each "Class"`, `in more than half of "Region"`, `in at least 3 of
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

class Fault extends Error {
  readonly fault: RuleFault;
  constructor(fault: RuleFault) {
    super(fault.expected);
    this.fault = fault;
  }
}

interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  /** brackets that are open */
  depth: number;
  readonly subject: RuleSubject;
}

/** More brackets than anybody needs would exhaust the stack. */
const deepest = 50;

const peek = (cursor: Cursor, ahead = 0): Token | undefined => cursor.tokens[cursor.at + ahead];

/** Whether these words stand next; they are then passed. */
function take(cursor: Cursor, ...words: string[]): boolean {
  const here = words.every((word, ahead) => {
    const token = peek(cursor, ahead);
    return token !== undefined && wordOf(token) === word;
  });
  if (here) cursor.at += words.length;
  return here;
}

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
  if (head === 'no veto') {
    if (cursor.subject.stands === 'alone') throw faultAt(cursor, run, 'alone');
    return { kind: 'no-veto' };
  }
  const next = peek(cursor);
  const counted = cursor.subject.counts === 'ballots' && !(next && wordOf(next) === 'of');
  const ballots = counted ? (minimumIn(run) ?? wholeIn(run)) : undefined;
  if (ballots !== undefined) return { kind: 'minimum', votes: ballots };
  const bound = bareShare(cursor, run) ?? readBound(cursor, run);
  return { kind: 'share', ...bound, base: readBase(cursor) };
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

function readMinimum(cursor: Cursor, run: readonly Token[]): Rule {
  const votes = minimumIn(run);
  if (votes === undefined) throw faultAt(cursor, run, 'number');
  return { kind: 'minimum', votes };
}

function readBound(cursor: Cursor, run: readonly Token[]): Bound {
  const head = wordsOf(run);
  const known = namedBounds.get(head.replaceAll(' ', '-'));
  if (known) return known;
  const { comparison, rest } = comparisonIn(run);
  if (comparison !== undefined) {
    const words = wordsOf(rest);
    const share = parseFraction(words) ?? shareNames.get(words.replaceAll(' ', '-'));
    if (canDecide(share, comparison)) return { share, comparison };
    const other = shareMeant(words) ?? '';
    const able = canDecide(parseFraction(other), comparison) ? other : undefined;
    throw faultAt(cursor, rest, 'share', { meant: able ?? votesMeant(words), after: run.at(-1) });
  }
  if (parseFraction(head)) throw faultAt(cursor, run, 'comparison');
  const candidates = [...namedBounds.keys(), 'no veto'];
  throw faultAt(cursor, run, 'rule', { meant: ruleMeant(head), candidates });
}

/** A rule must be able to pass and to fail: not `>= 0`, not `> 100%`. */
function canDecide(share: Fraction | undefined, comparison: Comparison): share is Fraction {
  if (share === undefined) return false;
  const { num, den } = share;
  return comparison === '>' ? num < den : num > 0n && num <= den;
}

function readBase(cursor: Cursor): Base {
  if (!take(cursor, 'of')) return cursor.subject.base;
  const run = takeRun(cursor, ['and', 'or', 'in', 'by']);
  const name = wordsOf(run);
  const base = cursor.subject.bases.find((one) => one === name.replaceAll(/ *\+ */g, '+'));
  if (base !== undefined) return base;
  if (/^[1-9]\d{0,11}$/.test(name)) return Number(name);
  const candidates = cursor.subject.bases;
  const meant = candidates.find((one) => one === baseMeant(name));
  throw faultAt(cursor, run, 'base', { meant, candidates });
}

/** The tokens up to one of these words or a bracket. */
function takeRun(cursor: Cursor, ends: readonly string[]): readonly Token[] {
  const run = runFrom(cursor, ends);
  cursor.at += run.length;
  return run;
}

function peekRun(cursor: Cursor): readonly Token[] {
  return runFrom(cursor, []).slice(0, 1);
}

function runFrom({ tokens, at }: Cursor, ends: readonly string[]): readonly Token[] {
  let end = at;
  for (let token = tokens[end]; token !== undefined; token = tokens[end]) {
    if ([...ends, '(', ')'].includes(wordOf(token))) break;
    end += 1;
  }
  return tokens.slice(at, end);
}

interface Meant {
  /** what stands there in other words */
  readonly meant?: string | undefined;
  /** what may be misspelt there */
  readonly candidates?: readonly string[];
  /** what is missing is missed after it */
  readonly after?: Token | undefined;
}

function faultAt(
  cursor: Cursor,
  run: readonly Token[],
  expected: RuleExpectation,
  { meant, candidates = [], after }: Meant = {},
): Fault {
  const first = run[0];
  const next = after?.end ?? peek(cursor)?.at ?? cursor.text.length;
  const at = first?.at ?? next;
  const found = first === undefined ? '' : cursor.text.slice(at, run.at(-1)?.end);
  return new Fault({ at, found, expected, ...suggesting(meant ?? suggest(found, candidates)) });
}
