import { foldText } from '../base/fold.ts';
import type { ContestContext, Draft } from './contest-draft.ts';
import type { ContestDefinition } from './definition.ts';
import type { Option } from './election.ts';
import { nobodyAmong } from './nobody.ts';
import type { SpreadLayout } from './spread.ts';

/** Boxes have headings for options, and of a ranking the first choices alone are counted. */
const asidePossible: ReadonlySet<SpreadLayout> = new Set(['votes', 'list']);

/**
 * A contest whose options were learnt, as it is published: those that one voter alone wrote are write-ins.
 * Undefined where there are none, or where something names options that only the ballots show.
 */
export function withRareAside(
  id: string,
  { own, spread }: Draft,
  learnt: readonly Option[],
  separator: string | undefined,
  { settings }: ContestContext,
): ContestDefinition | undefined {
  const rare = settings.rareOptions?.get(id);
  if (rare === undefined || (spread && !asidePossible.has(spread.layout))) return undefined;
  const { ties, categories = [], contests = [] } = settings.definition;
  const named =
    own.options !== undefined ||
    own.none !== undefined ||
    (own.ties ?? ties ?? 'report') !== 'report' ||
    categories.length > 0 ||
    contests.some((one) => one.if !== undefined);
  if (named) return undefined;
  const nobody = nobodyAmong(learnt);
  const common = learnt.filter(({ title }, at) => at === nobody || !rare.has(foldText(title)));
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
