import type { Base } from './base.ts';
import type { GroupMeasure, Measure } from './measure.ts';
import { type EachRule, neededVotes, type Rule, type ShareRule } from './rule.ts';

/** A share of a base, as it was met or not. In the unit that decides. */
export interface ThresholdFinding {
  readonly kind: 'threshold';
  readonly rule: ShareRule;
  readonly votes: number;
  readonly of: number;
  readonly base: Base;
  readonly needed: number;
  readonly met: boolean;
}

/** So many votes at least. */
interface MinimumFinding {
  readonly kind: 'minimum';
  readonly votes: number;
  readonly needed: number;
  readonly met: boolean;
}

/** Votes against, where there may be so many at most; where there may be none, each is a veto. */
interface VetoFinding {
  readonly kind: 'veto';
  readonly against: number;
  readonly most: number;
  readonly met: boolean;
}

/** How one group decided. A silent one is divided evenly, or has nobody in the base. */
interface GroupFinding {
  readonly title: string;
  readonly votes: number;
  readonly against: number;
  readonly voice: 'for' | 'against' | 'silent';
}

/** In how many groups a rule holds. */
interface GroupsFinding {
  readonly kind: 'groups';
  readonly rule: EachRule;
  readonly carried: number;
  readonly of: number;
  readonly needed: number;
  readonly met: boolean;
  readonly groups: readonly GroupFinding[];
}

export type Finding = ThresholdFinding | MinimumFinding | VetoFinding | GroupsFinding;

/** A rule held against a measure, with what was found on the way. */
export interface Verdict {
  readonly met: boolean;
  /** whether anybody is in the bases of the rule: `nobody` decides nothing; `no-base` where it has none */
  readonly bases: 'somebody' | 'nobody' | 'no-base';
  readonly findings: readonly Finding[];
}

/** Holds a rule against a measure. Every base is known here: a rule on an unknown one is refused before counting. */
export function evaluate(rule: Rule, measure: Measure): Verdict {
  switch (rule.kind) {
    case 'share':
      return evaluateShare(rule, measure);
    case 'minimum': {
      const needed = rule.votes * measure.scale;
      const met = measure.votes >= needed;
      return alone({ kind: 'minimum', votes: measure.votes, needed, met });
    }
    case 'maximum': {
      const against = measure.against();
      const most = rule.against * measure.scale;
      return alone({ kind: 'veto', against, most, met: against <= most });
    }
    case 'all':
    case 'any':
      return evaluateSeveral(
        rule.kind,
        rule.of.map((part) => evaluate(part, measure)),
      );
    case 'each':
      return evaluateGroups(rule, measure.groupsOf(rule.group));
  }
}

function alone(finding: Finding): Verdict {
  return { met: finding.met, bases: 'no-base', findings: [finding] };
}

/** A base of nobody is met by nobody, whatever the comparison. */
function evaluateShare(rule: ShareRule, measure: Measure): Verdict {
  const of = measure.sizeOf(rule.base) ?? 0;
  const needed = neededVotes(rule, of);
  const met = of > 0 && measure.votes >= needed;
  const { base } = rule;
  return {
    met,
    bases: of > 0 ? 'somebody' : 'nobody',
    findings: [{ kind: 'threshold', rule, votes: measure.votes, of, base, needed, met }],
  };
}

function evaluateSeveral(kind: 'all' | 'any', parts: readonly Verdict[]): Verdict {
  const met = kind === 'all' ? parts.every((part) => part.met) : parts.some((part) => part.met);
  return {
    met,
    bases: joinedBases(parts.map((part) => part.bases)),
    findings: parts.flatMap((part) => part.findings),
  };
}

function joinedBases(bases: readonly Verdict['bases'][]): Verdict['bases'] {
  if (bases.includes('somebody')) return 'somebody';
  return bases.includes('nobody') ? 'nobody' : 'no-base';
}

function evaluateGroups(rule: EachRule, groups: readonly GroupMeasure[]): Verdict {
  const verdicts = groups.map(({ measure }) => evaluate(rule.rule, measure));
  const findings = groups.map(({ title, measure }, at): GroupFinding => {
    const against = measure.against();
    const verdict = verdicts[at];
    const voice = isLimitInEach(rule) && verdict?.met ? 'for' : voiceOf(verdict, measure, against);
    return { title, votes: measure.votes, against, voice };
  });
  const carried = findings.filter((one) => one.voice === 'for').length;
  const needed = neededGroups(rule, findings);
  const met = groups.length > 0 && carried >= needed;
  return {
    met,
    bases: joinedBases(verdicts.map((verdict) => verdict.bases)),
    findings: [{ kind: 'groups', rule, carried, of: groups.length, needed, met, groups: findings }],
  };
}

function voiceOf(
  verdict: Verdict | undefined,
  { votes, rival }: Measure,
  against: number,
): GroupFinding['voice'] {
  const voted = votes > 0 || against > 0;
  const nobody = verdict?.bases === 'nobody' || (verdict?.bases === 'no-base' && !voted);
  if (verdict?.met && !nobody) return 'for';
  return nobody || votes === rival() ? 'silent' : 'against';
}

/** `no veto in each "Class"`: a group whose members all abstain or stay away has cast none. */
export function isLimitInEach({ rule, in: share }: EachRule): boolean {
  return rule.kind === 'maximum' && share.kind === 'every';
}

/** How many groups must carry: of voices, one more than are against, and one at least. */
function neededGroups(rule: EachRule, groups: readonly GroupFinding[]): number {
  switch (rule.in.kind) {
    case 'every':
      return groups.length;
    case 'more-than-half':
      return Math.floor(groups.length / 2) + 1;
    case 'at-least':
      return rule.in.groups;
    case 'voices':
      return groups.filter((one) => one.voice === 'against').length + 1;
  }
}
