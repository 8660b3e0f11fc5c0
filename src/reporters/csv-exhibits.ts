import { assertNever } from '../base/assert-never.ts';
import type { ContestReport, ExhibitReport, Report } from '../report/schema.ts';
import { type About, type Fact, factsOf, shareFact } from './csv-facts.ts';

/** What decided a contest. Of several conditions of one kind the second is `threshold2`, and so on. */
export function exhibitFacts(
  { exhibits }: ContestReport,
  about: About,
  optionOf: (id: string) => About,
  report: Report,
): Fact[] {
  const titled = (id: string): About => {
    const itemTitle = report.contests.find((contest) => contest.id === id)?.title;
    const option = optionOf(id);
    return option.itemTitle === undefined && itemTitle !== undefined
      ? { ...option, itemTitle }
      : option;
  };
  return exhibits.flatMap((exhibit, at) => {
    const before = exhibits.slice(0, at).filter((one) => subjectOf(one) === subjectOf(exhibit));
    const prefix = before.length === 0 ? exhibit.kind : `${exhibit.kind}${before.length + 1}`;
    return factsOfExhibit(exhibit, about, titled, `${prefix}.`);
  });
}

/** Conditions on one option are told apart by their number, others by the option. */
function subjectOf(exhibit: ExhibitReport): string {
  return `${exhibit.kind} ${'option' in exhibit ? exhibit.option : ''}`;
}

function factsOfExhibit(
  exhibit: ExhibitReport,
  about: About,
  optionOf: (id: string) => About,
  prefix: string,
): Fact[] {
  switch (exhibit.kind) {
    case 'threshold': {
      const { kind, option, votes, of, base, percent, clause, ...rest } = exhibit;
      const own = optionOf(option);
      const share = { votes, of, base: String(base), ...(percent !== undefined && { percent }) };
      return [shareFact(own, `${prefix}votes`, share), ...factsOf(own, rest, prefix)];
    }
    case 'minimum':
    case 'veto': {
      const { kind, option, clause, ...rest } = exhibit;
      return factsOf(optionOf(option), rest, prefix);
    }
    case 'nobody': {
      const { kind, option, ...rest } = exhibit;
      return factsOf(optionOf(option), rest, prefix);
    }
    case 'groups': {
      const { option, column, rule, carried, of, needed, met, groups } = exhibit;
      const own = optionOf(option);
      return [
        { ...own, measure: `${prefix}carried`, value: carried, of, base: column },
        ...factsOf(own, { rule, needed, met }, prefix),
        ...groups.flatMap(({ title, ...group }) =>
          factsOf({ ...own, group: column, groupTitle: title }, group, prefix),
        ),
      ];
    }
    case 'tie-break': {
      const { options, seats, chosen, by, round, surplus, draws, decidedBy, reason } = exhibit;
      return [
        ...factsOf(about, { seats, by, round, surplus, decidedBy, reason }, prefix),
        ...options.flatMap((id) => factsOf(optionOf(id), { chosen: chosen.includes(id) }, prefix)),
        ...(draws ?? []).flatMap(({ option, text, hash }) =>
          factsOf(optionOf(option), { text, hash }, prefix),
        ),
      ];
    }
    case 'round': {
      const { round, of, exhausted, options, elected = [], surplus, out, tied = [] } = exhibit;
      return [
        ...factsOf(about, { round, of, exhausted }, prefix),
        ...options.flatMap(({ option, votes }) =>
          factsOf(
            optionOf(option),
            {
              votes,
              ...(elected.includes(option) && { elected: true }),
              ...(surplus?.option === option && { surplus: surplus.votes }),
              ...(out.includes(option) && { out: true }),
              ...(tied.includes(option) && { tied: true }),
            },
            prefix,
          ),
        ),
      ];
    }
    case 'quota': {
      const { votes, of, seats } = exhibit;
      return [
        { ...about, measure: `${prefix}votes`, value: votes, of, base: 'valid' },
        ...factsOf(about, { seats }, prefix),
      ];
    }
    case 'cut': {
      const { lastIn, firstOut } = exhibit;
      return [
        ...factsOf(optionOf(lastIn.option), { lastIn: lastIn.votes }, prefix),
        ...factsOf(optionOf(firstOut.option), { firstOut: firstOut.votes }, prefix),
      ];
    }
    default:
      return assertNever(exhibit);
  }
}
