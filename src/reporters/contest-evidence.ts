import { countsRanks } from '../election/spread.ts';
import { voicesSentence } from '../report/messages/deciding.ts';
import { firstChoicesSentence, overtakenSentence } from '../report/messages/rounds.ts';
import type { ContestReport, Report } from '../report/schema.ts';
import { sameOnEveryBase } from './outline.ts';

/** Outcomes that no base changes. */
const undecided: readonly string[] = ['not-applicable', 'no-quorum', 'no-votes'];

/**
 * What is said of a contest behind its outcome: a quorum of its own, the groups of a rule, and what the outcome
 * hangs on. Where a table has the votes of its rounds, they are not told once more.
 */
export function evidenceOf(
  report: Report,
  hasTable: (contest: ContestReport) => boolean,
): (contest: ContestReport) => string[] {
  const once = sameOnEveryBase(report) !== undefined;
  return (contest) => {
    const { method, outcome, baseSentence, counterfactuals } = contest;
    const { robustness, exhibits, quorum, accounting, scores } = contest;
    const differs = counterfactuals?.some((one) => one.differs);
    const own = quorum?.sentence;
    const ownQuorum = own !== report.turnout.quorum?.sentence && outcome.kind !== 'no-quorum';
    const voices = exhibits.flatMap((one) =>
      one.kind === 'groups' && one.of > 0 && one.option === (outcome.winners[0] ?? one.option)
        ? [voicesSentence(one.column, one.groups, one.rule)]
        : [],
    );
    const rounds = exhibits.flatMap((one) => (one.kind === 'round' ? [one] : []));
    const table = hasTable(contest);
    const told = table
      ? rounds.flatMap(({ after = [] }) => after)
      : rounds.map((one) => one.sentence);
    const form = rounds.length < 2 ? 'none' : table ? 'table' : 'words';
    return [
      ...(countsRanks(method) && accounting.valid > 0 ? [firstChoicesSentence(method, form)] : []),
      scores && accounting.valid > 0 ? scores.sentence : '',
      ...(rounds.length > 1 ? [...overtaken(contest), ...told] : []),
      ownQuorum ? (own ?? '') : '',
      ...new Set(voices),
      undecided.includes(outcome.kind) || (once && !differs) ? '' : (baseSentence ?? ''),
      accounting.ballots === 0 ? '' : (robustness?.sentence ?? ''),
    ].filter((sentence) => sentence !== '');
  };
}

/** Where who is elected by rankings had fewer first choices than another, who had most of them. */
function overtaken({ options, outcome, method }: ContestReport): string[] {
  if (method !== 'instant-runoff') return [];
  const winner = options.find(({ id }) => id === outcome.winners[0]);
  const [leader] = options.toSorted((a, b) => b.votes - a.votes);
  return winner && leader && leader.votes > winner.votes
    ? [overtakenSentence(leader.title, winner.title)]
    : [];
}
