import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Contest } from './election.ts';
import type { KnownMethods } from './settings.ts';
import { ruleInTitle, seatsInTitle } from './title-terms.ts';

/** Whether somebody said by which rule this contest is decided, and how many seats it fills. */
export interface SaidOfContest {
  readonly rule: boolean;
  readonly seats: boolean;
}

/** What the title of a contest says of its rule or its seats, where it is counted otherwise and nobody said why. */
export function checkTitle(
  contest: Contest,
  said: SaidOfContest,
  { readRule }: KnownMethods,
): Diagnostic[] {
  const { id, title, reads, method, rule } = contest;
  if (contest.status === 'withdrawn') return [];
  const column = [{ column: title }];
  const found: Diagnostic[] = [];
  const byShare = reads === 'question' || method === 'majority';
  const asked = byShare && !said.rule ? ruleInTitle(title) : undefined;
  const shares = rule === undefined ? [] : (readRule(rule, 'contest')?.shares ?? []);
  const met = asked?.share === undefined ? rule !== undefined : shares.includes(asked.share);
  if (asked && !met) {
    const own = { ...asked, ...(rule !== undefined && { rule }) };
    found.push(diagnose('contest.rule-in-title', { id, title, ...own }, column));
  }
  const filled = byShare || said.seats ? undefined : seatsInTitle(title);
  if (filled) found.push(diagnose('contest.seats-in-title', { id, title, ...filled }, column));
  return found;
}
