import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { holdsWords, namesOnce, spaced, totalsIn } from './counted-figures.ts';

/** Refuses rows of what was voted on. */
export function checkResults(file: FileTable, weighted: boolean, place: Place[]): Diagnostic[] {
  const totals = totalsIn(file, weighted);
  if (totals !== undefined) return [diagnose('file.totals', totals, place)];
  if (holdsProposals(file)) return [diagnose('file.totals', {}, place)];
  const aside = liesOnItsSide(file);
  return aside === undefined ? [] : [diagnose('file.transposed', { heading: aside }, place)];
}

const votedOn =
  /^(motions?|proposals?|resolutions?|questions?|contests?|agenda items?|items?|title|anträge|antrag|beschluss|resoluciones|propuestas?)$/u;
const outcomeHeading = /^(status|state|outcome|result|ergebnis|résultat|resultado|estado)$/u;
const outcome =
  /^(|accepted|rejected|approved|adopted|passed|not passed|failed|defeated|carried|not carried|lost|withdrawn|pending|evaluating|published|implemented|declined|angenommen|abgelehnt)$/u;

/** A list of what was voted on, with what became of each. */
function holdsProposals({ columns }: FileTable): boolean {
  const named = columns.slice(0, 3).some((one) => votedOn.test(spaced(one)) && namesOnce(one));
  return named && columns.some(isOutcome);
}

function isOutcome(column: Column): boolean {
  if (column.bulk || !outcomeHeading.test(spaced(column))) return false;
  const folded = column.texts.map(foldText);
  return folded.some((text) => text !== '') && folded.every((text) => outcome.test(text));
}

const ballotHeading = /^(ballot|voter|paper|member|stimmzettel|bulletin|papeleta)[\s#]*\d+$/u;

/** The heading of what was voted on, where each row is about something else, and each column a ballot. */
function liesOnItsSide({ columns }: FileTable): string | undefined {
  const [first, ...rest] = columns;
  if (first === undefined || rest.length < 2 || !namesOnce(first)) return undefined;
  const numbered = rest.every((one) => ballotHeading.test(spaced(one)));
  const lies =
    numbered ||
    (rest.every(holdsWords) && votedOn.test(spaced(first)) && spaced(first) !== 'title');
  return lies ? first.heading || rest[0]?.heading : undefined;
}
