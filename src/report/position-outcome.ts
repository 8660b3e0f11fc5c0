import type { Fraction } from '../base/fraction.ts';
import type { Position } from '../election/election.ts';
import type { NamedBase } from '../methods/base.ts';
import { readRule } from '../methods/decide.ts';
import { parseRule } from '../methods/parse-rule.ts';
import { decidePosition, type Support } from '../methods/position.ts';
import { sharesOf } from '../methods/rule.ts';
import { ofContest, ofPosition } from '../methods/rule-subject.ts';
import type { Counted } from './counted.ts';
import { clauseOf } from './finding-clauses.ts';
import { positionSentence } from './messages/category.ts';
import type { PositionReport } from './schema.ts';

/** The shares that a position's rule takes of one base. */
export function limitsOn({ rule }: Position, base: NamedBase): readonly Fraction[] {
  if (rule === undefined) return [];
  const shares = sharesOf(readRule(rule, ofPosition));
  return shares.filter((share) => share.base === base).map((share) => share.share);
}

/** What came of a position that has a rule, and the band that it reaches. */
export function positionOutcome(
  { rule }: Position,
  support: Support,
  counted: Counted,
): Pick<PositionReport, 'rule' | 'outcome' | 'band'> {
  const { situation, unit, election } = counted;
  const electorate = { ...situation.electorate, ...presentIn(counted) };
  const holds = (text: string) => {
    const parsed = parseRule(text, ofPosition);
    if ('fault' in parsed) return undefined;
    return decidePosition(parsed.rule, support, electorate, unit, situation.scale ?? 1);
  };
  // Behind a band that cannot be held against voters none is named: it may be the one that is reached.
  const held = election.bands.map(({ title, rule: text }) => ({
    title,
    verdict: holds(bandText(text)),
  }));
  const first = held.find(({ verdict }) => verdict === undefined || verdict.met);
  const band = first?.verdict && first;
  const verdict = rule === undefined ? undefined : holds(rule);
  const named = band && { band: band.title };
  if (rule === undefined || verdict === undefined) return { ...named };
  const kind =
    verdict.bases === 'nobody' || support.participants.heads === 0
      ? 'no-votes'
      : verdict.met
        ? 'passed'
        : 'not-passed';
  const clauses = verdict.findings.map((finding) => clauseOf(finding, '', counted));
  return {
    rule,
    outcome: { kind, sentence: positionSentence(kind, clauses) },
    ...(kind === 'passed' && named),
  };
}

function presentIn({ election, situation }: Counted): { present?: number } {
  return election.present === undefined
    ? {}
    : { present: election.present * (situation.scale ?? 1) };
}

/** A band that names no base was read as one of contests: of a position it is of the participants. */
function bandText(text: string): string {
  const parsed = parseRule(text, ofContest);
  const own = 'rule' in parsed ? sharesOf(parsed.rule) : [];
  return own.every((share) => share.base === ofContest.base)
    ? text.replaceAll(' of valid', ' of participants')
    : text;
}
