import * as z from 'zod/mini';
import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { lazily } from '../base/lazily.ts';
import { suggest } from '../base/suggest.ts';
import { expectedOf } from './expected-of.ts';
import { pathText } from './settings.ts';

// What a definition has that its schema does not allow, with what may have been meant.

export type Path = readonly (string | number)[];

/** The value at a path of plain data. */
export function valueAt(plain: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => get(value, String(step)), plain);
}

export interface Issue {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
  readonly keys: readonly string[];
  /** the values that would fit, where they can be listed */
  readonly values: readonly string[];
  readonly fault?: unknown;
}

/** Issues that tell which member of a union was meant. */
const deep = ['unrecognized_keys', 'custom'];

/** An issue of a union stands for those of the member that came nearest: the one that got deepest, then had fewest. */
export function flatten(issue: z.core.$ZodIssue, above: Path): Issue[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const members = issue.errors.map((issues) => issues.flatMap((one) => flatten(one, path)));
    const depth = (issues: readonly Issue[]) =>
      Math.max(...issues.map((one) => one.path.length + (deep.includes(one.code) ? 1 : 0)));
    const [best] = members.sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    const shallow = best === undefined || depth(best) <= path.length;
    if (best && !shallow) return best;
    const expected = members.flatMap((issues) =>
      issues.flatMap((one) => one.message.split(', or ')),
    );
    return [
      {
        path,
        code: 'invalid_union',
        message: [...new Set(expected)].join(', or '),
        keys: [],
        values: [],
      },
    ];
  }
  return [
    {
      path,
      code: issue.code,
      message: expectedOf(issue),
      keys: issue.code === 'unrecognized_keys' ? issue.keys : [],
      values: issue.code === 'invalid_value' ? issue.values.map(String) : [],
      ...(issue.code === 'custom' && { fault: issue.params }),
    },
  ];
}

const ruleFault = lazily(() =>
  z.object({
    text: z.string(),
    at: z.number(),
    found: z.string(),
    expected: z.string(),
    suggestion: z.optional(z.string()),
  }),
);

/** What a definition is checked by, and where its keys are. */
interface Checked {
  readonly plain: unknown;
  readonly file: string;
  readonly lineOf: (path: Path) => number | undefined;
  /** the schema as JSON, in which keys are looked up */
  readonly json: unknown;
}

/** Every issue in a sentence of its own; what follows from another one is told by that. */
export function describe(issues: readonly Issue[], checked: Checked): Diagnostic[] {
  const cut = issues.filter((issue) => cutText(issue, checked.plain) !== undefined);
  const undecided = issues.filter(
    ({ path, keys }) => isGeneralTie(path) && keys.includes('decided'),
  );
  const covered = [...cut, ...undecided];
  const follows = (issue: Issue) =>
    covered.some((one) => one !== issue && isWithin(issue.path, one.path));
  const [flat, ...more] = issues.filter((issue) => isFlatConflict(issue, checked.plain));
  return issues
    .filter((issue) => !follows(issue) && !more.includes(issue))
    .flatMap((issue) => (issue === flat ? flatConflicts(checked) : described(issue, checked)));
}

/** `conflicts: [a, b]`, which is to be a list of sets: `[[a, b]]`. */
function isFlatConflict({ path }: Issue, plain: unknown): boolean {
  return path.length === 2 && path[0] === 'conflicts' && typeof valueAt(plain, path) === 'string';
}

function flatConflicts({ plain, file, lineOf }: Checked): Diagnostic[] {
  const key = 'conflicts';
  const sets = valueAt(plain, [key]);
  const names = Array.isArray(sets) ? sets.filter((one) => typeof one === 'string') : [];
  const line = lineOf([key]);
  const place = { file, path: key, ...(line !== undefined && { line }) };
  return [
    diagnose('definition.value', { key, expected: 'sets' }, [
      { ...place, suggestion: `[[${names.join(', ')}]]` },
    ]),
  ];
}

const isWithin = (path: Path, above: Path) => above.every((step, at) => path[at] === step);

/** Decisions on ties are of one contest, or of one conflict set. */
const isGeneralTie = (path: Path) => path.length === 1 && path[0] === 'ties';

/** An item of a list that was to be a text, and has a `: ` in it: `- Plan A: build`. */
function cutText({ path, keys }: Issue, plain: unknown): string | undefined {
  const [key] = keys;
  if (key === undefined || typeof path.at(-1) !== 'number') return undefined;
  const item = valueAt(plain, path);
  if (typeof item !== 'object' || item === null || Object.keys(item).length !== 1) return undefined;
  const value = get(item, key);
  return typeof value === 'string' && path.includes('options') ? `${key}: ${value}` : undefined;
}

