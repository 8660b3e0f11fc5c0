import { type Command, Option } from 'commander';
import { positive } from './option-values.ts';
import type { Streams } from './streams.ts';
import type { TestOptions } from './test.ts';
import type { VerifyOptions } from './verify.ts';

/** Adds the commands that hold a result against a record of it. Each is loaded when it is called. */
export function addEvidenceCommands(
  program: Command,
  streams: () => Promise<Streams>,
  finish: (code: number) => void,
): void {
  program
    .command('test')
    .description('recount elections, and compare them with what is expected of them')
    .argument(
      '[paths...]',
      'folders with ballots and an expected.json or expect.json; else all here',
    )
    .option('--update', 'write what each election gives as its expected.json')
    .option('-j, --jobs <n>', 'how many threads, when not as many as pay', positive)
    .addOption(
      new Option('--reporter <name>', 'how to tell it').choices(['text', 'junit', 'github']),
    )
    .action(async (paths: string[], options: TestOptions) => {
      const { testCommand } = await import('./test.ts');
      finish(await testCommand(paths, options, await streams()));
    });
  program
    .command('verify')
    .description('recount, and say whether a report is what these ballots give')
    .argument('<report>', 'a report: JSON, or a page that holds it')
    .argument('<ballots...>', 'CSV files or workbooks, or - for standard input')
    .option('--roll <file>', 'the list of eligible voters that was used')
    .option('--definition <file>', 'what was published before the vote: a file, or its SHA-256')
    .action(async (report: string, ballots: string[], options: VerifyOptions) => {
      const { verifyCommand } = await import('./verify.ts');
      finish(await verifyCommand(report, ballots, options, await streams()));
    });
  program
    .command('diff')
    .description('say what changed between two reports')
    .argument('<before>', 'a report: JSON, or a page that holds it')
    .argument('<after>', 'another')
    .addOption(new Option('-f, --format <name>', 'of the differences').choices(['text', 'json']))
    .action(async (before: string, after: string, options: { format?: string }) => {
      const { diffCommand } = await import('./diff.ts');
      finish(diffCommand(before, after, options, await streams()));
    });
}
