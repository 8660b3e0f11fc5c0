import type { Result } from '../../src/base/result.ts';
import { version } from '../../src/base/version.ts';
import type { Source } from '../../src/csv/source.ts';
import { readDefinition } from '../../src/election/read-definition.ts';
import type { Input, Report, TallyInput } from '../../src/index.ts';
import { definitionVocabulary } from '../../src/methods/definition-vocabulary.ts';
import { count, type Job, type Tallied } from '../../src/tally.ts';

/** Counts as the library does, and gives what was counted beside the report. */
export async function countInput(
  { ballots, definition, roll, flags }: TallyInput,
  more: Pick<Job, 'rareOptions'> = {},
) {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition ?? {});
  const read = readDefinition('definition', text, definitionVocabulary);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const counted: Result<Tallied> = await count({
    ballots: ballots.map(sourceOf),
    ...(definition !== undefined && { definition: read.value }),
    ...(roll && { roll: sourceOf(roll) }),
    ...(flags && { flags }),
    ...more,
    version,
  });
  return counted;
}

function sourceOf(input: Input): Source {
  if ('chunks' in input) return input;
  const bytes = 'text' in input ? Buffer.from(input.text, 'utf8') : input.bytes;
  return { name: input.name, chunks: [bytes] };
}

/** What must be the same of a report and of the count of its redacted ballots. */
export function sharedParts(report: Report, other: Report) {
  const nameOf = (id: string, { groups, contests }: Report) => {
    const group = groups.find((one) => one.id === id);
    const used = contests.some((one) => one.groups?.some((own) => own.group === id));
    return group && group.ballots > 0 && used ? `${group.column}: ${group.title}` : '';
  };
  const shared = new Set(other.groups.map(({ id }) => nameOf(id, other)));
  const byName = <T extends { readonly group: string }>(groups: readonly T[] = []) =>
    Object.fromEntries(
      groups.flatMap((own) => {
        const name = nameOf(own.group, report);
        return shared.has(name) && name !== '' ? [[name, { ...own, group: name }]] : [];
      }),
    );
  return {
    contests: report.contests.map(({ groups, robustness, ...rest }) => ({
      ...rest,
      margin: robustness?.margin,
      groups: byName(groups),
    })),
    categories: report.categories.map(({ groups, ...rest }) => ({
      ...rest,
      groups: byName(groups),
    })),
    voted: report.turnout.voted,
    eligible: report.turnout.eligible,
    weight: report.accounting.weight,
    groups: Object.fromEntries(
      report.groups.flatMap(({ id, ballots, weight }) => {
        const name = nameOf(id, report);
        return shared.has(name) && name !== '' ? [[name, { ballots, weight }]] : [];
      }),
    ),
  };
}
