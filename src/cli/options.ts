import { type Command, InvalidArgumentError, Option } from 'commander';
import { foldText } from '../base/fold.ts';
import { methodMeant } from '../base/method-names.ts';
import { duplicatesPolicies, stampOrders } from '../election/policies.ts';
import { wordMeanings } from '../election/question-words.ts';
import type { ByContest, Flags } from '../election/settings.ts';
import { methodIds } from '../methods/method-ids.ts';
import { parseRule } from '../methods/parse-rule.ts';
import { type Demand, demandKinds, parseDemand } from '../report/demands.ts';
import { meantWords } from '../report/messages/methods.ts';
import { formats } from '../reporters/formats.ts';
import { delimiter, positive, threads, whole } from './option-values.ts';

/** The options of commands that count, as commander gives them. */
export interface CountOptions {
  readonly contest?: string[];
  readonly ignore?: string[];
  readonly method?: Flags['methods'];
  readonly seats?: Flags['seats'];
  readonly max?: Flags['max'];
  readonly rule?: Flags['rules'];
  readonly voter?: string;
  readonly weight?: string;
  readonly timestamp?: string;
  readonly group?: string[];
  readonly duplicates?: Flags['duplicates'];
  readonly opens?: string;
  readonly closes?: string;
  readonly zone?: string;
  readonly stamps?: Flags['stamps'];
  readonly roll?: string;
  readonly eligible?: number;
  readonly present?: number;
  readonly quorum?: string;
  readonly ties?: Flags['ties'];
  readonly delimiter?: Flags['delimiter'];
  readonly sheet?: string;
  readonly read?: Flags['words'];
  readonly separator?: Flags['separators'];
  readonly config?: string | false;
  readonly threads?: number;
  readonly quiet?: boolean;
  readonly color: boolean;
}

export interface OutputOptions {
  readonly turnoutList?: string;
  readonly audit?: string;
  readonly require?: Demand[];
  readonly expect?: string;
  readonly format?: string;
  readonly output?: string[];
}

export interface RedactOptions {
  readonly output: string;
  readonly report?: string[];
  readonly definitionOut?: string;
  readonly receipts?: string;
  readonly receiptsList?: string;
}

/** Adds the options that say what to count and how. */
export function withCountOptions(command: Command): Command {
  return command
    .option('--contest <heading>', 'count only this column (repeatable)', collect)
    .option(
      '--method <name>',
      `how marks become a result: ${methodIds.join(', ')}; CONTEST=NAME for one contest (repeatable)`,
      method,
    )
    .option(
      '--seats <n>',
      'how many are elected; CONTEST=N for one contest (repeatable)',
      numberFor,
    )
    .option(
      '--max <n>',
      'how many options a ballot may mark; CONTEST=N for one contest (repeatable)',
      numberFor,
    )
    .option(
      '--rule <rule>',
      'what decides: majority, two-thirds, "> 60% of ballots"; CONTEST=RULE for one contest (repeatable)',
      rule,
    )
    .option('--ignore <heading>', 'leave this column out (repeatable)', collect)
    .option('--timestamp <heading>', 'the column that says when a ballot was cast', filled)
    .option('--voter <heading>', 'the column that says who voted', filled)
    .option(
      '--weight <heading>',
      'the column that says what a ballot weighs, of the ballots or the roll',
      filled,
    )
    .option(
      '--group <heading>',
      'a column of groups, of the ballots or the roll (repeatable)',
      collect,
    )
    .addOption(
      new Option('--duplicates <policy>', "which of a voter's ballots counts").choices(
        duplicatesPolicies,
      ),
    )
    .option('--opens <time>', 'ballots before it are set aside: 2019-03-22 09:00')
    .option('--closes <time>', 'ballots after it are set aside')
    .option('--zone <zone>', 'for times that name none: Europe/Berlin, +01:00')
    .addOption(
      new Option('--stamps <order>', 'how 3/4/2019 is read: mdy is 4 March').choices(stampOrders),
    )
    .option('--roll <file>', 'the list of eligible voters, a CSV file or a workbook', filled)
    .option('--eligible <n>', 'how many are eligible, without a roll', whole)
    .option('--present <n>', 'how many were present, for rules "of present"', whole)
    .option('--quorum <rule>', 'what must be there: majority (of eligible), 25%, 50 (ballots)')
    .option('--ties <policy>', 'report, "listed order", or lot:SEED (public)', ties)
    .option('--delimiter <character>', 'between cells, when it is misread', delimiter)
    .option('--sheet <name>', 'of a workbook (.xlsx): the first, unless it is named', filled)
    .option('--read <word=meaning>', 'what a word means: 1=yes, 0=no (repeatable)', readWord)
    .option(
      '--separator <text>',
      'what stands between two marks in one cell; CONTEST=TEXT for one contest (repeatable)',
      separator,
    )
    .option('--config <file>', 'the definition, instead of the one beside the ballots', filled)
    .option('--no-config', 'use no definition')
    .option('--threads <n>', 'how many read ballots, when not as many as pay', threads)
    .option('-q, --quiet', 'no warnings on stderr')
    .option('--no-color', 'no colours');
}

