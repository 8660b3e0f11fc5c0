import { failure, type Result, success } from '../base/result.ts';
import { version } from '../base/version.ts';
import { readDefinition } from '../election/read-definition.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { filesMissing, rollMissing, rollTooMany } from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { safe } from '../reporters/visible.ts';
import { count, type Tallied } from '../tally.ts';
import { type HashedFile, hashFile, matchInputs } from './match-inputs.ts';
import { namesApart } from './names-apart.ts';
import { notReadable, unreadable } from './open-files.ts';

/** An input of the report, and the file that stands for it. */
export interface Match {
  readonly claim: Report['inputs'][number];
  readonly file: HashedFile;
}

/** What the report was counted from and was not named, as a sentence. */
export function missingFile(
  { inputs }: Report,
  ballots: readonly string[],
  roll: string | undefined,
): string | undefined {
  const names = inputs.filter(({ role }) => role === 'ballots').map(({ name }) => safe(name));
  if (names.length !== ballots.length) return filesMissing(names, ballots.length);
  const own = inputs.find(({ role }) => role === 'roll');
  if (own !== undefined && roll === undefined) return rollMissing(safe(own.name));
  return own === undefined && roll !== undefined ? rollTooMany : undefined;
}

/** The files that were named, each with the input of the report that it stands for. */
export async function openInputs(
  { inputs }: Report,
  ballots: readonly string[],
  roll: string | undefined,
  piped: HashedFile | undefined,
): Promise<Result<Match[]>> {
  const closed = [...ballots, ...(roll === undefined ? [] : [roll])].flatMap(notReadable);
  if (closed.length > 0) return failure(closed);
  try {
    const claims = (role: 'ballots' | 'roll') => inputs.filter((one) => one.role === role);
    const names = namesApart(ballots);
    const files = await Promise.all(
      ballots.map((path, at) =>
        path === '-' && piped !== undefined ? piped : hashFile(path, names[at]),
      ),
    );
    const rolls = roll === undefined ? [] : [await hashFile(roll)];
    const matches = [
      ...matchInputs(claims('ballots'), files),
      ...matchInputs(claims('roll'), rolls),
    ];
    return success(matches);
  } catch (error) {
    return failure([unreadable(error, 'file.unreadable')]);
  }
}

/** A count by the definition in a report. */
interface Recount {
  readonly report: Report;
  /** whether the rulings name rows that are not there, and were left out */
  readonly withoutRulings: boolean;
}

/**
 * Counts by the definition in a report, in which nothing is left to infer. A ruling names its row by a
 * hash of all ballots: where these are others, it is left out, so that the contests are compared all the same.
 */
export async function recountReport(
  name: string,
  { definition }: Report,
  matches: readonly Match[],
): Promise<Result<Recount>> {
  const { rulings, ...rest } = definition.value;
  const counted = await recount(name, JSON.stringify(definition.value), matches);
  if (counted.ok) return success({ report: counted.value.report, withoutRulings: false });
  const lost = counted.problems.filter(({ severity }) => severity === 'error');
  if (!lost.every(({ code }) => code === 'ruling.nobody')) return counted;
  const again = await recount(name, JSON.stringify(rest), matches);
  if (!again.ok) return counted;
  const report = { ...again.value.report, definition };
  return success({ report, withoutRulings: true });
}

/** Counts the files under the names that the report gives them, by a definition. */
export async function recount(
  name: string,
  text: string,
  matches: readonly {
    readonly claim: Pick<Match['claim'], 'name' | 'role'>;
    readonly file: HashedFile;
  }[],
): Promise<Result<Tallied>> {
  const definition = readDefinition(name, text, definitionVocabulary);
  if (!definition.ok) return definition;
  const sources = (role: 'ballots' | 'roll') =>
    matches
      .filter(({ claim }) => claim.role === role)
      .map(({ claim, file }) => ({ name: claim.name, chunks: file.open() }));
  const [roll] = sources('roll');
  return count({
    ballots: sources('ballots'),
    definition: definition.value,
    ...(roll && { roll }),
    version,
  });
}
