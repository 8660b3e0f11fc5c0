import { type Command, Option } from 'commander';
import {
  type CountOptions,
  type RedactOptions,
  withCountOptions,
  withRedactOptions,
} from './options.ts';
import type { Streams } from './streams.ts';

/** Adds the commands that read ballots as a count does, and print something else. */
export function addBallotCommands(
  program: Command,
  streamsFor: (options: CountOptions) => Promise<Streams>,
  finish: (code: number) => void,
): void {
  withOptions(program.command('init'), withCountOptions)
    .description('write the definition that was inferred, ready to edit')
    .argument('<ballots...>', 'CSV files or workbooks, or - for standard input')
    .option('-o, --output <file>', 'write it there, where no file is yet')
    .action(async (ballots: string[], options: CountOptions & { output?: string }) => {
      const { commands } = await import('./commands.ts');
      finish(await commands.init(ballots, options, await streamsFor(options)));
    });
  withOptions(program.command('check'), withCountOptions)
    .description('list every problem with its place, and how each column was read')
    .argument('<ballots...>', 'CSV files or workbooks, or - for standard input')
    .addOption(new Option('-f, --format <name>', 'of the list').choices(['text', 'json']))
    .action(async (ballots: string[], options: CountOptions & { format?: string }) => {
      const { commands } = await import('./commands.ts');
      finish(await commands.check(ballots, options, await streamsFor(options)));
    });
  withOptions(program.command('redact'), withCountOptions, withRedactOptions)
    .description('write the ballots fit to publish, which give the same result')
    .argument('<ballots...>', 'CSV files or workbooks, or - for standard input')
    .action(async (ballots: string[], options: CountOptions & RedactOptions) => {
      const { redactCommand } = await import('./redact.ts');
      finish(await redactCommand(ballots, options, await streamsFor(options)));
    });
}

/** The options of a command are made when it is named: nobody else sees them, and they would be a hundred. */
function withOptions(command: Command, ...add: ((command: Command) => Command)[]): Command {
  if (process.argv.includes(command.name())) for (const one of add) one(command);
  return command;
}
