import type { Amount, Profile } from '../election/profile.ts';
import { sizeOf, type Unit } from '../methods/base.ts';
import type { Exhibit, Outcome, ThresholdExhibit } from '../methods/method.ts';
import { printRule } from '../methods/rule.ts';
import type { Counted, CountedContest } from './counted.ts';
import {
  electedSentence,
  noneElectedSentence,
  noVotesSentence,
  questionSentence,
  type Requirement,
  reballotSentence,
  runoffSentence,
  tiedSentence,
  withdrawnSentence,
} from './messages/outcome.ts';
import { fromUnits, shareOf } from './numbers.ts';
import type {
  AccountingReport,
  ContestReport,
  ExhibitReport,
  OptionReport,
  OutcomeReport,
} from './schema.ts';

/** One contest in the document: its accounting, its options, what decided it and the sentence that says so. */
export function contestReport(own: CountedContest, counted: Counted): ContestReport {
  const { contest, decided, profile } = own;
  const { unit, places } = counted;
  const weighted = unit === 'weight';
  const withdrawn = contest.status === 'withdrawn';
  const options = withdrawn ? [] : optionReports(own, counted);
  const invalid = invalidMarks(profile);
  return {
    id: contest.id,
    title: contest.title,
    method: contest.method,
    ...(contest.reads !== 'question' && { seats: contest.seats }),
    status: contest.status,
    categories: counted.election.categories
      .filter((category) =>
        category.contests.some((at) => counted.election.contests[at] === contest),
      )
      .map((category) => category.id),
    accounting: accountingOf(own, unit, places),
    ...(weighted && { heads: accountingOf(own, 'heads', 0) }),
    ...(invalid.length > 0 && { invalidMarks: invalid }),
    options,
    ...(decided.rule && !withdrawn && { rule: printRule(decided.rule) }),
    outcome: outcomeReport(own, options, counted),
    exhibits: (decided.result?.exhibits ?? []).map((one) => exhibitReport(one, options, places)),
  };
}

function accountingOf(
  { decided, contest }: CountedContest,
  unit: Unit,
  places: number,
): AccountingReport {
  const none = contest.status === 'withdrawn';
  const size = (amount: Amount) => (none ? 0 : fromUnits(amount[unit], places));
  const { count } = decided;
  return {
    notOffered: 0,
    ballots: size(count.ballots),
    valid: size(count.valid),
    abstain: size(count.abstain),
    blank: size(count.blank),
    invalid: size(count.invalid),
    votes: size(count.votes),
  };
}

function invalidMarks(profile: Profile): NonNullable<ContestReport['invalidMarks']> {
  const reasons = ['unknown', 'too-many', 'too-few', 'spoilt'] as const;
  return reasons.flatMap((reason) => {
    const found = profile.filter(
      (entry) => entry.mark.kind === 'invalid' && entry.mark.reason === reason,
    );
    const ballots = found.reduce((sum, entry) => sum + entry.heads, 0);
    return ballots === 0 ? [] : [{ reason, ballots }];
  });
}

function optionReports({ contest, decided }: CountedContest, counted: Counted): OptionReport[] {
  const { unit, places } = counted;
  const { count, rule } = decided;
  const limits = rule?.base === 'valid' ? [rule.share] : [];
  const base = contest.reads === 'approval' ? 'valid ballots' : 'valid';
  return contest.options.map((option, at) => {
    const own = count.options[at];
    const votes = own?.[unit] ?? 0;
    return {
      id: option.id,
      title: option.title,
      votes: fromUnits(votes, places),
      ...(unit === 'weight' && { heads: own?.heads ?? 0 }),
      share: shareOf(votes, count.valid[unit], base, places, limits),
    };
  });
}

function exhibitReport(
  exhibit: Exhibit,
  options: readonly OptionReport[],
  places: number,
): ExhibitReport {
  const id = (at: number) => options[at]?.id ?? '';
  const edge = (one: { option: number; votes: number }) => ({
    option: id(one.option),
    votes: fromUnits(one.votes, places),
  });
  if (exhibit.kind === 'cut') {
    return { kind: 'cut', lastIn: edge(exhibit.lastIn), firstOut: edge(exhibit.firstOut) };
  }
  const difference = fromUnits(Math.abs(exhibit.votes - exhibit.needed), places);
  return {
    kind: 'threshold',
    option: id(exhibit.option),
    votes: fromUnits(exhibit.votes, places),
    of: fromUnits(exhibit.of, places),
    base: exhibit.base,
    needed: fromUnits(exhibit.needed, places),
    met: exhibit.met,
    ...(exhibit.met ? { excess: difference } : { short: difference }),
  };
}

