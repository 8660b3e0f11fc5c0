import type { Base, Unit } from '../../methods/base.ts';
import { parseRule } from '../../methods/parse-rule.ts';
import { printBound } from '../../methods/print-rule.ts';
import type { EachRule, Rule } from '../../methods/rule.ts';
import { ofContest, ofPosition, ofQuorum } from '../../methods/rule-subject.ts';
import { formatNumber } from '../numbers.ts';
import { capital, ruleWords } from './outcome.ts';
import { counting } from './words.ts';

const baseParts: Readonly<Record<string, string>> = {
  valid: 'the valid votes; blanks, abstentions and invalid marks are left out',
  'valid+invalid': 'the valid votes and the invalid marks; blanks and abstentions are left out',
  'valid+abstain': 'the valid votes and the abstentions; blanks and invalid marks are left out',
  ballots: 'all counted ballots, blank ones too',
  participants: 'those who took part in the category',
  present: 'all who were present, whether they voted or not',
  eligible: 'all who are eligible, whether they voted or not',
  'eligible-abstain': 'all who are eligible, less those who said that they abstain',
};

const ruleBounds: Readonly<Record<string, string>> = {
  majority: 'more than half',
  'two-thirds': 'at least 2/3',
  'three-quarters': 'at least 3/4',
  unanimity: 'all',
};

/** Where ballots are weighted, what counts of voters and ballots are their votes. */
const weighedParts: Readonly<Record<string, string>> = {
  'valid+invalid': 'the valid and the invalid votes; blanks and abstentions are left out',
  ballots: 'the votes on all counted ballots, blank ones too',
  participants: 'the votes of those who took part in the category',
  present: 'the votes of all who were present, whether they voted or not',
  eligible: 'the votes of all who are eligible, whether they voted or not',
  'eligible-abstain':
    'the votes of all who are eligible, less those of ballots that say that they abstain',
};

/** In an approval a ballot marks several: out of what is ballots, and not marks. */
const approvedParts: Readonly<Record<Unit, string>> = {
  heads:
    'the valid ballots, each of which may mark several; blanks, abstentions and invalid marks are left out',
  weight:
    'the votes on valid ballots, each of which may mark several; blanks, abstentions and invalid marks are left out',
};

/** How the votes are weighed, and of which method they are. */
interface Setting {
  readonly unit: Unit;
  readonly method?: string | undefined;
}

/** `Majority of valid: more than half of the valid votes; …`: a rule with what its base holds. */
export function ruleExplained(canonical: string, unit: Unit, method?: string): string {
  const rule = ruleOf(canonical);
  if (rule === undefined) return `${canonical}.`;
  const words = conditionWords(rule, { unit, method });
  // A share that has no name of its own says already what it is.
  return rule.kind === 'share' && !(printBound(rule) in ruleBounds)
    ? `${capital(words)}.`
    : `${capital(canonical)}: ${words}.`;
}

function ruleOf(canonical: string): Rule | undefined {
  for (const subject of [ofContest, ofPosition, ofQuorum]) {
    const parsed = parseRule(canonical, subject);
    if ('rule' in parsed) return parsed.rule;
  }
  return undefined;
}

function conditionWords(rule: Rule, setting: Setting): string {
  switch (rule.kind) {
    case 'share': {
      const name = printBound(rule);
      return `${ruleBounds[name] ?? ruleWords(name)} of ${partsOf(rule.base, setting)}`;
    }
    case 'minimum':
      return `at least ${counting(rule.votes, 'vote')} in favour`;
    case 'maximum':
      return rule.against === 0
        ? 'no vote against, for each is a veto'
        : `at most ${counting(rule.against, 'vote')} against`;
    case 'all':
      return `${rule.of.length === 2 ? 'both' : 'all of'} ${numbered(rule.of, setting, 'and')}`;
    case 'any':
      return `${rule.of.length === 2 ? 'either' : 'one of'} ${numbered(rule.of, setting, 'or')}`;
    case 'each':
      return `${scopeWords(rule)}: ${conditionWords(rule.rule, setting)}`;
  }
}

/** `(1) more than half of …; and (2) no vote against…` */
function numbered(rules: readonly Rule[], setting: Setting, last: 'and' | 'or'): string {
  return rules
    .map((rule, at) => {
      const lead = at > 0 && at === rules.length - 1 ? `${last} ` : '';
      return `${lead}(${at + 1}) ${conditionWords(rule, setting)}`;
    })
    .join('; ');
}

function scopeWords({ group, in: share }: EachRule): string {
  switch (share.kind) {
    case 'every':
      return `in each group of "${group}" by itself`;
    case 'more-than-half':
      return `in more than half of the groups of "${group}", each by itself`;
    case 'at-least':
      return `in at least ${counting(share.groups, 'group')} of "${group}", each by itself`;
    case 'voices':
      return `each group of "${group}" has one voice, and more voices are for than against; a voice is for where this holds in the group`;
  }
}

function partsOf(base: Base, { unit, method }: Setting): string {
  if (typeof base === 'number') return formatNumber(base);
  if (base === 'valid' && method === 'approval') return approvedParts[unit];
  const weighed = unit === 'weight' ? weighedParts[base] : undefined;
  return weighed ?? baseParts[base] ?? base;
}
