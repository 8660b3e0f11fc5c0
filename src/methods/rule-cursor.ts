import { suggest, suggesting } from '../base/suggest.ts';
import type { RuleSubject } from './rule-subject.ts';
import type { Token } from './rule-tokens.ts';
import { wordOf } from './rule-words.ts';

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
  | 'alone'
  | 'method'
  | 'unit';

export class Fault extends Error {
  readonly fault: RuleFault;
  constructor(fault: RuleFault) {
    super(fault.expected);
    this.fault = fault;
  }
}

export interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  /** brackets that are open */
  depth: number;
  readonly subject: RuleSubject;
}

export const peek = (cursor: Cursor, ahead = 0): Token | undefined =>
  cursor.tokens[cursor.at + ahead];

/** Whether these words stand next; they are then passed. */
export function take(cursor: Cursor, ...words: string[]): boolean {
  const here = words.every((word, ahead) => {
    const token = peek(cursor, ahead);
    return token !== undefined && wordOf(token) === word;
  });
  if (here) cursor.at += words.length;
  return here;
}

/** The tokens up to one of these words or a bracket. */
export function takeRun(cursor: Cursor, ends: readonly string[]): readonly Token[] {
  const run = runFrom(cursor, ends);
  cursor.at += run.length;
  return run;
}

export function peekRun(cursor: Cursor): readonly Token[] {
  return runFrom(cursor, []).slice(0, 1);
}

export function runFrom({ tokens, at }: Cursor, ends: readonly string[]): readonly Token[] {
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

export function faultAt(
  cursor: Cursor,
  run: readonly Token[],
  expected: RuleExpectation,
  { meant, candidates = [], after }: Meant = {},
): Fault {
  const first = run[0];
  const next = after?.end ?? peek(cursor)?.at ?? cursor.text.length;
  const at = first?.at ?? next;
  const found = first === undefined ? '' : cursor.text.slice(at, run.at(-1)?.end);
  const suggestion = meant ?? suggest(found, candidates);
  return new Fault({ at, found, expected, ...suggesting(suggestion) });
}
