import {
  type Document,
  isAlias,
  isScalar,
  Lexer,
  type LineCounter,
  visit,
  type YAMLError,
} from 'yaml';
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
  const faults = document.errors.map((error): Found => {
    const { line, col } = counter.linePos(error.pos[0]);
    const fault = faultIn(lines[line - 1] ?? '', col - 1, error);
    return { ...fault, line: fault.slip?.kind === 'bracket' ? openingAt(lines, line) : line };
  });
  const cut = cutTexts(text, lines, counter);
  // A bracket behind the cut is cut off too, and what follows seems to be in another place.
  const open =
    cut.length === 0
      ? withoutShifted(faults)
      : faults.filter(({ slip }) => slip && sure.includes(slip.kind));
  const found = [...cut, ...signsIn(document, text, lines, counter), ...open];
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

/** Behind the first line that is out of place the others seem to be so as well: of one that is indented they are told as its own. */
function withoutShifted(faults: readonly Found[]): readonly Found[] {
  const first = faults.find(({ slip }) => slip && shifting.includes(slip.kind));
  const shifted = (slip: Slip | undefined) =>
    slip === undefined || (slip.kind === 'indent' && first?.slip?.kind !== 'indent');
  return faults.filter(
    ({ line, slip }) => first === undefined || line <= first.line || !shifted(slip),
  );
}

const shifting: readonly Slip['kind'][] = ['bracket', 'tab', 'indent'];

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
  return before === '' ? '' : value.replace(/\s#.*$/, '').trim();
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
function signsIn(
  document: Document.Parsed,
  text: string,
  lines: readonly string[],
  counter: LineCounter,
): Found[] {
  const found: Found[] = [];
  if (!/(?:^|[\s[{,:])[*&!]/.test(text)) return found;
  const used = new Set<string>();
  /** all anchors so far; an alias must stand behind its own */
  const known = new Set<string>();
  const anchors: { readonly name: string; readonly offset: number }[] = [];
  const slip = (offset: number, sign: string, problem: string) => {
    const { line } = counter.linePos(offset);
    const whole = signedText(lines[line - 1] ?? '', sign);
    found.push({ line, problem, slip: { kind: 'quotes', text: whole } });
  };
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) {
        used.add(node.source);
        if (!known.has(node.source)) slip(offset, `*${node.source}`, 'Unresolved alias.');
        return;
      }
      if (node.anchor) known.add(node.anchor);
      // No name begins a list or a block.
      if (!isScalar(node)) return;
      if (node.anchor) anchors.push({ name: node.anchor, offset });
      if (node.tag?.startsWith('!')) slip(offset, node.tag, 'Unresolved tag.');
    },
  });
  for (const { name, offset } of anchors)
    if (!used.has(name)) slip(offset, `&${name}`, 'An anchor without an alias.');
  return found;
}

/** The text that begins with a sign: `*Ann Lee`, where the sign is `*Ann`. */
function signedText(line: string, sign: string): string {
  const col = line.indexOf(sign);
  const text = col < 0 ? '' : pieceAt(line, valueIn(line), col);
  return text.startsWith(sign) ? text : sign;
}

/** Texts that end where a comment seems to begin: `Flat #2` is `Flat`, and `#3` is nothing. */
function cutTexts(text: string, lines: readonly string[], counter: LineCounter): Found[] {
  // A line that is all comment cuts nothing, and to look at each sign takes long.
  if (!/^[ \t]*[^#\s].*\s#\d/m.test(text)) return [];
  return commentsIn(text).flatMap((comment): Found[] => {
    const { start } = comment;
    if (!/^#\d/.test(text.slice(start, start + 2))) return [];
    const { line, col } = counter.linePos(start);
    const before = text.slice(start - col + 1, start);
    if (before.trim() === '') return [];
    if (!isCut(comment, before, contentAfter(lines, line))) return [];
    const own = /[^[{,:]*$/.exec(before)?.[0] ?? '';
    const behind = /^#[^,\]}\r\n]*/.exec(text.slice(start, start + longest))?.[0] ?? '';
    const whole = `${own.replace(/^\s*(?:- +)*/, '')}${behind}`.trim();
    return [{ line, problem: 'A comment.', slip: { kind: 'comment', text: whole } }];
  });
}

/** So much of a text is shown. */
const longest = 200;

/** Whether a comment cuts a text, or stands where one may be meant. Quotes and brackets end what stands before it. */
function isCut({ behind }: Comment, before: string, next: string): boolean {
  if (behind === ':' || behind === '-') {
    // What follows may be the block of this key, or of this dash.
    const [lead = ''] = /^ *(?:- +)*/.exec(before) ?? [];
    const indent = next.search(/\S/);
    const column = behind === '-' ? before.trimEnd().length - 1 : lead.length;
    const listed = behind === ':' && indent === column && /^\s*-(?:\s|$)/.test(next);
    return indent <= column && !listed;
  }
  return behind === 'text' || [',', '[', '{'].includes(behind);
}

/** The first line after so many that is neither blank nor a comment. */
function contentAfter(lines: readonly string[], count: number): string {
  for (let at = count; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s*[^\s#]/.test(line)) return line;
  }
  return '';
}

/** Signs of the lexer that stand for nothing in the text; behind the last of them is a scalar. */
const scalarNext = '\u001f';
const unwritten = ['\u0002', '\u0018', scalarNext];

interface Comment {
  readonly start: number;
  /** the sign that it follows, or `text` without quotes */
  readonly behind: string;
}

function commentsIn(text: string): Comment[] {
  const found: Comment[] = [];
  let at = 0;
  let last = '';
  let behind = '';
  for (const token of new Lexer().lex(text)) {
    if (!unwritten.includes(token)) {
      const plain = last === scalarNext;
      if (token.startsWith('#') && !plain) found.push({ start: at, behind });
      else if (token.trim() !== '') behind = plain ? 'text' : token;
      at += token.length;
    }
    last = token;
  }
  return found;
}

function sentence(message: string): string {
  const [first = ''] = message.split('\n');
  return first.endsWith('.') ? first : `${first}.`;
}
