import { allOf, always, anyOf, type Condition, isLevel } from './condition.ts';
import type { Field } from './field.ts';
import { decides } from './rule-condition.ts';
import { difference } from './sum.ts';

/** When a question passes: its rule is met by somebody, or its votes are even and a decision carries it. */
export function passes({ rule, casting, measure, sum }: Field): Condition {
  if (rule === undefined) return always;
  const [yes, no] = [0, 1];
  const lead = difference(sum(yes), sum(no));
  const met = decides(rule, measure(yes), sum('valid'));
  if (casting === undefined) return met;
  return anyOf([met, allOf([decides(casting, measure(yes), sum('valid')), isLevel(lead)])]);
}
