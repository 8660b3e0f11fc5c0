import type { Amount, Profile } from '../election/profile.ts';
import { applyRule } from '../methods/apply-rule.ts';
import type { Unit } from '../methods/base.ts';
import { inputFor, readRule } from '../methods/decide.ts';
import { printRule } from '../methods/print-rule.ts';
import { sharesOf } from '../methods/rule.ts';
import { ofContest } from '../methods/rule-subject.ts';
import type { Counted, CountedContest } from './counted.ts';
import { counterfactualReports } from './counterfactual-report.ts';
import { exhibitReports } from './exhibit-report.ts';
import { contestByGroup, optionShare, type ShownGroup } from './group-report.ts';
import { type Listing, listed, listingOf, unlistedId } from './listed-options.ts';
import { baseSentence } from './messages/evidence.ts';
import { anotherWriteIn, unlistedTitle } from './messages/words.ts';
import { fromUnits } from './numbers.ts';
import { outcomeReport } from './outcome-report.ts';
import { quorumReport } from './quorum-report.ts';
import { robustnessReport } from './robustness-report.ts';
import type { AccountingReport, ContestReport, OptionReport } from './schema.ts';
import { rangeReport, scoresIn } from './score-report.ts';
import { winnersOf } from './winners-of.ts';

/** One contest in the document: its accounting, its options, what decided it and the sentence that says so. */
export function contestReport(
  at: number,
  groups: readonly ShownGroup[],
  counted: Counted,
): ContestReport {
  const own = counted.contests[at];
  if (own === undefined) throw new Error(`no contest ${at}`);
  const { contest, decided, profile } = own;
  const { unit, places } = counted;
  const weighted = unit === 'weight';
  const withdrawn = contest.status === 'withdrawn';
  const options = withdrawn ? [] : optionReports(own, counted);
  const listing = listingOf(own);
  const told = toldOptions(options, listing);
  const invalid = decided.count.invalid.heads === 0 ? [] : invalidMarks(profile);
  const byGroup = contestByGroup(own, listing, groups, counted);
  return {
    id: contest.id,
    title: contest.title,
    method: contest.method,
    ...(contest.reads !== 'question' && { seats: contest.seats }),
    status: contest.status,
    categories: counted.election.categories
      .filter((category) => category.contests.includes(at))
      .map((category) => category.id),
    accounting: accountingOf(own, unit, places),
    ...(weighted && { heads: accountingOf(own, 'heads', 0) }),
    ...(invalid.length > 0 && { invalidMarks: invalid }),
    options: shownOptions(options, listing, own, counted),
    ...(withdrawn ? {} : rangeReport(contest, options)),
    ...(decided.rule && !withdrawn && { rule: printRule(decided.rule) }),
    ...(decided.quorum && { quorum: quorumReport(decided.quorum, counted) }),
    outcome: outcomeReport(at, told, counted),
    exhibits: exhibitReports(at, told, listing, counted),
    ...bandOf(own, counted),
    ...linksOf(own, counted),
    ...(withdrawn ? {} : evidenceOf(at, listing, counted)),
    ...(withdrawn || byGroup.length === 0 ? {} : { groups: byGroup }),
  };
}

/** What stands for a write-in that is not listed. */
const unlisted = { id: unlistedId, title: anotherWriteIn() };

/** The options as sentences name them: for a write-in that is not listed stands one with as many votes that is, or no name. */
function toldOptions(options: readonly OptionReport[], { alone, together }: Listing) {
  if (together.length === 0) return options;
  const listed = alone.flatMap((at) => options[at] ?? []);
  const hidden = new Set(together);
  return options.map((one, at) => {
    if (!hidden.has(at)) return one;
    const level = listed.find(({ votes }) => votes === one.votes);
    return level ?? { ...one, ...unlisted };
  });
}

