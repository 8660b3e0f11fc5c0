import * as z from 'zod/mini';
import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { methodMeant } from '../base/method-names.ts';
import { suggest, suggesting } from '../base/suggest.ts';
import { expectedOf } from './expected-of.ts';
import { get, keysAt } from './schema-keys.ts';
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

/** What several issues come from, told in their place. */
interface Cause {
  readonly path: Path;
  readonly told: Diagnostic;
}

/** Every issue in a sentence of its own; what follows from another one is told by that. */
export function describe(issues: readonly Issue[], checked: Checked): Diagnostic[] {
  const causes = issues.map((issue) => causeOf(issue, checked));
  const found = causes.flatMap((one) => one ?? []);
  const firsts = new Map(found.toReversed().map((one) => [pathText(one.path), one]));
  const faults = issues.filter(({ fault }) => fault);
  return issues.flatMap((issue, at) => {
    const own = causes[at];
    if (own !== undefined) {
      return firsts.get(pathText(own.path)) === own ? [own.told] : [];
    }
    // A fault in a part of a rule is one of the whole rule too.
    const inPart = issue.fault && faults.some(({ path }) => isBelow(path, issue.path));
    if (inPart || found.some(({ path }) => isWithin(issue.path, path))) return [];
    return described(issue, checked);
  });
}

function causeOf(issue: Issue, checked: Checked): Cause | undefined {
  const { plain } = checked;
  const value = (path: Path, expected: string, suggestion?: string): Cause => ({
    path,
    told: diagnose('definition.value', { key: pathText(path), expected }, [
      placeOf(path, checked, suggestion),
    ]),
  });
  const cut = cutText(issue, plain);
  if (cut !== undefined) {
    const slip = { kind: 'quotes' as const, text: cut };
    const place = placeOf(issue.path, checked);
    return {
      path: issue.path,
      told: diagnose('definition.syntax', { problem: '', slip }, [place]),
    };
  }
  if (isGeneralTie(issue.path) && issue.keys.includes('decided')) {
    const [told] = described({ ...issue, keys: ['decided'] }, checked);
    return told && { path: issue.path, told };
  }
  if (isFlatConflict(issue, plain)) {
    const sets = valueAt(plain, ['conflicts']);
    const names = Array.isArray(sets) ? sets.filter((one) => typeof one === 'string') : [];
    return value(['conflicts'], 'sets', `[[${names.join(', ')}]]`);
  }
  const rule = wrongRule(issue, plain);
  if (rule === undefined) return undefined;
  const own = valueAt(plain, rule);
  const words = Array.isArray(own) && own.every((one) => typeof one === 'string');
  return value(rule, 'rule', words ? own.join(' and ') : undefined);
}

/** The path of a rule that is a list, or a block without all, any and each. */
function wrongRule({ path, fault }: Issue, plain: unknown): Path | undefined {
  const at = path.indexOf('rule');
  if (at < 0 || fault !== undefined) return undefined;
  const rule = path.slice(0, at + 1);
  const value = valueAt(plain, rule);
  if (typeof value !== 'object' || value === null) return undefined;
  return ['all', 'any', 'each'].some((key) => Object.hasOwn(value, key)) ? undefined : rule;
}

/** `conflicts: [a, b]`, which is to be a list of sets: `[[a, b]]`. */
function isFlatConflict({ path }: Issue, plain: unknown): boolean {
  return path.length === 2 && path[0] === 'conflicts' && typeof valueAt(plain, path) === 'string';
}

const isWithin = (path: Path, above: Path) => above.every((step, at) => path[at] === step);

const isBelow = (path: Path, above: Path) => path.length > above.length && isWithin(path, above);

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

function placeOf(path: Path, { file, lineOf }: Checked, suggestion?: string): Place {
  const line = lineOf(path);
  return {
    file,
    path: pathText(path),
    ...(line !== undefined && { line }),
    ...suggesting(suggestion),
  };
}

function described(issue: Issue, checked: Checked): Diagnostic[] {
  const { plain, json } = checked;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const elsewhere = keyElsewhere(json, key, issue.path);
      const near =
        elsewhere === undefined
          ? nearKey(key, get(valueAt(plain, issue.path), key), issue, json)
          : undefined;
      const where = placeOf([...issue.path, key], checked, near);
      return diagnose('definition.unknown-key', { key, ...(elsewhere && { elsewhere }) }, [where]);
    });
  }
  const fault = ruleFault().safeParse(issue.fault);
  if (fault.success) {
    const { text, at, found, expected, suggestion } = fault.data;
    const where = placeOf(issue.path, checked, suggestion);
    return [diagnose('definition.rule', { text, at, found, expected }, [where])];
  }
  const key = pathText(issue.path) || 'the definition';
  const value = valueAt(plain, issue.path);
  const listed = issue.message === 'array' && typeof value === 'string' ? `[${value}]` : undefined;
  const truth = issue.message.startsWith('boolean') ? truths.get(String(value)) : undefined;
  const meant = issue.path.at(-1) === 'method' ? methodMeant(foldText(String(value))) : undefined;
  const called = meant?.kind === 'one' ? meant.method : undefined;
  const near = listed ?? truth ?? called ?? suggest(String(value), issue.values);
  const where = placeOf(issue.path, checked, near);
  const expected =
    issue.values.length > 0
      ? issue.values.map((one) => JSON.stringify(one)).join(', ')
      : issue.message.replaceAll(
          /(?<=^|, or )object$/g,
          () => `object ${someKeys(json, issue.path)}`,
        );
  const missing = value === undefined;
  const args = { key, expected, ...(missing && { missing }), ...(meant && !called && { meant }) };
  return [diagnose('definition.value', args, [where])];
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
