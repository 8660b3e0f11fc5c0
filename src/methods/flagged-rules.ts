import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { suggesting } from '../base/suggest.ts';
import type { Flags } from '../election/settings.ts';
import { parseRule } from './parse-rule.ts';
import { ofContest, ofQuorum, type RuleSubject } from './rule-subject.ts';

/** What is wrong with the rules that flags give. */
export function ruleProblems({ rules, quorum }: Flags): Diagnostic[] {
  const fault = (text: string | undefined, subject: RuleSubject, path: string): Diagnostic[] => {
    const parsed = text === undefined ? undefined : parseRule(text, subject);
    if (text === undefined || parsed === undefined || 'rule' in parsed) return [];
    const { at, found, expected, suggestion } = parsed.fault;
    const place = { path, ...suggesting(suggestion) };
    return [diagnose('definition.rule', { text, at, found, expected }, [place])];
  };
  return [
    ...[...(rules ?? new Map()).values()].flatMap((rule) => fault(rule, ofContest, '--rule')),
    ...fault(quorum, ofQuorum, '--quorum'),
  ];
}
