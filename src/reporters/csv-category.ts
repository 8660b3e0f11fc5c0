import type { CategoryReport, Report } from '../report/schema.ts';
import { type About, type Fact, factsOf, shareFact } from './csv-facts.ts';

/** Every figure of one category. A combination has the ids of its positions, joined by a plus. */
export function categoryFacts(category: CategoryReport, { groups }: Report): Fact[] {
  const { id, title, within, counts, participants, heads, none, several, contests } = category;
  const about = { section: 'category', id, title };
  const { ids, ...totals } = contests;
  const titleOf = (position: string) =>
    category.positions.find((one) => one.id === position)?.title ?? position;
  const positionOf = (own: About, position: string): About => ({
    ...own,
    item: position,
    itemTitle: titleOf(position),
  });
  const overlapFacts = (own: About, overlaps: CategoryReport['overlaps']): Fact[] =>
    overlaps.map(({ positions, voters }) => ({
      ...own,
      item: positions.join('+'),
      itemTitle: positions.map(titleOf).join(' + '),
      measure: 'overlap',
      value: voters,
    }));
  return [
    ...factsOf(about, { within, counts, participants, heads, none, several }),
    ...factsOf(about, totals, 'contests.'),
    ...category.positions.flatMap((position) => {
      const own = positionOf(about, position.id);
      return [
        shareFact(own, 'supporters', position.ofParticipants),
        shareFact(own, 'ofBallots', position.ofBallots),
        ...factsOf(own, {
          only: position.only,
          heads: position.heads,
          status: position.status,
          rule: position.rule,
          outcome: position.outcome?.kind,
          band: position.band,
        }),
      ];
    }),
    ...overlapFacts(about, category.overlaps),
    ...(category.groups ?? []).flatMap((one) => {
      const groupTitle = groups.find((group) => group.id === one.group)?.title ?? one.group;
      const own = { ...about, group: one.group, groupTitle };
      return [
        ...factsOf(own, { participants: one.participants, none: one.none }),
        ...one.positions.flatMap((position) => [
          shareFact(positionOf(own, position.id), 'supporters', position.share),
          ...factsOf(positionOf(own, position.id), { only: position.only }),
        ]),
        ...overlapFacts(own, one.overlaps),
      ];
    }),
  ];
}
