import { foldText } from '../base/fold.ts';
import { valueList } from './column-facts.ts';
import type { ContestContext, Draft } from './contest-draft.ts';
import type { ContestDefinition } from './definition.ts';
import type { Option } from './election.ts';
import { nobodyAmong } from './nobody.ts';
import { leastPublic } from './policies.ts';
import { optionNames, splitterAt } from './split-cell.ts';

/**
 * A contest whose options were learnt, as it is published: those that one voter alone wrote are write-ins.
 * Undefined where there are none, or where something names options that only the ballots show.
 */
export function withRareAside(
  { own, facts, spread }: Draft,
  learnt: readonly Option[],
  separator: string | undefined,
  { settings }: ContestContext,
): ContestDefinition | undefined {
  if (settings.rareOptions === undefined || facts === undefined || spread !== undefined)
    return undefined;
  const { ties, categories = [], contests = [] } = settings.definition;
  const named =
    own.options !== undefined ||
    own.none !== undefined ||
    (own.ties ?? ties ?? 'report') !== 'report' ||
    categories.length > 0 ||
    contests.some((one) => one.if !== undefined);
  if (named) return undefined;
  const names = optionNames(learnt);
  const splitter = separator === undefined ? undefined : splitterAt(separator, names);
  const rows = learnt.map(() => 0);
  const list = valueList(facts);
  for (let at = 0; at < list.length; at += 1) {
    const whole = names.get(list.foldedAt(at));
    const marked = splitter ? splitter.split(list.textAt(at)).options : [whole ?? -1];
    for (const option of new Set(marked)) rows[option] = (rows[option] ?? 0) + list.rowsAt(at);
  }
  const nobody = nobodyAmong(learnt);
  const common = learnt.filter((_, at) => at === nobody || (rows[at] ?? 0) >= leastPublic);
  if (common.length === 0 || common.length === learnt.length) return undefined;
  return {
    ...own,
    options: common.map(({ id, title, aliases }) => ({ id, title, aliases: [...aliases] })),
    writeIns: true,
    ...(separator !== undefined && { separator }),
  };
}

/** Whether options are the same by their titles, in whatever order. */
export function namesSame(some: readonly Option[], others: readonly Option[]): boolean {
  const titles = new Set(others.map(({ title }) => foldText(title)));
  return some.length === others.length && some.every(({ title }) => titles.has(foldText(title)));
}
