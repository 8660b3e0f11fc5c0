import { type Document, type LineCounter, visit, type YAMLError } from 'yaml';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { DiagnosticArgs } from '../base/diagnostic-codes.ts';
import { groupedBy } from '../base/grouped-by.ts';

// What people write in YAML without knowing it: a rule that begins with >, a text with ": " in it, an option *Ann.

type Slip = Required<DiagnosticArgs['definition.syntax']>['slip'];

interface Found {
  readonly line: number;
  readonly problem: string;
  readonly slip?: Slip;
}

/** What keeps a definition from being read, or would be read as something else than was written. */
export function yamlSlips(
  document: Document.Parsed,
  text: string,
  file: string,
  counter: LineCounter,
): Diagnostic[] {
  const lines = text.split(/\r\n|\n|\r/);
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const faults = document.errors.map((error): Found => {
    const { line, col } = counter.linePos(error.pos[0]);
    const fault = faultIn(lines[line - 1] ?? '', col - 1, error);
    return { ...fault, line: fault.slip?.kind === 'bracket' ? openingAt(lines, line) : line };
  });
  const cut = cutTexts(lines);
  // A bracket behind the cut is cut off too, and what follows seems to be in another place.
  const open =
    cut.length === 0 ? faults : faults.filter(({ slip }) => slip && sure.includes(slip.kind));
  const found = [...cut, ...signsIn(document, lineAt), ...open];
  // One slip makes several errors of its line, and the parser says the same of each line that follows.
  const slipped = new Set(found.flatMap(({ line, slip }) => (slip ? [line] : [])));
  const told = new Set<string>();
  const first = found.filter(({ line, slip }) => {
    const key = `${line} ${slip?.text ?? ''}`;
    const news = !told.has(key) && (slip !== undefined || !slipped.has(line));
    told.add(key);
    return news;
  });
  const alike = groupedBy(first, ({ problem, slip }) => JSON.stringify([problem, slip]));
  return [...alike.values()].flatMap((own) => {
    const [one] = own;
    const places = own.map(({ line }) => ({ file, line }));
    return one ? [diagnose('definition.syntax', argsOf(one), places)] : [];
  });
}

/** Slips that are none for want of a bracket. */
const sure: readonly Slip['kind'][] = ['quotes', 'twice', 'tab'];

function argsOf({ problem, slip }: Found): DiagnosticArgs['definition.syntax'] {
  return { problem, ...(slip && { slip }) };
}

/** What follows a key or the dashes of a list, without the comment behind it. */
function valueIn(line: string): string {
  const [, before = '', value = ''] =
    /^\s*((?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#:[{>|@*&!%`,][^#:]*?):\s+)?)(\S.*)$/.exec(line) ??
    [];
  return before === '' ? '' : value.replace(/\s+#.*$/, '').trim();
}

/** The line with the last bracket that is not closed there: the parser tells the end of the text. */
function openingAt(lines: readonly string[], line: number): number {
  const count = (text: string, signs: RegExp) => text.match(signs)?.length ?? 0;
  const at = lines.findLastIndex(
    (text, own) => own < line && count(text, /[[{]/g) > count(text, /[\]}]/g),
  );
  return at < 0 ? line : at + 1;
}

function faultIn(line: string, col: number, error: YAMLError): Omit<Found, 'line'> {
  const problem = sentence(error.message);
  const value = valueIn(line);
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const text = line.slice(col).split(':')[0]?.trim() ?? '';
      return { problem, slip: { kind: 'twice', text } };
    }
    case 'TAB_AS_INDENT':
      return { problem, slip: { kind: 'tab', text: '' } };
    case 'BAD_SCALAR_START':
      return { problem, slip: { kind: 'quotes', text: pieceAt(line, value, col) } };
    case 'UNEXPECTED_TOKEN':
      return /^[>|]|^[[{].*[\]}]\s*[^\s,\]}]|^'.*'.*'$|^"[^"]*" *[^\s,:]/.test(value)
        ? { problem, slip: { kind: 'quotes', text: value.replace(/^'(.*)'$/, '$1') } }
        : { problem };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      if (/^[^"'[{].*:(?:\s|$)/.test(value))
        return { problem, slip: { kind: 'quotes', text: value } };
      if (/^Flow /.test(error.message)) return { problem, slip: { kind: 'bracket', text: '' } };
      return isIndent(error) ? { problem, slip: { kind: 'indent', text: '' } } : { problem };
    default:
      return { problem };
  }
}

function isIndent({ message }: YAMLError): boolean {
  return /compact mappings|without - indicator|same column|single line/.test(message);
}

/** The text that begins at a place: to the end of a value, or within a list to the next comma or bracket. */
function pieceAt(line: string, value: string, col: number): string {
  return /^[[{]/.test(value) ? (/^[^,\]}]*/.exec(line.slice(col))?.[0].trim() ?? '') : value;
}

/** Aliases, anchors and tags that nobody means: names that begin with `*`, `&` or `!`. */
function signsIn(document: Document.Parsed, lineAt: (offset: number) => number): Found[] {
  const found: Found[] = [];
  const used = new Set<string>();
  const anchors: { readonly name: string; readonly line: number }[] = [];
  const at = (range: readonly number[] | null | undefined) => lineAt(range?.[0] ?? 0);
  const slip = (line: number, text: string, problem: string) =>
    found.push({ line, problem, slip: { kind: 'quotes', text } });
  visit(document, {
    Alias(_, node) {
      used.add(node.source);
      if (!node.resolve(document)) slip(at(node.range), `*${node.source}`, 'Unresolved alias.');
    },
    Node(_, node) {
      if ('anchor' in node && node.anchor)
        anchors.push({ name: node.anchor, line: at(node.range) });
      if (node.tag?.startsWith('!')) slip(at(node.range), node.tag, 'Unresolved tag.');
    },
  });
  for (const { name, line } of anchors)
    if (!used.has(name)) slip(line, `&${name}`, 'An anchor without an alias.');
  return found;
}

/** Texts that end where a comment seems to begin: `Flat #2` is `Flat`, and `#3` is nothing. */
function cutTexts(lines: readonly string[]): Found[] {
  if (lines.some((line) => /[:-]\s+[>|][+-]?\d?\s*$/.test(line))) return [];
  return lines.flatMap((line, at): Found[] => {
    const bare = line.replaceAll(/(?<=[\s[{,]|^)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g, (own) =>
      '_'.repeat(own.length),
    );
    const cut = /^\s*#/.test(bare) ? null : /\S\s+#/.exec(bare);
    const start = cut === null ? -1 : cut.index + cut[0].length - 1;
    if (start < 0 || !/^#\d/.test(bare.slice(start))) return [];
    const own = /[^[{,:]*$/.exec(bare.slice(0, start))?.[0] ?? '';
    const before = own.replace(/^\s*(?:- +)*/, '');
    const behind = /^#[^,\]}]*/.exec(bare.slice(start))?.[0] ?? '';
    const text = `${before}${behind}`.trim();
    return [{ line: at + 1, problem: 'A comment.', slip: { kind: 'comment', text } }];
  });
}

function sentence(message: string): string {
  const [first = ''] = message.split('\n');
  return first.endsWith('.') ? first : `${first}.`;
}
