import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '../../src/base/result.ts';
import { version } from '../../src/base/version.ts';
import { ballotSource, definitionsBeside, readText } from '../../src/cli/open-files.ts';
import { readDefinition } from '../../src/election/read-definition.ts';
import { definitionVocabulary } from '../../src/methods/definition-vocabulary.ts';
import { count, type Tallied } from '../../src/tally.ts';

export const fixtures = join(import.meta.dirname, '../../fixtures');

/** The definition that lies in a fixture's folder: its name and its text. */
function definitionOf(fixture: string): { name: string; text: string } | undefined {
  const [path] = definitionsBeside([join(fixtures, fixture)]);
  return path === undefined ? undefined : { name: basename(path), text: readText(path) };
}

/** Counts the ballots of a fixture as the command line does: every CSV file and workbook of its folder but the roll. */
export async function countFixture(
  fixture: string,
  definition = definitionOf(fixture),
): Promise<Result<Tallied>> {
  const file = definition && readDefinition(definition.name, definition.text, definitionVocabulary);
  if (file && !file.ok) return file;
  const declared = file?.value.value.roll;
  const roll = typeof declared === 'object' ? declared.file : declared;
  const source = (name: string) => ballotSource(join(fixtures, fixture, name));
  const ballots = readdirSync(join(fixtures, fixture))
    .filter((name) => /\.(csv|xlsx)$/.test(name) && name !== roll)
    .sort();
  return count({
    ballots: ballots.map(source),
    ...(file && { definition: file.value }),
    ...(roll !== undefined && { roll: source(roll) }),
    version,
  });
}
