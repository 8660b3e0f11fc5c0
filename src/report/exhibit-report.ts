import { foldText } from '../base/fold.ts';
import type { ThresholdFinding } from '../methods/evaluate.ts';
import type { Exhibit, RoundExhibit, TieBreakExhibit } from '../methods/method.ts';
import { printRule } from '../methods/print-rule.ts';
import { roundsIn } from '../methods/rankings.ts';
import type { Counted } from './counted.ts';
import { clauseOf, requirementOf } from './finding-clauses.ts';
import { isUnlisted, type Listing } from './listed-options.ts';
import { thresholdClause, tieBreakSentence } from './messages/deciding.ts';
import { quotaSentence } from './messages/transfers.ts';
import { fromUnits } from './numbers.ts';
import { roundReport } from './runoff-report.ts';
import type { ExhibitReport, OptionReport } from './schema.ts';
import { tieWords } from './tie-words.ts';
import { toCarry } from './to-carry.ts';

/** The evidence of a contest in the document. */
export function exhibitReports(
  at: number,
  options: readonly OptionReport[],
  listing: Listing,
  counted: Counted,
): ExhibitReport[] {
  const own = counted.contests[at];
  const exhibits = (own?.decided.result?.exhibits ?? []).filter((one) => !isUnlisted(one, listing));
  const conflict = own?.settled?.tieBreak;
  return [
    ...exhibits.map((one) => exhibitReport(one, at, options, counted)),
    ...(conflict ? [conflictTieBreak(conflict, counted)] : []),
  ];
}

function exhibitReport(
  exhibit: Exhibit,
  at: number,
  options: readonly OptionReport[],
  counted: Counted,
): ExhibitReport {
  const { places } = counted;
  const id = (option: number) => options[option]?.id ?? '';
  const edge = (one: { option: number; votes: number }) => ({
    option: id(one.option),
    votes: fromUnits(one.votes, places),
  });
  switch (exhibit.kind) {
    case 'threshold':
      return thresholdReport(exhibit, id(exhibit.option), at, counted);
    case 'minimum':
      return {
        kind: 'minimum',
        option: id(exhibit.option),
        votes: fromUnits(exhibit.votes, places),
        needed: fromUnits(exhibit.needed, places),
        met: exhibit.met,
        clause: clauseOf(exhibit, '', counted),
      };
    case 'veto':
      return {
        kind: 'veto',
        option: id(exhibit.option),
        against: fromUnits(exhibit.against, places),
        ...(exhibit.most > 0 && { most: fromUnits(exhibit.most, places) }),
        met: exhibit.met,
        clause: clauseOf(exhibit, '', counted),
      };
    case 'groups':
      return groupsReport(exhibit, id(exhibit.option), counted);
    case 'cut':
      return { kind: 'cut', lastIn: edge(exhibit.lastIn), firstOut: edge(exhibit.firstOut) };
    case 'nobody': {
      const votes = fromUnits(exhibit.votes, exhibit.places ?? places);
      return { kind: 'nobody', option: id(exhibit.option), votes };
    }
    case 'quota': {
      const { kind, seats } = exhibit;
      const own = {
        votes: fromUnits(exhibit.votes, places),
        of: fromUnits(exhibit.of, places),
        seats,
      };
      return { kind, ...own, sentence: quotaSentence(own) };
    }
    case 'round':
      return roundReport(exhibit, roundsBefore(exhibit, at, counted), options, {
        places,
        nobody: counted.contests[at]?.contest.nobody,
      });
    case 'tie-break':
      return tieBreakReport(exhibit, id, (option) => options[option]?.title ?? '');
  }
}

function roundsBefore({ round }: RoundExhibit, at: number, { contests }: Counted) {
  const rounds = roundsIn(contests[at]?.decided.result?.exhibits ?? []);
  return rounds.slice(0, round - 1);
}

function thresholdReport(
  finding: ThresholdFinding,
  option: string,
  at: number,
  counted: Counted,
): ExhibitReport {
  const approval = counted.contests[at]?.contest.reads === 'approval';
  const base = approval && finding.base === 'valid' ? 'valid ballots' : '';
  const need = requirementOf(finding, base, counted);
  const { rule, needed, difference, met } = need;
  const { votes, of, percent } = need.share;
  return {
    kind: 'threshold',
    option,
    votes,
    of,
    base: typeof finding.base === 'number' ? of : finding.base,
    rule,
    ...(percent !== undefined && { percent }),
    needed,
    met,
    ...(met ? { excess: difference } : { short: difference, ...toCarry(finding, at, counted) }),
    clause: thresholdClause(need),
  };
}

/** Groups that are shown by themselves have their votes; of the others only their voice is told, which decides. */
function groupsReport(
  finding: Extract<Exhibit, { kind: 'groups' }>,
  option: string,
  counted: Counted,
): ExhibitReport {
  const { blocks, situation, places } = counted;
  const heading = foldText(finding.rule.group);
  const columns = situation.groups?.columns ?? [];
  const shown = columns.flatMap((one, at) =>
    foldText(one.heading) === heading ? (blocks?.columns[at] ?? []) : [],
  );
  const alone = new Set(shown.filter((block) => block.alone).map((one) => one.title));
  return {
    kind: 'groups',
    option,
    column: finding.rule.group,
    rule: printRule(finding.rule),
    carried: finding.carried,
    of: finding.of,
    needed: finding.needed,
    met: finding.met,
    clause: clauseOf(finding, '', counted),
    groups: finding.groups.map(({ title, voice, votes, against }) => ({
      title,
      voice,
      ...(alone.has(title) && {
        votes: fromUnits(votes, places),
        against: fromUnits(against, places),
      }),
    })),
  };
}

function tieBreakReport(
  exhibit: TieBreakExhibit,
  id: (index: number) => string,
  title: (index: number) => string,
): ExhibitReport {
  const { options, seats, chosen, by, round, surplus, draws, decidedBy, reason } = exhibit;
  return {
    kind: 'tie-break',
    options: options.map(id),
    seats,
    chosen: chosen.map(id),
    by,
    ...(round !== undefined && { round }),
    ...(surplus && { surplus }),
    ...(draws && {
      draws: draws.map(({ option, text, hash }) => ({ option: id(option), text, hash })),
    }),
    ...(decidedBy !== undefined && { decidedBy }),
    ...(reason !== undefined && { reason }),
    sentence: tieBreakSentence(tieWords(exhibit, title)),
  };
}

/** A tie between conflicting contests: what was drawn between are contests. */
function conflictTieBreak(exhibit: TieBreakExhibit, { election }: Counted): ExhibitReport {
  const { contests } = election;
  return tieBreakReport(
    exhibit,
    (at) => contests[at]?.id ?? '',
    (at) => contests[at]?.title ?? '',
  );
}