function outcomeReport(
  own: CountedContest,
  options: readonly OptionReport[],
  counted: Counted,
): OutcomeReport {
  const { result, count } = own.decided;
  if (result === undefined) {
    const marked = count.ballots.heads - count.blank.heads;
    return { kind: 'withdrawn', winners: [], sentence: withdrawnSentence(marked) };
  }
  const { outcome } = result;
  const ids = (chosen: readonly number[]) => chosen.map((at) => options[at]?.id ?? '');
  const sentence = sentenceOf(outcome, own, options, counted);
  switch (outcome.kind) {
    case 'passed':
      return { kind: 'passed', winners: ids([0]), sentence };
    case 'elected':
      return {
        kind: 'elected',
        winners: ids(outcome.winners),
        ...(outcome.unfilled > 0 && { unfilled: outcome.unfilled }),
        sentence,
      };
    case 'tied':
      return { kind: 'tied', winners: ids(outcome.winners), tied: ties(outcome, ids), sentence };
    case 'runoff': {
      const tied = ties(outcome, ids);
      return {
        kind: 'runoff',
        winners: [],
        ...(tied.length > 0 && { tied }),
        runoff: ids(outcome.runoff),
        sentence,
      };
    }
    case 'not-passed':
    case 'none-elected':
    case 'no-votes':
    case 'reballot':
      return { kind: outcome.kind, winners: [], sentence };
  }
}

function ties(
  outcome: Extract<Outcome, { kind: 'tied' | 'runoff' }>,
  ids: (chosen: readonly number[]) => string[],
): NonNullable<OutcomeReport['tied']> {
  return outcome.tied.map((tie) => ({ options: ids(tie.options), seats: tie.seats }));
}

function sentenceOf(
  outcome: Outcome,
  own: CountedContest,
  options: readonly OptionReport[],
  counted: Counted,
): string {
  const pick = (chosen: readonly number[]) => chosen.flatMap((at) => options[at] ?? []);
  const exhibits = own.decided.result?.exhibits ?? [];
  const threshold = (option?: number) =>
    exhibits.find(
      (one): one is ThresholdExhibit =>
        one.kind === 'threshold' && one.option === (option ?? one.option),
    );
  const need = (option?: number) => requirement(threshold(option), own, counted);
  const leader = () => ({
    ...required(need()),
    leader: options[threshold()?.option ?? 0]?.title ?? '',
  });
  switch (outcome.kind) {
    case 'passed':
      return questionSentence(true, required(need()));
    case 'not-passed':
      return questionSentence(false, required(need()));
    case 'no-votes':
      return noVotesSentence(own.decided.count.votes.heads);
    case 'elected':
      return electedSentence(
        pick(outcome.winners),
        outcome.unfilled,
        lead(exhibits, options, counted),
        need(outcome.winners.at(-1)),
      );
    case 'tied': {
      const [tie] = outcome.tied;
      return tiedSentence(pick(tie?.options ?? []), tie?.seats ?? 0, pick(outcome.winners));
    }
    case 'runoff': {
      const [tie] = outcome.tied;
      return runoffSentence(
        pick(outcome.runoff),
        pick(tie?.options ?? []),
        tie?.seats ?? 0,
        leader(),
      );
    }
    case 'none-elected':
      return noneElectedSentence(leader());
    case 'reballot':
      return reballotSentence(leader());
  }
}

function lead(exhibits: readonly Exhibit[], options: readonly OptionReport[], counted: Counted) {
  const cut = exhibits.find((one) => one.kind === 'cut');
  if (cut?.kind !== 'cut') return undefined;
  const by = fromUnits(cut.lastIn.votes - cut.firstOut.votes, counted.places);
  return { of: options[cut.firstOut.option]?.title ?? '', by };
}

function requirement(
  threshold: ThresholdExhibit | undefined,
  own: CountedContest,
  { places, unit, eligible }: Counted,
): Requirement | undefined {
  const { rule, count } = own.decided;
  if (threshold === undefined || rule === undefined) return undefined;
  const of = sizeOf(rule.base, count, eligible === undefined ? {} : { eligible }, unit) ?? 0;
  const base =
    own.contest.reads === 'approval' && rule.base === 'valid' ? 'valid ballots' : rule.base;
  return {
    share: shareOf(threshold.votes, of, base, places, [rule.share]),
    rule: printRule(rule),
    needed: fromUnits(threshold.needed, places),
    difference: fromUnits(Math.abs(threshold.votes - threshold.needed), places),
  };
}

function required(need: Requirement | undefined): Requirement {
  if (need === undefined) throw new Error('a decision by rule without its threshold');
  return need;
}
