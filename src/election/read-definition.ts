import { createHash } from 'node:crypto';
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { groupedBy } from '../base/grouped-by.ts';
import { lazily } from '../base/lazily.ts';
import { failure, type Result, success } from '../base/result.ts';
import { suggest, suggesting } from '../base/suggest.ts';
import { definitionSchemaFor } from './definition.ts';
import type { MethodVocabulary } from './definition-rules.ts';
import { expectedOf } from './expected-of.ts';
import { type DefinitionFile, pathText } from './settings.ts';

type Path = readonly (string | number)[];

const { localeError: english } = en();

/** How many values aliases of YAML may stand for, in all. */
const mostAliases = 10_000;

/** Reads a definition in YAML or JSON. Every error comes at once, with its key and line. */
export function readDefinition(
  name: string,
  text: string,
  methods: MethodVocabulary,
): Result<DefinitionFile> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    // After one slip the parser says the same of each line that follows.
    const alike = groupedBy(document.errors, ({ message }) => sentence(message));
    return failure(
      [...alike].map(([problem, errors]) => {
        const places = errors.map(({ pos }) => ({ file: name, line: lineAt(pos[0]) }));
        return diagnose('definition.syntax', { problem }, places);
      }),
    );
  }
  const lineOf = (path: Path) => lineOfPath(document, path, lineAt);
  const value = expand(document, name);
  if ('problem' in value) return failure([value.problem]);
  const { schema, json } = schemaFor(methods);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const problems: Diagnostic[] = [];
  const plain = value.plain ?? {};
  const taken = new Set<string>();
  for (;;) {
    // One definition is checked once: functions made for it would take longer than they save.
    const parsed = schema.safeParse(plain, { jitless: true, error: english });
    if (parsed.success) return success({ name, sha256, value: parsed.data, lineOf, problems });
    const issues = parsed.error.issues.flatMap((issue) => flatten(issue, []));
    // What is missing because it was taken out has been told.
    const told = (issue: Issue) => taken.has(pathText(issue.path));
    problems.push(
      ...issues
        .filter((issue) => !told(issue))
        .flatMap((issue) => describe(issue, plain, name, lineOf, json())),
    );
    const left = issues.flatMap((issue) =>
      issue.keys.length > 0 ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    for (const path of left) taken.add(pathText(path));
    // What cannot be taken out by itself (the whole is of the wrong kind) ends the reading.
    if (!left.every((path) => takeOut(plain, path))) return failure(problems);
  }
}

type Schema = ReturnType<typeof definitionSchemaFor>;

interface Schemas {
  readonly schema: Schema;
  readonly json: () => z.core.JSONSchema.BaseSchema;
}

const made = new WeakMap<MethodVocabulary, Schemas>();

/** The schema, made once: that takes longer than to check a definition by it. */
function schemaFor(methods: MethodVocabulary): Schemas {
  const before = made.get(methods);
  if (before !== undefined) return before;
  const schema = definitionSchemaFor(methods);
  const schemas: Schemas = {
    schema,
    json: lazily(() => z.toJSONSchema(schema, { io: 'input' })),
  };
  made.set(methods, schemas);
  return schemas;
}

/** Removes what stands at a path of plain data; tells whether it was there. */
function takeOut(plain: unknown, path: Path): boolean {
  const last = path.at(-1);
  const parent = valueAt(plain, path.slice(0, -1));
  if (last === undefined || typeof parent !== 'object' || parent === null) return false;
  // A key that is missing, or an item that would leave a hole, takes what holds it along.
  if (Array.isArray(parent) || !Object.hasOwn(parent, last))
    return takeOut(plain, path.slice(0, -1));
  return Reflect.deleteProperty(parent, last);
}

function expand(
  document: ReturnType<typeof parseDocument>,
  name: string,
): { readonly plain: unknown } | { readonly problem: Diagnostic } {
  try {
    return { plain: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    // The parser throws for aliases that would expand to a bomb, and for names without an anchor.
    if (!(error instanceof ReferenceError)) throw error;
    return {
      problem: diagnose('definition.syntax', { problem: sentence(error.message) }, [
        { file: name },
      ]),
    };
  }
}

function sentence(message: string): string {
  const [first = ''] = message.split('\n');
  return first.endsWith('.') ? first : `${first}.`;
}

/** The line of the key at a path, or of the nearest key above it. */
function lineOfPath(
  document: ReturnType<typeof parseDocument>,
  path: Path,
  lineAt: (offset: number) => number,
): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isCollection(node)) {
      node = node.get(step, true);
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  return offset === undefined ? undefined : lineAt(offset);
}

/** The value at a path of plain data. */
function valueAt(plain: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => get(value, String(step)), plain);
}

interface Issue {
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
function flatten(issue: z.core.$ZodIssue, above: Path): Issue[] {
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

function describe(
  issue: Issue,
  plain: unknown,
  file: string,
  lineOf: (path: Path) => number | undefined,
  json: unknown,
): Diagnostic[] {
  const place = (path: Path, extra: Place = {}): Place => {
    const line = lineOf(path);
    return { file, path: pathText(path), ...(line !== undefined && { line }), ...extra };
  };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = suggest(
        key,
        keysAt(json, issue.path).filter((other) => other !== key),
      );
      const where = place([...issue.path, key], suggesting(near));
      return diagnose('definition.unknown-key', { key }, [where]);
    });
  }
  const fault = ruleFault().safeParse(issue.fault);
  if (fault.success) {
    const { text, at, found, expected, suggestion } = fault.data;
    const where = place(issue.path, suggesting(suggestion));
    return [diagnose('definition.rule', { text, at, found, expected }, [where])];
  }
  const key = pathText(issue.path) || 'the definition';
  const near = suggest(String(valueAt(plain, issue.path)), issue.values);
  const where = place(issue.path, suggesting(near));
  const expected =
    issue.values.length > 0
      ? issue.values.map((value) => JSON.stringify(value)).join(', ')
      : issue.message;
  const missing = valueAt(plain, issue.path) === undefined;
  return [diagnose('definition.value', { key, expected, ...(missing && { missing }) }, [where])];
}

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
