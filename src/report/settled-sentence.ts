import type { Counted, CountedContest } from './counted.ts';
import {
  conflictTieSentence,
  hangsSentence,
  noQuorumSentence,
  notApplicableSentence,
  overriddenByTieSentence,
  overriddenSentence,
  prevailsSentence,
  tieBreakSentence,
} from './messages/deciding.ts';
import { fromUnits } from './numbers.ts';
import { quorumReport } from './quorum-report.ts';
import { tieWords } from './tie-words.ts';

/** The sentence of an outcome: what came of the contest by itself, unless something else bears on it. */
export function settledSentence(at: number, alone: () => string, counted: Counted): string {
  const { hangsOn = [], contest } = counted.contests[at] ?? {};
  const said = saidSentence(at, alone, counted);
  // Of the one that it needs, "not applicable" says so itself.
  const others = hangsOn.filter(
    (other) => other !== contest?.condition?.contest || !isNotApplicable(at, counted),
  );
  const titles = others.map((other) => counted.election.contests[other]?.title ?? '');
  return titles.length === 0 ? said : `${said} ${hangsSentence(titles)}`;
}

function isNotApplicable(at: number, { contests }: Counted): boolean {
  return contests[at]?.settled?.outcome.kind === 'not-applicable';
}

function saidSentence(at: number, alone: () => string, counted: Counted): string {
  const own = counted.contests[at];
  const settled = own?.settled;
  if (own === undefined || settled === undefined) return alone();
  const { places, unit } = counted;
  const votes = fromUnits(own.decided.count.options[0]?.[unit] ?? 0, places);
  const titleOf = (contest: number) => counted.election.contests[contest]?.title ?? '';
  const rivals = (settled.rivals ?? []).map((one) => ({
    title: titleOf(one.contest),
    votes: fromUnits(one.votes, places),
  }));
  const broken = settled.tieBreak && tieWords(settled.tieBreak, titleOf);
  if (settled.outcome.kind === 'no-quorum') {
    const { quorum } = own.decided;
    return noQuorumSentence(quorum ? quorumReport(quorum, counted).sentence : '');
  }
  if (settled.outcome.kind === 'not-applicable') return notApplicable(own, counted);
  const overridden = settled.outcome.kind === 'overridden';
  if (broken && overridden)
    return overriddenByTieSentence(votes, broken.chosen, tieBreakSentence(broken), alone());
  if (broken) return prevailsSentence(alone(), tieBreakSentence(broken));
  if (overridden) return overriddenSentence(votes, rivals, alone());
  if (settled.outcome.kind === 'tied' && rivals.length > 0)
    return conflictTieSentence(votes, rivals, alone());
  return alone();
}

function notApplicable(
  { contest: { condition }, hangsOn }: CountedContest,
  { election, contests }: Counted,
): string {
  const at = condition?.contest ?? -1;
  const needed = election.contests[at];
  const question = needed?.reads === 'question';
  const option = needed?.options[condition?.option ?? -1]?.title ?? '';
  const named = question ? (condition?.option === 0 ? undefined : '') : option;
  const isTied = contests[at]?.settled?.outcome.kind === 'tied';
  const state = hangsOn.includes(at) ? (isTied ? 'tied' : 'open') : 'settled';
  return notApplicableSentence(needed?.title ?? '', named, state);
}
