import { existsSync } from 'node:fs';
import { type Argument, Command, CommanderError } from 'commander';
import { suggest } from '../base/suggest.ts';
import { version } from '../base/version.ts';
import { safe } from '../reporters/visible.ts';
import { addBallotCommands } from './ballot-commands.ts';
import { addEvidenceCommands } from './evidence-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { writeReason } from './open-files.ts';
import {
  type CountOptions,
  type OutputOptions,
  withCountOptions,
  withOutputOptions,
} from './options.ts';
import { outletOf } from './outlet.ts';
import { schemaNames } from './schema-names.ts';
import { showsProgress } from './shows-progress.ts';
import type { Streams } from './streams.ts';
import { terminalOf } from './terminal.ts';

let outputFailed = false;

const stdout = outletOf(1, () =>
  // A reader that closes the pipe early (head, less) is no failure of ours; a stdout that cannot be written is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || outputFailed) return;
    outputFailed = true;
    process.exitCode = exitCodes.output;
    stderr.write(`error: standard output was not written: ${writeReason(error)}.\n`);
  }),
);
// There is no place left to say it.
const stderr = outletOf(2, () => process.stderr.on('error', () => {}));

async function streamsFor(options: Pick<CountOptions, 'color' | 'quiet'>): Promise<Streams> {
  const { env } = process;
  const { write: err } = stderr;
  const looking = terminalOf(stderr.screen(), env, options.color);
  return {
    out: stdout.write,
    err,
    terminal: terminalOf(stdout.screen(), env, options.color),
    ...(showsProgress(looking.isTerminal, env, options) && {
      progress: (await import('./progress.ts')).progressOn(err, looking, () => performance.now()),
    }),
  };
}

const examples = `
Examples:
  tally ballots.csv                                count a form export as it is
  tally --format json ballots.csv | jq .contests
  tally --rule "two-thirds of ballots" ballots.csv another rule and denominator
  tally --roll members.csv --closes "2019-03-29 18:00" --zone Asia/Tokyo b.csv
  tally --contest "Board" --method approval --seats 3 ballots.csv
  tally --quorum 25% --eligible 612 ballots.csv    nothing is decided without it
  tally north.csv south.csv -o result.json -o result.md -o minutes.txt
  tally init ballots.csv -o election.yaml          how it was read, to be edited
  tally check ballots.csv                          every problem with its place
  tally --require passed=budget ballots.csv        exit code 1 unless it passed
  tally test elections                             recount, compare with records
  tally verify report.json ballots.csv             do these ballots give it?

An election.yaml (or .json) beside the ballots is used; --config names another,
--no-config uses none.
Rules: majority, two-thirds, three-quarters, or "> 60%", ">= 2/3"; then "of" and
a base: valid (default), valid+invalid, valid+abstain, ballots, present,
eligible, eligible-abstain, or a number. "at least 3 in favour",
"at most 2 against", "no veto"; joined by "and", "or"; and in groups:
'majority in each "Class"'.

Exit codes: 0 counted; 1 a demand on it is not met; 2 usage or definition;
  3 input that cannot be read as ballots; 4 output that could not be written;
  70 a bug in tally.`;

const commandNames = ['init', 'check', 'redact', 'schema', 'test', 'verify', 'diff', 'help'];

function programFor(finish: (code: number) => void): Command {
  const program = bareProgram();
  addCount(program, finish);
  addBallotCommands(program, streamsFor, finish);
  program
    .command('schema')
    .description('print the JSON Schema of a definition, of a report, or of what check finds')
    .addArgument(program.createArgument('<document>', 'which').choices(schemaNames))
    .action(async (name: (typeof schemaNames)[number]) => {
      const { schemaCommand } = await import('./schema.ts');
      finish(await schemaCommand(name, await streamsFor({ color: true })));
    });
  addEvidenceCommands(program, () => streamsFor({ color: true }), finish);
  for (const command of program.commands) command.exitOverride();
  return program;
}

/** The program as its help describes it, without options and commands. */
function bareProgram(): Command {
  return new Command('tally')
    .description(
      'Counts the ballots of a CSV file: who won, out of what, by which rule, and what was set aside.',
    )
    .version(version)
    .argument('[ballots...]', 'CSV files or workbooks, or - for standard input')
    .showHelpAfterError('(tally --help shows how)')
    .configureHelp({
      showGlobalOptions: false,
      // Without the options of each the page stays as wide as it is.
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    })
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: stdout.write,
      writeErr: (text) => stderr.write(`${text.split('\n').map(safe).join('\n')}`),
      getOutHelpWidth: () => stdout.screen().columns ?? 80,
      // The help has no colours of its own.
      getOutHasColors: () => false,
    })
    .addHelpText('after', examples);
}

function argumentTerm(one: Argument): string {
  const name = `${one.name()}${one.variadic ? '...' : ''}`;
  return one.required ? `<${name}>` : `[${name}]`;
}

/** What is done where no command is named. A mistyped one would be taken for a file. */
function addCount(program: Command, finish: (code: number) => void): void {
  withOutputOptions(withCountOptions(program)).action(
    async (ballots: string[], options: CountOptions & OutputOptions) => {
      const [first = '', second] = ballots;
      if (first === 'help' && !existsSync(first))
        return (program.commands.find((one) => one.name() === second) ?? program).help();
      const meant = existsSync(first) ? undefined : suggest(first, commandNames);
      if (meant !== undefined && !first.includes('.')) {
        program.error(`error: there is no command or file '${first}' (did you mean ${meant}?)`);
      }
      const { commands } = await import('./commands.ts');
      finish(await commands.count(ballots, options, await streamsFor(options)));
    },
  );
}

async function main(): Promise<number> {
  let code: number = exitCodes.counted;
  const program = programFor((given) => {
    code = given;
  });
  try {
    await program.parseAsync();
    return code;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.counted : exitCodes.usage;
    stderr.write(
      `tally met a bug of its own; please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return exitCodes.bug;
  }
}

void main().then((code) => {
  process.exitCode = outputFailed ? exitCodes.output : code;
  // Left to itself, Node gives all its memory back piece by piece: 5 ms after a small file, 50 after a large one.
  stdout.drained(() => stderr.drained(() => process.exit()));
});
