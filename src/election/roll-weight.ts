import { cleanText, foldText } from '../base/fold.ts';
import { type Column, sizeOf } from '../csv/column-store.ts';
import type { ColumnFacts } from './column-facts.ts';
import { holdingHeading, weightHeading } from './headings.ts';
import { grouped, readWeights } from './weights.ts';

/** Headings that say what a vote weighs, and nothing else. */
const votesHeading =
  /^((vot(e|ing) )?weight(s|ing|ings)?|(number of |no\.? of |# of |total )?(votes|voting rights)( held)?|voting (power|shares|units|entitlement)|stimmgewicht|(anzahl )?stimmen|stimmenzahl|stimmrechte|(nombre de )?voix|droits de vote|(número de )?votos|(numero di )?voti|(aantal )?stemmen)$/u;

/** Headings of what often weighs, as shares do; a member of a cooperative has one vote, whatever they hold. */
const holdingWords = () =>
  /(^|[^\p{L}])(shares?|shareholding|stakes?|holdings?|votes?|voting (power|rights)|weight(ing)?|(unit )?entitlements?|units (held|owned)|ownership|thousandths|tantièmes|millièmes|millesimi|miteigentumsanteile?|anteile|geschäftsanteile|aktien|acciones|actions|parts|poids|gewicht)([^\p{L}]|$)/u;
const noHolding =
  /certificate|class|price|value|date|since|last|voted|cast|\b(id|ref|reference)\b/u;

/** Below this many texts a column of weights is looked at. */
const mostWeights = 100_000;

/** What a roll seems to weigh by: a column to be used, or columns of which it is not plain. */
export interface WeightGuess {
  readonly column?: number;
  readonly doubted: readonly ColumnFacts[];
}

/** A column weighs if its heading says so and all of its cells are numbers above 0, which are not all the same. */
export function guessWeight(
  columns: readonly ColumnFacts[],
  contents: readonly Column[],
  delimiter: string,
): WeightGuess {
  const candidates = columns.filter(
    (facts) =>
      namesWeight(facts) &&
      facts.distinct + (facts.filled < facts.rows ? 1 : 0) > 1 &&
      holdsFigures(contents[facts.position]),
  );
  const [first, ...more] = candidates.filter((facts) => weighs(facts, contents, delimiter));
  if (first === undefined || more.length > 0) return { doubted: candidates };
  return { column: first.position, doubted: [] };
}

function namesWeight({ spaced }: ColumnFacts): boolean {
  if ([votesHeading, weightHeading, holdingHeading].some((one) => one.test(spaced))) return true;
  return holdingWords().test(spaced) && !noHolding.test(spaced) && spaced.split(' ').length < 6;
}

function holdsFigures(column: Column | undefined): boolean {
  if (column === undefined || sizeOf(column) > mostWeights) return false;
  return column.texts.some((text) => /^[^\p{L}]*[1-9][^\p{L}]*$/u.test(cleanText(text)));
}

function weighs(facts: ColumnFacts, contents: readonly Column[], delimiter: string): boolean {
  const column = contents[facts.position];
  if (!column || !votesHeading.test(facts.spaced) || facts.filled < facts.rows) return false;
  if (grouped({ texts: facts.values.map(({ text }) => text) }) !== undefined) return false;
  const { units } = readWeights(column, [delimiter], undefined);
  const used = new Set(facts.values.map(({ folded }) => folded));
  return column.texts.every((text, code) => !used.has(foldText(text)) || (units[code] ?? 0) > 0);
}
