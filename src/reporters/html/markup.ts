import { isolated } from '../isolated.ts';
import { visible } from '../visible.ts';

const written: unique symbol = Symbol('written');

/** HTML that is safe to send: only this file makes it, so no text gets around its escaping. */
export interface Markup {
  readonly [written]: string;
}

/** A text is escaped, markup stands as it is. Numbers are formatted first, by whoever shows them. */
type Value = string | Markup | readonly Markup[];

export const nothing: Markup = { [written]: '' };

/**
 * A piece of HTML. Values stand in text, or in an attribute with double quotes, and are escaped for
 * both; an address is always of this page (`href="#${…}"`).
 * @throws where a value would stand anywhere else: such a template is a mistake of ours
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const [first = '', ...rest] = partsOf(strings);
  return { [written]: rest.reduce((all, part, at) => all + shown(values[at]) + part, first) };
}

/** Several pieces, one after the other. */
export function each<T>(items: Iterable<T>, write: (item: T, at: number) => Markup): Markup[] {
  return Array.from(items, write);
}

export function only(condition: unknown, write: () => Markup): Markup {
  return condition ? write() : nothing;
}

/** The text of a page. */
export function pageText(page: Markup): string {
  return `<!doctype html>\n${page[written]}\n`;
}

/** A data block: `<` is written so that nothing in it can end it, and it parses as what it was made from. */
export function dataBlock(id: string, json: string): Markup {
  const body = json.replaceAll('<', '\\u003c');
  return {
    [written]: `<script type="application/json" id="${escaped(id)}">${body}</script>`,
  };
}

/** A style sheet of ours. */
export function styleBlock(css: string): Markup {
  if (css.includes('<')) throw new Error('a style sheet with a tag in it');
  return { [written]: `<style>${css}</style>` };
}

/** A text that may be copied to be used: nothing stands in it that sets names apart. */
export function verbatim(text: string): Markup {
  return { [written]: asEntities(visible(text)) };
}

function shown(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  if (written in value) return value[written];
  return value.map((one) => one[written]).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A longer text is a mistake of the file; the document has it whole. */
const longest = 4000;

function escaped(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return asEntities(isolated(short));
}

function asEntities(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
}

/** The strings of each template, indented no more; they are the same object on every call. */
const known = new WeakMap<TemplateStringsArray, readonly string[]>();

function partsOf(strings: TemplateStringsArray): readonly string[] {
  const found = known.get(strings);
  if (found) return found;
  strings.slice(0, -1).reduce((before, part) => {
    const all = before + part;
    if (!isPlace(all)) throw new Error(`no place for a value: ${all.slice(-80)}`);
    return `${all}x`;
  }, '');
  const parts = strings.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  const last = parts.length - 1;
  const trimmed = parts.map((part, at) => {
    const start = at === 0 ? part.replace(/^\n/, '') : part;
    return at === last ? start.replace(/\n$/, '') : start;
  });
  known.set(strings, trimmed);
  return trimmed;
}

/** Whether what stands before a value ends in text, or in an attribute in quotes that takes no code and no address. */
function isPlace(before: string): boolean {
  if (/<(?:script|style)\b/i.test(before)) return false;
  const tag = before.slice(before.lastIndexOf('<'));
  const inText = !before.includes('<') || /^<(?:[^"<>]|"[^"]*")*>[^<]*$/.test(tag);
  const attribute = /\s([a-z][\w-]*)="([^"]*)$/.exec(tag);
  if (attribute === null) return inText;
  const [, name = '', start = ''] = attribute;
  if (/^(?:on|style$|srcdoc$)/.test(name)) return false;
  return /^(?:href|src|action|xlink:href)$/.test(name) ? start.startsWith('#') : true;
}
