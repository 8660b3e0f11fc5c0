import type { Finding, ThresholdFinding } from '../methods/evaluate.ts';
import type { Exhibit, Outcome } from '../methods/method.ts';
import { printRule } from '../methods/print-rule.ts';
import type { Counted, CountedContest } from './counted.ts';
import { clauseOf, requirementOf } from './finding-clauses.ts';
import { weighedBase } from './messages/bases.ts';
import {
  composedSentence,
  nobodyNextSentence,
  nobodySentence,
  tieBreakSentence,
} from './messages/deciding.ts';
import { voteNoun } from './messages/figures.ts';
import {
  composedElectedSentence,
  composedFallShort,
  electedSentence,
  noneElectedSentence,
  noPointsSentence,
  noVotesSentence,
  questionSentence,
  type Requirement,
  reballotSentence,
  runoffSentence,
  tiedSentence,
  withdrawnSentence,
} from './messages/outcome.ts';
import { fromUnits } from './numbers.ts';
import { rankedSentence } from './runoff-report.ts';
import type { OptionReport, OutcomeReport } from './schema.ts';
import { settledSentence } from './settled-sentence.ts';
import { tieWords } from './tie-words.ts';
import { transferSentence } from './transfer-report.ts';

/** What a contest came to, after all that bears on it, with the sentence that says so. */
export function outcomeReport(
  at: number,
  options: readonly OptionReport[],
  counted: Counted,
): OutcomeReport {
  const own = counted.contests[at];
  const outcome = own?.settled?.outcome;
  if (own === undefined || outcome === undefined) {
    const marked = own ? own.decided.count.ballots.heads - own.decided.count.blank.heads : 0;
    return { kind: 'withdrawn', winners: [], sentence: withdrawnSentence(marked) };
  }
  const ids = (chosen: readonly number[]) => chosen.map((option) => options[option]?.id ?? '');
  const alone = own.decided.result?.outcome ?? outcome;
  const sentence = settledSentence(at, () => sentenceOf(alone, own, options, counted), counted);
  return { ...plainReport(outcome, ids, sentence), ...hanging(own, counted) };
}

function hanging(
  { hangsOn }: CountedContest,
  { contests }: Counted,
): Pick<OutcomeReport, 'hangsOn'> {
  if (hangsOn.length === 0) return {};
  return { hangsOn: hangsOn.flatMap((at) => contests[at]?.contest.id ?? []) };
}

function plainReport(
  outcome: Outcome,
  ids: (options: readonly number[]) => string[],
  sentence: string,
): OutcomeReport {
  const { kind } = outcome;
  switch (kind) {
    case 'passed':
      return { kind, winners: ids([0]), sentence };
    case 'elected':
      return {
        kind,
        winners: ids(outcome.winners),
        ...(outcome.unfilled > 0 && { unfilled: outcome.unfilled }),
        sentence,
      };
    case 'tied':
    case 'runoff': {
      const tied = outcome.tied.map((tie) => ({ options: ids(tie.options), seats: tie.seats }));
      return {
        kind,
        winners: kind === 'tied' ? ids(outcome.winners) : [],
        ...(tied.length > 0 && { tied }),
        ...(outcome.kind === 'runoff' && { runoff: ids(outcome.runoff) }),
        sentence,
      };
    }
    default:
      return { kind, winners: [], sentence };
  }
}

/** What a contest came to by itself. */
function sentenceOf(
  outcome: Outcome,
  own: CountedContest,
  options: readonly OptionReport[],
  counted: Counted,
): string {
  const exhibits = own.decided.result?.exhibits ?? [];
  const broken = exhibits.flatMap((one) =>
    one.kind === 'tie-break'
      ? [tieBreakSentence(tieWords(one, (option) => options[option]?.title ?? ''))]
      : [],
  );
  return [plainSentence(outcome, exhibits, own, options, counted), ...broken].join(' ');
}

