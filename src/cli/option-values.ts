import { InvalidArgumentError } from 'commander';
import { delimiters } from '../csv/dialect.ts';

// The values of options that are numbers or characters, as commander asks for them.

export function whole(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(value);
}

export function positive(value: string): number {
  const number = whole(value);
  if (number === 0) throw new InvalidArgumentError('It takes a number of at least 1.');
  return number;
}

/** Each takes some megabytes. */
const mostThreads = 64;

export function threads(value: string): number {
  const number = positive(value);
  if (number > mostThreads)
    throw new InvalidArgumentError(`It takes a number of at most ${mostThreads}.`);
  return number;
}

export function delimiter(value: string): string {
  const wanted = value === '\\t' || value === 'tab' ? '\t' : value;
  if (!delimiters.some((one) => one === wanted)) {
    throw new InvalidArgumentError('It takes one of , ; tab |');
  }
  return wanted;
}
