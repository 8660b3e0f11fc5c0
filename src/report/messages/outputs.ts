/** Why a file is not read, or not written where it was to go. Names of files are safe to print already. */

export function outputOverInput(flag: string, path: string): string {
  return `${flag} ${path} would overwrite what is counted. Name another file.`;
}

export function outputTwice(path: string): string {
  return path === '-'
    ? 'Standard output was named twice.'
    : `${path} was named for two outputs. Give each a name of its own.`;
}

export function outputUnnamed(path: string, endings: readonly string[]): string {
  return `-o ${path}: the name does not say which format. End it in one of ${endings.join(', ')}, or add --format.`;
}

export function formatUnused(format: string): string {
  return `--format ${format} says nothing here: each name after -o says its own format. Leave it out, or add -o -.`;
}

export function turnoutListWithoutRoll(redacted: boolean): string {
  return redacted
    ? '--turnout-list needs ballots that say who voted: redacted ones do not. Count the ballots from which they were made.'
    : '--turnout-list needs a roll: there is none. Add --roll.';
}

/** A text of JavaScript ends at 2^29 - 24 characters. */
export const tooLong =
  'it would be longer than 536,870,888 characters. Choose another format, or count fewer contests (--contest) or groups';

export function notWritten(path: string, reason: string): string {
  return `${path} was not written: ${reason}.`;
}

export function overwritesInput(flag: string, path: string): string {
  return `${flag} ${path} would overwrite what is read. Name another file.`;
}

export function namedTwice(flag: string, path: string): string {
  return `${flag} ${path} is named twice. Name another file.`;
}

export function reportUnnamed(path: string, endings: readonly string[]): string {
  return `--report ${path}: the name does not say which format. End it in one of ${endings.join(', ')}.`;
}

export const receiptsWithoutKey =
  '--receipts-list needs the key from which they are made: add --receipts KEYFILE.';

export const reportOnNothing =
  '--report names the redacted ballots, and on standard output they have no name: give -o FILE.';

export function noFile(path: string): string {
  return `there is no ${path}.`;
}

export function notRead(what: string, reason: string): string {
  return `${what} cannot be read: ${reason}`;
}
