import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { failure, type Result, success } from '../base/result.ts';
import { version } from '../base/version.ts';
import type { Source } from '../csv/source.ts';
import type { DefinitionFile } from '../election/settings.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { count, type Job, type Tallied } from '../tally.ts';
import { flagsOf } from './flags.ts';
import { namesApart } from './names-apart.ts';
import {
  ballotSource,
  definitionsBeside,
  notReadable,
  readText,
  unreadable,
} from './open-files.ts';
import type { CountOptions } from './options.ts';
import type { Progress } from './progress.ts';
import type { ReadThreads } from './read-threads.ts';
import { isSameFile } from './write-file.ts';

/** A count that is ready to run, and the files it will read. */
export interface Prepared {
  readonly job: Job;
  /** what is wrong with the ballots that cannot be opened */
  readonly closed: readonly Diagnostic[];
  readonly inputs: readonly string[];
  /** the threads that read beside this one, where more than one pays: of the ballots, and then of the roll */
  readonly threads: readonly ReadThreads[];
}

/** Finds the definition and the roll and names the ballots: what every command that counts begins with. */
export async function prepareCount(
  ballots: readonly string[],
  options: CountOptions,
): Promise<Result<Prepared>> {
  const unfit = unfitNames(ballots);
  if (unfit) return failure([unfit]);
  const given = await findGiven(ballots, options);
  return given.ok ? success(await prepareWith(given.value, ballots, options)) : given;
}

/** The same for a folder: its ballots are all of its tables but the roll. */
export async function prepareFolder(
  tables: readonly string[],
  options: CountOptions,
): Promise<{ readonly ballots: readonly string[]; readonly count: Result<Prepared> }> {
  const given = await findGiven(tables, options);
  if (!given.ok) return { ballots: tables, count: given };
  const ballots = tables.filter((path) => path !== given.value.roll);
  const unfit = unfitNames(ballots);
  if (unfit) return { ballots, count: failure([unfit]) };
  return { ballots, count: success(await prepareWith(given.value, ballots, options)) };
}

/** What keeps ballots from being those of one election, as their names tell. */
function unfitNames(ballots: readonly string[]): Diagnostic | undefined {
  if (ballots.length === 0) return diagnose('file.none', {});
  if (ballots.filter((one) => one === '-').length > 1) return diagnose('file.stdin-twice', {});
  const twice = ballots.find((one, at) =>
    ballots.slice(0, at).some((other) => isSameFile(one, other)),
  );
  return twice === undefined ? undefined : diagnose('files.same', { first: twice, second: twice });
}

/** What is given beside the ballots, with the paths of both. */
interface Given {
  readonly path?: string;
  readonly definition?: DefinitionFile;
  readonly roll?: string;
}

async function findGiven(
  ballots: readonly string[],
  options: CountOptions,
): Promise<Result<Given>> {
  const path = options.config === false ? undefined : (options.config ?? definitionBeside(ballots));
  if (typeof path === 'object') return failure([diagnose('definition.two', path)]);
  const definition = path === undefined ? undefined : await loadDefinition(path);
  if (definition && !definition.ok) return definition;
  const declared = definition?.value.value.roll;
  const beside =
    path === undefined || declared === undefined ? undefined : rollPath(path, declared);
  const roll = options.roll ?? beside;
  return success({
    ...(path !== undefined && { path }),
    ...(definition && { definition: definition.value }),
    ...(roll !== undefined && { roll }),
  });
}

async function prepareWith(
  { path, definition, roll }: Given,
  ballots: readonly string[],
  options: CountOptions,
): Promise<Prepared> {
  const closed = ballots.flatMap(notReadable);
  const open = ballots.filter((one) => notReadable(one).length === 0);
  const threads = await threadsFor(open, options.threads, 'at once');
  const rollThreads =
    roll === undefined ? undefined : await threadsFor([roll], options.threads, 'when needed');
  const names = namesApart(open);
  const job: Job = {
    ballots: open.map((path, at) => ({
      ...sharedSource(path, threads),
      ...(path !== '-' && { name: names[at] ?? path }),
    })),
    ...(definition && { definition }),
    ...(roll !== undefined && { roll: sharedSource(roll, rollThreads) }),
    flags: flagsOf(options),
    version,
  };
  return {
    job,
    closed,
    inputs: [...ballots, path, roll]
      .filter((one) => one !== undefined)
      .filter((one) => one !== '-'),
    threads: [threads, rollThreads].filter((one) => one !== undefined),
  };
}

function sharedSource(path: string, threads: ReadThreads | undefined): Source {
  return {
    ...ballotSource(path),
    ...(threads && { elsewhere: (shape, bytes) => threads.elsewhere(path, shape, bytes) }),
  };
}

/**
 * From so many bytes on a second thread pays for the 5 MB that it takes: of 57 MB it saves 6% of the time at
 * most, of 54 MB of long checkbox cells nothing, of 134 MB a fifth.
 */
const worthThreads = 64 * 2 ** 20;

/** So many bytes are enough for one thread where there are several. */
const worthAThread = 24 * 2 ** 20;

/** Threads to read with; what they are made of is loaded only where there are any. */
async function threadsFor(
  paths: readonly string[],
  wanted: number | undefined,
  when: 'at once' | 'when needed',
): Promise<ReadThreads | undefined> {
  const files = paths.filter((path) => path !== '-');
  const size = files.reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const threads = wanted ?? (size < worthThreads ? 1 : 1 + Math.floor(size / worthAThread));
  if (threads < 2 || size === 0) return undefined;
  const { readThreads, atMost } = await import('./read-threads.ts');
  const own = wanted ?? atMost(threads);
  return own < 2 ? undefined : readThreads(files, own, when);
}

/** Counts; a file that the system will not give is one more thing that is wrong with the input. */
export async function countPrepared(
  { job, closed, threads }: Prepared,
  progress?: Progress,
): Promise<Result<Tallied>> {
  const watched = progress ? watchedJob(job, progress) : job;
  try {
    if (closed.length === 0) return await count(watched);
    const rest = job.ballots.length > 0 ? await count(watched) : failure([]);
    return failure([...closed, ...(rest.ok ? [] : rest.problems)]);
  } catch (error) {
    const written = job.definition?.problems ?? [];
    return failure([...written, unreadable(error, 'file.unreadable')]);
  } finally {
    for (const one of threads) one.close();
    await progress?.done();
  }
}

function watchedJob(job: Job, { watch }: Progress): Job {
  return { ...job, ballots: job.ballots.map(watch), ...(job.roll && { roll: watch(job.roll) }) };
}

export async function runCount(
  ballots: readonly string[],
  options: CountOptions,
  progress?: Progress,
): Promise<Result<Tallied>> {
  const prepared = await prepareCount(ballots, options);
  return prepared.ok ? countPrepared(prepared.value, progress) : prepared;
}

/** The definition beside the ballots, or the two that there are. */
function definitionBeside(
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
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    return failure([unreadable(error, 'definition.unreadable')]);
  }
  const { readDefinition } = await import('../election/read-definition.ts');
  return readDefinition(basename(path), text, definitionVocabulary);
}
