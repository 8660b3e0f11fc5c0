import { hasBit } from '../base/bit-set.ts';
import { foldText } from '../base/fold.ts';
import type { ColumnFacts } from './column-facts.ts';

// Hashes of ballots, trackers and receipts: codes that a machine made, one for each row, and no votes.

/** Headings of codes, of which each voter has one to find their ballot by. */
const codeHeading =
  /(^|\W)(uuid|guid|hash|tracker|fingerprint|checksum|digest|prüfsumme|prüfcode|empreinte)$|(^|\W)(tracking|confirmation|receipt|verification) ?(code|number|no\.?|id)$|^(ballot )?(receipt|confirmation)$/u;

/** Values that are enough to tell codes from other texts. */
const sample = 25;

/** Whether each row has a code: surely where they are long, or their heading says so; else perhaps. */
export function holdsCodes(facts: ColumnFacts): 'surely' | 'perhaps' | undefined {
  const { filled, distinct, spaced } = facts;
  if (distinct < 2 || distinct * 10 < filled * 9) return undefined;
  const values = someValues(facts);
  const are = (test: (text: string) => boolean) =>
    values.filter(test).length * 5 >= values.length * 4;
  if (are(isHash)) return 'surely';
  const alike = distinct === filled && values.every(({ length }) => length === values[0]?.length);
  if (!are(isCode) || !alike) return undefined;
  return codeHeading.test(spaced) ? 'surely' : distinct > 2 ? 'perhaps' : undefined;
}

/** Of very many values a few are made. */
function someValues({ bulk, values }: ColumnFacts): readonly string[] {
  if (bulk === undefined) return values.slice(0, sample).map(({ folded }) => folded);
  const found: string[] = [];
  for (let code = 1; code < bulk.texts.size && found.length < sample; code += 1)
    if (hasBit(bulk.used, code)) found.push(foldText(bulk.texts.textAt(code)));
  return found.filter((text) => text !== '');
}

/** Letters and figures by turns, as in no word: `9f86d081884c7d65`. */
function isHash(text: string): boolean {
  return /^[a-z\d+/_=-]{16,}$/.test(text) && turnsIn(text) > 2;
}

/** The same, short: `QX7-2PD`. */
function isCode(text: string): boolean {
  return /^[a-z\d-]{5,}$/.test(text) && turnsIn(text) > 0;
}

function turnsIn(text: string): number {
  return text.match(/[a-z](?=\d)|\d(?=[a-z])/g)?.length ?? 0;
}
