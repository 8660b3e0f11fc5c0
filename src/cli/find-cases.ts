import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { byCodeUnit } from '../base/order.ts';
import { definitionsBeside } from './open-files.ts';

/** An election with a record of what it should give: a folder of `tally test`. */
export interface Case {
  readonly folder: string;
  /** every file that may hold ballots; one of them may be the roll */
  readonly tables: readonly string[];
  /** files that say what is expected; none where a report is to be written first */
  readonly expectations: readonly string[];
}

/** A whole report, as `--update` writes it. */
export const reportName = 'expected.json';
const factsName = 'expect.json';

const tableEndings = ['.csv', '.tsv', '.xlsx'];

/** The folders at and below a path that have ballots and an expectation. One that is named needs no expectation. */
export function findCases(path: string): Case[] {
  if (!statSync(path).isDirectory()) {
    const folder = dirname(path);
    return [{ ...caseIn(folder, fileNames(folder)), expectations: [path] }];
  }
  const found = findBelow(path);
  const own = caseIn(path, fileNames(path));
  return found.length === 0 && own.tables.length > 0 ? [own] : found;
}

function findBelow(folder: string): Case[] {
  const own = caseIn(folder, fileNames(folder));
  const below = foldersIn(folder).flatMap(findBelow);
  return own.tables.length > 0 && own.expectations.length > 0 ? [own, ...below] : below;
}

function caseIn(folder: string, names: readonly string[]): Case {
  const path = (name: string) => join(folder, name);
  const definitions = definitionsBeside([path('any')]).filter(expectsSomething);
  return {
    folder,
    tables: names.filter((name) => tableEndings.includes(extname(name).toLowerCase())).map(path),
    expectations: [
      ...[reportName, factsName].filter((name) => names.includes(name)).map(path),
      ...definitions,
    ],
  };
}

/** A definition with `expect:`, as a first look tells. */
function expectsSomething(path: string): boolean {
  return /^\s*"?expect"?\s*:/m.test(readFileSync(path, 'utf8'));
}

/** Whether an expectation stands in the definition itself. */
export function isDefinition(path: string): boolean {
  return /^election\.(ya?ml|json)$/.test(basename(path));
}

function fileNames(folder: string): string[] {
  return entriesOf(folder, 'files');
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder, 'folders').map((name) => join(folder, name));
}

function entriesOf(folder: string, kind: 'files' | 'folders'): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (kind === 'files' ? entry.isFile() : entry.isDirectory()))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .sort(byCodeUnit);
}