function described(issue: Issue, { plain, file, lineOf, json }: Checked): Diagnostic[] {
  const place = (path: Path, extra: Place = {}): Place => {
    const line = lineOf(path);
    return { file, path: pathText(path), ...(line !== undefined && { line }), ...extra };
  };
  const cut = cutText(issue, plain);
  if (cut !== undefined)
    return [
      diagnose('definition.syntax', { problem: '', slip: { kind: 'quotes', text: cut } }, [
        place(issue.path),
      ]),
    ];
  if (issue.code === 'unrecognized_keys') {
    const keys =
      isGeneralTie(issue.path) && issue.keys.includes('decided') ? ['decided'] : issue.keys;
    return keys.map((key) => {
      const elsewhere = keyElsewhere(json, key, issue.path);
      const near =
        elsewhere === undefined
          ? nearKey(key, get(valueAt(plain, issue.path), key), issue, json)
          : undefined;
      const where = place([...issue.path, key], near === undefined ? {} : { suggestion: near });
      return diagnose('definition.unknown-key', { key, ...(elsewhere && { elsewhere }) }, [where]);
    });
  }
  const fault = ruleFault().safeParse(issue.fault);
  if (fault.success) {
    const { text, at, found, expected, suggestion } = fault.data;
    const where = place(issue.path, suggestion === undefined ? {} : { suggestion });
    return [diagnose('definition.rule', { text, at, found, expected }, [where])];
  }
  const key = pathText(issue.path) || 'the definition';
  const value = valueAt(plain, issue.path);
  const listed = issue.message === 'array' && typeof value === 'string' ? `[${value}]` : undefined;
  const truth = issue.message.startsWith('boolean') ? truths.get(String(value)) : undefined;
  const near = listed ?? truth ?? suggest(String(value), issue.values);
  const where = place(issue.path, near === undefined ? {} : { suggestion: near });
  const expected =
    issue.values.length > 0
      ? issue.values.map((one) => JSON.stringify(one)).join(', ')
      : issue.message.replaceAll(
          /(?<=^|, or )object$/g,
          () => `object ${someKeys(json, issue.path)}`,
        );
  const missing = value === undefined;
  return [diagnose('definition.value', { key, expected, ...(missing && { missing }) }, [where])];
}

/** What YAML of old took for these words. */
const truths: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['no', 'false'],
  ['off', 'false'],
]);

/** The key that is meant: one that is spelt alike, or in a vocabulary the meaning that was written behind its word. */
function nearKey(key: string, value: unknown, { path }: Issue, json: unknown): string | undefined {
  const keys = keysAt(json, path).filter((other) => other !== key);
  const meaning = path.at(-1) === 'vocabulary' ? keys.find((one) => one === value) : undefined;
  return meaning === undefined ? suggest(key, keys) : `${meaning}: [${key}]`;
}

/** Where a key would stand that is none of the whole definition, or of a contest. */
function keyElsewhere(json: unknown, key: string, path: Path): string | undefined {
  if (isGeneralTie(path)) return key === 'decided' ? 'contests[].ties.decided' : undefined;
  const inContest = path.length === 2 && path[0] === 'contests';
  if (inContest) return keysAt(json, []).includes(key) ? key : undefined;
  if (path.length > 0) return undefined;
  const homes = ['columns', 'contests', 'roll', 'groups', 'categories'] as const;
  const home = homes.find((one) => keysAt(json, isListed(one) ? [one, 0] : [one]).includes(key));
  return home && `${home}${isListed(home) ? '[]' : ''}.${key}`;
}

const isListed = (key: string) => key === 'contests' || key === 'categories';

/** The first keys that may stand at a path. */
function someKeys(json: unknown, path: Path): string {
  const keys = [...new Set(keysAt(json, path))];
  return keys.length > mostNamed ? `${keys.slice(0, mostNamed).join(', ')}…` : keys.join(', ');
}

const mostNamed = 4;

/** The keys that a JSON Schema allows at a path, through lists and alternatives. */
function keysAt(schema: unknown, path: Path): string[] {
  const [step, ...rest] = path;
  const branches = alternatives(schema);
  if (step === undefined) return branches.flatMap((branch) => Object.keys(propertiesOf(branch)));
  return branches.flatMap((branch) => {
    const next = typeof step === 'number' ? get(branch, 'items') : propertiesOf(branch)[step];
    return next === undefined ? [] : keysAt(next, rest);
  });
}

function alternatives(schema: unknown): unknown[] {
  const any = get(schema, 'anyOf');
  return Array.isArray(any) ? any.flatMap(alternatives) : [schema];
}

function propertiesOf(schema: unknown): { readonly [key: string]: unknown } {
  const properties = get(schema, 'properties');
  return typeof properties === 'object' && properties !== null ? { ...properties } : {};
}

function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([own]) => own === key)?.[1]
    : undefined;
}
