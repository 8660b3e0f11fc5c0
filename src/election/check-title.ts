import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Contest } from './election.ts';
import type { KnownMethods } from './settings.ts';
import { methodInTitle } from './title-methods.ts';
import {
  majorityInTitle,
  quotaInTitle,
  ruleInQuestion,
  ruleInTitle,
  seatsInTitle,
  type TitledRule,
} from './title-terms.ts';
import { asksAboutVoter, namesStanding, namesTrait } from './voter-questions.ts';

/** Whether somebody said by which method and rule this contest is decided, and how many seats it fills. */
export interface SaidOfContest {
  readonly method: boolean;
  readonly rule: boolean;
  readonly seats: boolean;
}

/** What the title of a contest says of its rule or its seats, where it is counted otherwise and nobody said why. */
export function checkTitle(
  contest: Contest,
  said: SaidOfContest,
  known: KnownMethods,
): Diagnostic[] {
  const { id, title, reads, method, rule } = contest;
  if (contest.status === 'withdrawn') return [];
  const column = [{ column: title }];
  const byShare = reads === 'question' || method === 'majority';
  const asked = otherRule(contest, said, byShare, known);
  const titled = byShare || said.seats ? undefined : seatsInTitle(title);
  const filled = method === 'stv' ? undefined : titled;
  const found: Diagnostic[] = [];
  const names = reads === 'question' ? namesStanding : namesTrait;
  const about = asksAboutVoter(title) || names(title);
  if (!said.method && contest.spread === undefined && about)
    found.push(diagnose('contest.about-voter', { id, title, method }, column));
  if (asked) {
    const { words, meant } = asked;
    const own = byShare && rule !== undefined ? { rule } : {};
    found.push(
      diagnose('contest.rule-in-title', { id, title, method, words, meant, ...own }, column),
    );
  }
  // Whoever says a method knows that the cells are no rankings.
  const ranked =
    said.method || !['choice', 'approval'].includes(reads) ? undefined : methodInTitle(title);
  if (ranked && !asked) {
    const { words, method: named } = ranked;
    const meant = named === 'stv' || named === 'instant-runoff' ? named : 'instant-runoff or stv';
    found.push(
      diagnose('contest.rule-in-title', { id, title, method, words, meant, ranks: true }, column),
    );
  }
  if (method === 'stv' && !said.seats) {
    const seats = titled ? { seats: titled.seats } : {};
    found.push(diagnose('contest.seats-unsaid', { id, title, ...seats }, column));
  }
  if (filled)
    found.push(diagnose('contest.seats-in-title', { id, title, reads, ...filled }, column));
  const words = reads === 'question' ? undefined : quotaInTitle(title);
  if (words !== undefined)
    found.push(diagnose('contest.quota-in-title', { title, method, words }, column));
  return found;
}

/** What a title asks for that is not what decides: another share or base, or a majority where the most votes win. */
function otherRule(
  { title, reads, method, rule }: Contest,
  said: SaidOfContest,
  byShare: boolean,
  { readRule }: KnownMethods,
): TitledRule | undefined {
  if (said.rule) return undefined;
  if (reads === 'ranking') return ruleInTitle(title);
  if (!byShare) return method === 'plurality' && !said.method ? majorityInTitle(title) : undefined;
  const asked = reads === 'question' ? ruleInQuestion(title) : ruleInTitle(title);
  if (asked === undefined || rule === undefined) return asked;
  const { shares = [], bases = [] } = readRule(rule, 'contest') ?? {};
  const { share, base } = asked;
  const met =
    (share === undefined || shares.includes(share)) && (base === undefined || bases.includes(base));
  return met ? undefined : asked;
}