/** The options as they are shown: write-ins with too few votes are put together. */
function shownOptions(
  options: readonly OptionReport[],
  listing: Listing,
  { contest, decided }: CountedContest,
  { unit, places }: Counted,
): OptionReport[] {
  const { count } = decided;
  return listed(options, listing, () => {
    const total = (of: Unit) =>
      listing.together.reduce((sum, at) => sum + (count.options[at]?.[of] ?? 0), 0);
    return {
      id: unlistedId,
      title: unlistedTitle(listing.together.length),
      votes: fromUnits(total(unit), places),
      ...(unit === 'weight' && { heads: total('heads') }),
      share: optionShare(total(unit), count.valid[unit], contest, places),
    };
  });
}

/** Whether the result hangs on the base, and on how many ballots. */
function evidenceOf(
  at: number,
  { together }: Listing,
  counted: Counted,
): Pick<ContestReport, 'counterfactuals' | 'baseSentence' | 'robustness'> {
  const options = counted.contests[at]?.contest.options ?? [];
  const named = options.map((one, option) => (together.includes(option) ? unlisted : one));
  const counterfactuals = counterfactualReports(at, named, counted);
  const robustness = robustnessReport(at, counted);
  return {
    ...(counterfactuals && {
      counterfactuals,
      baseSentence: baseSentence(counterfactuals, named, counted.unit),
    }),
    ...(robustness && { robustness }),
  };
}

/** The first band that what passed, or the option with most votes of those elected, reaches. */
function bandOf(own: CountedContest, counted: Counted): Pick<ContestReport, 'band'> {
  const { contest, decided, settled, profile } = own;
  const outcome = settled?.outcome;
  if (outcome?.kind !== 'passed' && outcome?.kind !== 'elected') return {};
  const votes = (at: number) => decided.count.options[at]?.[counted.unit] ?? 0;
  const [leader = 0] = winnersOf(outcome).toSorted((a, b) => votes(b) - votes(a));
  const reached = contest.bands.find((band) => {
    const rule = readRule(band.rule, ofContest);
    return applyRule(rule, leader, inputFor(contest, profile, counted.situation, rule))?.met;
  });
  return reached ? { band: reached.title } : {};
}

function linksOf(
  { contest, settled }: CountedContest,
  { election, places }: Counted,
): Pick<ContestReport, 'condition' | 'rivals'> {
  const { condition } = contest;
  const needed = election.contests[condition?.contest ?? -1];
  const option = needed?.options[condition?.option ?? -1];
  const { rivals } = settled ?? {};
  return {
    ...(needed && option && { condition: { contest: needed.id, option: option.id } }),
    ...(rivals && {
      rivals: rivals.map(({ contest: at, votes }) => ({
        contest: election.contests[at]?.id ?? '',
        votes: fromUnits(votes, places),
      })),
    }),
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
  const reasons = ['unknown', 'too-many', 'too-few', 'spoilt', 'out-of-range'] as const;
  return reasons.flatMap((reason) => {
    let ballots = 0;
    for (const { mark, heads } of profile)
      if (mark.kind === 'invalid' && mark.reason === reason) ballots += heads;
    return ballots === 0 ? [] : [{ reason, ballots }];
  });
}

function optionReports(
  { contest, decided, profile }: CountedContest,
  counted: Counted,
): OptionReport[] {
  const { unit, places } = counted;
  const { count, rule } = decided;
  const limits = rule
    ? sharesOf(rule).flatMap((share) => (share.base === 'valid' ? [share.share] : []))
    : [];
  const scoreOf = scoresIn(contest, decided.count.valid[unit], profile);
  return contest.options.map((option, at) => {
    const own = count.options[at];
    const votes = own?.[unit] ?? 0;
    return {
      id: option.id,
      title: option.title,
      votes: fromUnits(votes, places),
      ...(unit === 'weight' && { heads: own?.heads ?? 0 }),
      share: optionShare(votes, count.valid[unit], contest, places, limits),
      ...scoreOf(votes, at),
    };
  });
}
