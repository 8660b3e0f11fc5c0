import { basename, dirname, join } from 'node:path';
import { diagnose } from '../base/diagnostic.ts';
import { failure, type Result } from '../base/result.ts';
import { version } from '../base/version.ts';
import type { DefinitionFile } from '../election/settings.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { count, type Tallied } from '../tally.ts';
import { ballotSource, definitionsBeside, readText } from './open-files.ts';
import { type CountOptions, flagsOf } from './options.ts';

/** Finds the definition and the roll, opens the ballots and counts them: what every command that counts begins with. */
export async function runCount(
  ballots: readonly string[],
  options: CountOptions,
): Promise<Result<Tallied>> {
  if (ballots.length === 0) return failure([diagnose('file.none', {})]);
  const path = options.config === false ? undefined : (options.config ?? besides(ballots));
  if (typeof path === 'object') return failure([diagnose('definition.two', path)]);
  const definition = path === undefined ? undefined : await loadDefinition(path);
  if (definition && !definition.ok) return definition;
  const declared = definition?.value.value.roll;
  const beside =
    path === undefined || declared === undefined ? undefined : rollPath(path, declared);
  const roll = options.roll ?? beside;
  return count({
    ballots: ballots.map(ballotSource),
    ...(definition && { definition: definition.value }),
    ...(roll !== undefined && { roll: ballotSource(roll) }),
    flags: flagsOf(options),
    version,
  });
}

function besides(
  ballots: readonly string[],
): string | undefined | { first: string; second: string } {
  const [first, second] = definitionsBeside(ballots);
  return first !== undefined && second !== undefined ? { first, second } : first;
}

function rollPath(definition: string, roll: string | { readonly file: string }): string {
  return join(dirname(definition), typeof roll === 'string' ? roll : roll.file);
}

/** The schema is loaded only when there is a definition to check. */
async function loadDefinition(path: string): Promise<Result<DefinitionFile>> {
  const text = readText(path);
  const { readDefinition } = await import('../election/read-definition.ts');
  return readDefinition(basename(path), text, definitionVocabulary);
}