function plainSentence(
  outcome: Outcome,
  exhibits: readonly Exhibit[],
  own: CountedContest,
  options: readonly OptionReport[],
  counted: Counted,
): string {
  if (own.contest.method === 'stv') return transferSentence(outcome, exhibits, options, counted);
  if (own.contest.reads === 'ranking') return rankedSentence(outcome, exhibits, options, counted);
  const pick = (chosen: readonly number[]) => chosen.flatMap((at) => options[at] ?? []);
  const evidence = evidenceFor(exhibits, own, options, counted);
  const nobody = exhibits.find((one) => one.kind === 'nobody');
  const nobodyTitle = options[nobody?.option ?? -1]?.title ?? '';
  const noun = voteNoun(own.contest.method);
  const nobodyVotes = fromUnits(nobody?.votes ?? 0, counted.places);
  switch (outcome.kind) {
    case 'passed':
    case 'not-passed':
      return questionWords(outcome.kind === 'passed', evidence);
    case 'no-votes':
      return own.contest.reads === 'scores' && own.decided.count.valid.heads > 0
        ? noPointsSentence()
        : noVotesSentence(own.decided.count.votes.heads);
    case 'elected': {
      const winners = pick(outcome.winners).map(({ share, ...one }) => ({
        ...one,
        share: { ...share, base: weighedBase(share.base, counted.unit) },
      }));
      const last = outcome.winners.at(-1);
      const clauses = evidence.clauses(last);
      const said =
        clauses.length > 1
          ? composedElectedSentence(winners, outcome.unfilled, clauses)
          : electedSentence(
              winners,
              outcome.unfilled,
              lead(exhibits, options, counted),
              evidence.need(last),
            );
      return nobody ? `${said} ${nobodyNextSentence(nobodyTitle, nobodyVotes, noun)}` : said;
    }
    case 'tied': {
      const [tie] = outcome.tied;
      return tiedSentence(pick(tie?.options ?? []), tie?.seats ?? 0, pick(outcome.winners), noun);
    }
    case 'runoff': {
      const [tie] = outcome.tied;
      return runoffSentence(
        pick(outcome.runoff),
        pick(tie?.options ?? []),
        tie?.seats ?? 0,
        evidence.fallsShort(),
      );
    }
    case 'none-elected':
      return nobody
        ? nobodySentence(nobodyTitle, nobodyVotes, noun)
        : noneElectedSentence(evidence.leader());
    case 'reballot':
      return reballotSentence(evidence.fallsShort(), own.contest.otherwise);
    case 'no-quorum':
    case 'overridden':
    case 'not-applicable':
      throw new Error(`a contest by itself is not ${outcome.kind}`);
  }
}

/** What the findings of a rule say of an option, or of the first of which they say anything. */
function evidenceFor(
  exhibits: readonly Exhibit[],
  own: CountedContest,
  options: readonly OptionReport[],
  counted: Counted,
) {
  const base = own.contest.reads === 'approval' ? 'valid ballots' : '';
  const findings = exhibits.filter(isFinding);
  const first = findings[0]?.option ?? 0;
  const of = (option = first) => findings.filter((one) => one.option === option);
  const named = (finding: ThresholdFinding) => (finding.base === 'valid' ? base : '');
  const need = (option?: number): Requirement | undefined => {
    const [only, ...more] = of(option);
    return only?.kind === 'threshold' && more.length === 0
      ? requirementOf(only, named(only), counted)
      : undefined;
  };
  const clauses = (option?: number) =>
    of(option).map((one) => clauseOf(one, one.kind === 'threshold' ? named(one) : '', counted));
  const leaderTitle = options[first]?.title ?? '';
  const leader = () => ({
    leader: leaderTitle,
    need: need(),
    clauses: clauses(),
  });
  const { rule } = own.decided;
  const fallsShort = () => composedFallShort(leader(), rule ? printRule(rule) : '');
  return { need, clauses, leader, fallsShort };
}

type Evidence = ReturnType<typeof evidenceFor>;

function questionWords(passed: boolean, evidence: Evidence): string {
  const need = evidence.need();
  return need === undefined
    ? composedSentence(passed ? 'Passed' : 'Not passed', evidence.clauses())
    : questionSentence(passed, need);
}

function isFinding(exhibit: Exhibit): exhibit is Finding & { readonly option: number } {
  return ['threshold', 'minimum', 'veto', 'groups'].includes(exhibit.kind);
}

function lead(exhibits: readonly Exhibit[], options: readonly OptionReport[], counted: Counted) {
  const cut = exhibits.find((one) => one.kind === 'cut');
  const broken = exhibits.some((one) => one.kind === 'tie-break');
  if (cut?.kind !== 'cut' || broken) return undefined;
  const by = fromUnits(cut.lastIn.votes - cut.firstOut.votes, counted.places);
  return { of: options[cut.firstOut.option]?.title ?? '', by };
}