/** Adds the options that say where the report goes. */
export function withOutputOptions(command: Command): Command {
  return command
    .addOption(new Option('-f, --format <name>', 'format of the report').choices(formats))
    .option(
      '-o, --output <file>',
      'write there instead (repeatable; format by the ending)',
      collect,
    )
    .option(
      '--turnout-list <file>',
      'write who of the roll voted, a CSV file; it names voters',
      filled,
    )
    .option(
      '--audit <file>',
      'write how each row was taken, as CSV, .json or .ndjson; for the organisers',
      filled,
    )
    .option(
      '--require <demand>',
      `exit 1 unless every contest is ${demandKinds.join(', ')}; passed=CONTEST for one (repeatable)`,
      demand,
    )
    .option(
      '--expect <file>',
      'exit 1 unless the result is that of a report, or of a list of facts',
      filled,
    );
}

/** Adds the options that say what is published. */
export function withRedactOptions(command: Command): Command {
  return command
    .requiredOption('-o, --output <file>', 'write the redacted ballots there', filled)
    .option(
      '--report <file>',
      'write the report that names them (repeatable; format by extension)',
      collect,
    )
    .option(
      '--definition-out <file>',
      'write the definition with which anybody counts them',
      filled,
    )
    .option('--receipts <keyfile>', 'give each voter a code, made with this secret key', filled)
    .option(
      '--receipts-list <file>',
      'write who has which code, a CSV file; it names voters',
      filled,
    );
}

/** `plurality` is for all contests, `CONTEST=plurality` for one. */
function method(text: string, before: ByContest<string> = new Map()): ByContest<string> {
  const { contest, said } = cutAt(text, text.lastIndexOf('='));
  const folded = foldText(said);
  const known = methodIds.find((id) => id === folded);
  if (known === undefined) {
    const meant = methodMeant(folded);
    const more = meant ? ` ${meantWords(meant)}` : '';
    throw new InvalidArgumentError(`Allowed choices are ${methodIds.join(', ')}.${more}`);
  }
  return new Map([...before, [contest, known]]);
}

/** `3` is for all contests, `CONTEST=3` for one. */
function numberFor(text: string, before: ByContest<number> = new Map()): ByContest<number> {
  const { contest, said } = cutAt(text, text.lastIndexOf('='));
  return new Map([...before, [contest, positive(said)]]);
}

/** A rule may hold an equals sign itself, and so may a contest: the first that leaves a rule parts them. */
function rule(text: string, before: ByContest<string> = new Map()): ByContest<string> {
  const cuts = [...text.matchAll(/(?<![<>])=/gu)].map(({ index }) => cutAt(text, index));
  const readings = [cutAt(text, -1), ...cuts];
  const { contest, said } =
    readings.find((reading) => 'rule' in parseRule(reading.said)) ?? cuts[0] ?? cutAt(text, -1);
  return new Map([...before, [contest, said]]);
}

/** `; ` is for all contests, `CONTEST=; ` for one: spaces are part of it, and so are later equals signs. */
function separator(text: string, before: ByContest<string> = new Map()): ByContest<string> {
  const [, contest = '', said = filled(text)] = /^(.*?\S.*?)=(.+)$/su.exec(text) ?? [];
  return new Map([...before, [contest.trim(), said]]);
}

/** What stands before an equals sign, and what behind it; before none stands nothing, for all contests. */
function cutAt(text: string, at: number): { readonly contest: string; readonly said: string } {
  const contest = text.slice(0, Math.max(0, at)).trim();
  if (at >= 0 && contest === '')
    throw new InvalidArgumentError('Before the equals sign it takes a contest.');
  return { contest, said: text.slice(at + 1).trim() };
}

function readWord(text: string, before: Flags['words'] = {}): NonNullable<Flags['words']> {
  const cut = text.lastIndexOf('=');
  const meaning = wordMeanings.find(
    (one) =>
      one ===
      text
        .slice(cut + 1)
        .trim()
        .toLowerCase(),
  );
  const word = text.slice(0, Math.max(0, cut)).trim();
  if (meaning === undefined || word === '') {
    throw new InvalidArgumentError(
      `It takes word=meaning, such as 1=yes; the meanings are ${wordMeanings.join(', ')}.`,
    );
  }
  return { ...before, [meaning]: [...(before[meaning] ?? []), word] };
}

function ties(text: string): NonNullable<Flags['ties']> {
  if (text === 'report' || text === 'listed order') return text;
  const seed = /^lot:(.+)$/su.exec(text)?.[1];
  if (seed === undefined)
    throw new InvalidArgumentError(
      'It takes report, "listed order", or lot:SEED. What somebody decided stands in the definition of the contest: ties: {decided: Ana, by: the chair}.',
    );
  return { lot: seed };
}

function demand(text: string, before: Demand[] = []): Demand[] {
  const parsed = parseDemand(text);
  if (parsed === undefined)
    throw new InvalidArgumentError(
      `It takes ${demandKinds.join(', ')}, alone or with a contest: passed=CONTEST.`,
    );
  return [...before, parsed];
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), filled(value)];
}

/** A variable of a script that is not set gives nothing, which would be no option at all. */
function filled(value: string): string {
  if (value === '') throw new InvalidArgumentError('It takes a text that is not empty.');
  return value;
}
