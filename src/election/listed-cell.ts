import { cleanText } from '../base/fold.ts';
import { parseJson } from '../base/parse-json.ts';

/** One item of a list and what ends it: in double quotes, in single ones, or bare. */
const item =
  /\s*(?:(?<json>"(?:[^"\\]|\\.)*")|'(?<quoted>(?:[^'\\]|\\.)*)'|(?<bare>[^\s,'"[\]{}][^,[\]{}]*)?)\s*(?<end>,|$)/suy;

/**
 * The items of a cell that is a list, as programs write it: `["Ann","Bo"]`, `['Ann', 'Bo']`,
 * `[Ann, Bo]` or `{Ann,"Bo"}`. Undefined where it is anything else.
 */
export function itemsIn(text: string): readonly string[] | undefined {
  const clean = cleanText(text);
  if (!/^(\[.*\]|\{.*\})$/su.test(clean)) return undefined;
  const inside = clean.slice(1, -1);
  const items: string[] = [];
  item.lastIndex = 0;
  for (let end = ','; end === ','; ) {
    const groups = item.exec(inside)?.groups;
    if (groups === undefined) return undefined;
    const { json, quoted, bare } = groups;
    const own = json === undefined ? (quoted?.replace(/\\(.)/gsu, '$1') ?? bare) : jsonText(json);
    if (own !== undefined && cleanText(own) !== '') items.push(cleanText(own));
    end = groups.end ?? '';
  }
  return items;
}

function jsonText(quoted: string): string {
  const parsed = parseJson(quoted);
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : quoted.slice(1, -1);
}
