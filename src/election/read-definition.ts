import { createHash } from 'node:crypto';
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { lazily } from '../base/lazily.ts';
import { failure, type Result, success } from '../base/result.ts';
import { definitionSchemaFor } from './definition.ts';
import { describe, flatten, type Issue, type Path, valueAt } from './definition-issues.ts';
import type { MethodVocabulary } from './definition-rules.ts';
import { keepTexts } from './plain-texts.ts';
import { type DefinitionFile, pathText } from './settings.ts';
import { yamlSlips } from './yaml-slips.ts';

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
  const slips = yamlSlips(document, text, name, lines);
  if (slips.length > 0) return failure(slips);
  keepTexts(document);
  const lineOf = (path: Path) => lineOfPath(document, path, lineAt);
  const value = expand(document, name);
  if ('problem' in value) return failure([value.problem]);
  const { schema, json } = schemaFor(methods);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const problems: Diagnostic[] = [];
  const plain = value.plain ?? {};
  const taken = new Set<string>();
  /** where something was taken out */
  const emptied = new Set<string>();
  for (;;) {
    // One definition is checked once: functions made for it would take longer than they save.
    const parsed = schema.safeParse(plain, { jitless: true, error: english });
    if (parsed.success) return success({ name, sha256, value: parsed.data, lineOf, problems });
    const issues = parsed.error.issues.flatMap((issue) => flatten(issue, []));
    // What is missing because it was taken out has been told.
    const told = ({ path }: Issue) =>
      taken.has(pathText(path)) ||
      (valueAt(plain, path) === undefined && emptied.has(pathText(path.slice(0, -1))));
    problems.push(
      ...describe(
        issues.filter((issue) => !told(issue)),
        { plain, file: name, lineOf, json: json() },
      ),
    );
    const left = issues.flatMap((issue) =>
      issue.keys.length > 0 ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    for (const path of left) {
      taken.add(pathText(path));
      emptied.add(pathText(path.slice(0, -1)));
    }
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
