import { posix } from 'node:path';
import { type Code, codeOf } from './code.ts';

/** The pipeline: each folder of src imports only from itself and from those before it. */
export const LAYERS = ['base', 'csv', 'election', 'methods', 'report', 'reporters'] as const;

/** Who stands where: a room may import from itself and from those of a lower rank. */
const RANKS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(LAYERS.map((layer, rank) => [layer, rank])),
  'tally.ts': LAYERS.length,
  'index.ts': LAYERS.length + 1,
  cli: LAYERS.length + 2,
};

const MAX_LINES = 300;

/** Where type assertions live, because a brand cannot be put on without one. */
const BRAND = 'base/brand.ts';

/** Words of the language that no file of src uses. */
const NOWHERE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['any', /(?:[:<|&]|=>|\b(?:as|keyof|extends|satisfies))\s*any\b|\bany\s*(?:\[\s*\]|>)/],
  ['any', /\btype\s+\w+(?:<[^=]*>)?\s*=\s*any\b|\bz\s*\.\s*any\b/],
  ['enum', /\benum\s+\w+\s*\{/],
  ['export default', /\bexport\s+default\b|\bas\s+default\b/],
];

/** What would make the same input give different bytes, or write past the report: only cli may. */
const ONLY_IN_CLI: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Math.random', /\bMath\s*\.\s*random\b/],
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['performance.now', /\bperformance\s*\.\s*now\b/],
  ['new Date()', /\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|(?<!\bnew\s+)\bDate\s*\(/],
  ['process', /(?<!\.\s*)\bprocess\s*\.|\bglobalThis\s*\.\s*process\b/],
  ['localeCompare', /\blocaleCompare\b/],
  ['toLocaleString', /\btoLocale\w+\b/],
  ['console', /(?<!\.\s*)\bconsole\s*\./],
];

const SUPPRESSION = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore/;

/** What the file at `path` (below src, with slashes) does against the architecture, as sentences. */
export function violations(path: string, source: string): string[] {
  const code = codeOf(source);
  const room = roomOf(path);
  const found: string[] = [];
  const words = room === 'cli' ? NOWHERE : [...NOWHERE, ...ONLY_IN_CLI];

  if (!(room in RANKS)) found.push(`${path}: not a room of src`);
  for (const [name, pattern] of words) {
    const at = code.text.search(pattern);
    if (at >= 0) found.push(`${path}:${lineAt(code.text, at)}: ${name}`);
  }
  if (path !== BRAND) {
    const text = withoutRenaming(code.text);
    const at = text.search(/[\w$)\]}'>!]\s+as\s+(?!const\b)/);
    if (at >= 0) found.push(`${path}:${lineAt(text, at)}: type assertion`);
  }
  for (const target of importsOf(path, code)) {
    const below = RANKS[roomOf(target)];
    if (target.startsWith('..') || below === undefined) {
      found.push(`${path}: imports ${target}, outside the rooms of src`);
    } else if (roomOf(target) !== room && below >= (RANKS[room] ?? 0)) {
      found.push(`${path}: imports ${target}, which stands above it`);
    }
  }
  const suppression = SUPPRESSION.exec(source)?.[0];
  if (suppression !== undefined) found.push(`${path}: ${suppression}`);
  const lines = source.replace(/\n$/, '').split('\n').length;
  if (lines > MAX_LINES) found.push(`${path}: ${lines} lines, more than ${MAX_LINES}`);
  return found;
}

/** The folder of src that a path lies in, or the file itself where it lies in none. */
function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The relative imports of a file, of every form, as paths below src. */
function importsOf(path: string, { text, literals }: Code): string[] {
  const forms = /\b(?:from|import)\s*\(?\s*'(\d+)'|\bnew\s+URL\s*\(\s*'(\d+)'\s*,\s*import\.meta/g;
  return [...text.matchAll(forms)]
    .map(([, specifier, url]) => literals[Number(specifier ?? url)] ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(path), specifier));
}

/** Blanks every `as` that renames rather than asserts: in import and export lists, in mapped types. */
function withoutRenaming(text: string): string {
  const blank = (clause: string): string => clause.replace(/\bas\b/g, '  ');
  return text
    .replace(/\b(?:import|export)\s+(?:type\s+)?(?:\w+\s*,\s*)?(?:\{[^}]*\}|\*\s*as\s+\w+)/g, blank)
    .replace(/\[\s*\w+\s+in\b[^\]]*?\sas\s/g, blank);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
