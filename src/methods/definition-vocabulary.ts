import { printFraction } from '../base/fraction.ts';
import type { MethodVocabulary } from '../election/definition-rules.ts';
import type { KnownMethods } from '../election/settings.ts';
import { defaultFor, methods } from './index.ts';
import { methodIds } from './method-ids.ts';
import { parseRule } from './parse-rule.ts';
import { printRule } from './print-rule.ts';
import { groupRulesOf, limitsOf, sharesOf } from './rule.ts';
import { ofContest, ofPosition, ofQuorum } from './rule-subject.ts';

const subjects = { contest: ofContest, position: ofPosition, quorum: ofQuorum } as const;

/** What the schema of a definition takes from the table of methods. */
export const definitionVocabulary: MethodVocabulary = {
  methods: methodIds,
  ruleFault: (text, of) => {
    const parsed = parseRule(text, subjects[of]);
    return 'fault' in parsed ? parsed.fault : undefined;
  },
};

/** What the election takes from the methods and from their rules. */
export const knownMethods: KnownMethods = {
  reads: new Map(methods.map((method) => [method.id, method.reads])),
  defaultFor,
  readRule: (text, of) => {
    const parsed = parseRule(text, subjects[of]);
    if ('fault' in parsed) return undefined;
    const { rule } = parsed;
    return {
      text: printRule(rule, subjects[of].counts),
      bases: [...new Set(sharesOf(rule).map((share) => share.base))],
      groups: [...new Set(groupRulesOf(rule).map((each) => each.group))],
      basesInGroups: [
        ...new Set(
          groupRulesOf(rule).flatMap((each) => sharesOf(each.rule).map((one) => one.base)),
        ),
      ],
      shares: [...new Set(sharesOf(rule).map(({ share }) => printFraction(share)))],
      limits: limitsOf(rule).map((limit) => printRule(limit)),
    };
  },
};
