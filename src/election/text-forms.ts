import { type BitSet, hasBit } from '../base/bit-set.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { isSameForm } from './digits.ts';
import { surveyPlain } from './survey-stamps.ts';

/**
 * Texts of which each stands for all that differ from it in their digits only, so that of a million
 * times a few become strings. Those that are not used, as they stand in no row, are left out; some forms may come again.
 */
export function* textForms(texts: CellTexts, used: BitSet): Iterable<string> {
  const { memory, startOf, lengthOf } = texts;
  /** of each length where a text of the form that came last starts */
  const latest = new Map<number, number>();
  for (let code = 1; code < texts.size; code += 1) {
    if (!hasBit(used, code)) continue;
    const start = startOf(code);
    const length = lengthOf(code);
    const known = latest.get(length);
    if (known !== undefined && isSameForm(memory, known, start, length)) continue;
    latest.set(length, start);
    yield texts.textAt(code);
    if (surveyPlain(texts)?.alike) return;
  }
}

/** Whether the bytes alone tell that a text, folded, comes after another that is folded. */
export function comesAfter(texts: CellTexts, code: number, other: string): boolean {
  const { memory } = texts;
  const start = texts.startOf(code);
  const length = Math.min(texts.lengthOf(code), other.length);
  for (let at = 0; at < length; at += 1) {
    const byte = memory[start + at] ?? 0;
    const own = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
    const wanted = other.charCodeAt(at);
    // What is neither a letter of ASCII nor a sign may be folded to anything.
    if (own !== wanted) return own > wanted && own > 0x20 && own < 0x7f;
  }
  return false;
}
