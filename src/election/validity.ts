import { foldText } from '../base/fold.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import { oneOf } from './heading-test.ts';
import { generalWords } from './vocabulary.ts';

// Columns in which a clerk or a program noted whether a ballot is valid. They are no contest and no group.

/** Headings below which a yes keeps a ballot, and those below which it takes it out. */
const keeps = oneOf(`
  valid | is valid | valid ballot | valid vote | ballot valid | vote valid | eligible | is eligible |
  eligible voter | eligible to vote | verified | validated | counted | gültig | stimmberechtigt |
  valide | válido
`);
const takesOut = oneOf(`
  void | voided | is void | invalid | is invalid | withdrawn | vote withdrawn | ballot withdrawn |
  duplicate | is duplicate | duplicated | ineligible | not eligible | disqualified |
  cancelled | canceled | revoked | spoilt | spoiled | do not count | test | is test | test vote |
  ungültig | zurückgezogen | doppelt | nul | anulado
`);
const states = oneOf(`
  status | ballot status | vote status | voter status | response status | entry status | state |
  validity | eligibility | verification | verification status | validation | validation status |
  check | checked | gültigkeit | statut | estado | stato
`);

const good =
  /^((is )?(valid|valide|válid[oa]|gültig|eligible|verified|validated|confirmed|counted|accepted|approved|ok|okay|active|current|submitted|complete|completed|final|original|unique|cast|received|live))$/u;
const bad =
  /^((vote |ballot |voter )?(is |was )?(withdrawn|void|voided|invalid|invalidated|(possible |suspected )?duplicate( (vote|ballot))?|duplicated|dup|not (valid|eligible|verified|counted|a member)|ineligible|rejected|spoilt|spoiled|cancelled|canceled|disqualified|revoked|excluded|unverified|deleted|removed|superseded|replaced|retracted|do not count|non[- ]?member|ungültig|zurückgezogen|doppelt|nicht stimmberechtigt|nul|annulé|retiré|doublon|invalide|anulad[oa]|nul[oa]|inválid[oa]))$/u;

/** Which folded cells of a column say that a ballot does not count; `certain` where the column says nothing else. */
export interface Validity {
  readonly says: (folded: string) => boolean;
  readonly certain: boolean;
}

/** More different texts than these are no states. */
const mostStates = 12;

/** What a column says of the validity of ballots, if that is what it is about. */
export function validityOf(facts: ColumnFacts): Validity | undefined {
  if (facts.bulk || facts.distinct === 0 || facts.distinct > mostStates) return undefined;
  const name = bareName(facts.heading);
  const kept = keeps.test(name);
  if (kept || takesOut.test(name)) {
    const turned = kept ? 'no' : 'yes';
    const says = (folded: string) => bad.test(folded) || meaningOf(folded) === turned;
    const known = (folded: string) => says(folded) || good.test(folded) || isSide(folded);
    return everyValue(facts, known) ? { says, certain: true } : undefined;
  }
  const says = (folded: string) => bad.test(folded);
  if (!states.test(name) || !facts.values.some(({ folded }) => says(folded))) return undefined;
  return { says, certain: everyValue(facts, (folded) => says(folded) || good.test(folded)) };
}

/** Whether a heading is of such a column, whatever stands below. */
export function namesValidity(heading: string): boolean {
  const name = bareName(heading);
  return keeps.test(name) || takesOut.test(name) || states.test(name);
}

/** What may become of an event: headings of contests, among which "Cancelled" is one more. */
const fates = oneOf(`
  postponed | rescheduled | deferred | delayed | moved | moved online | held | held online |
  suspended | adjourned | verschoben | vertagt | reporté | reportée | aplazado | pospuesto |
  rinviato | uitgesteld
`);

/** Whether a heading that would take ballots out is what one votes on, as others beside it are. */
export function isFate(heading: string, others: readonly string[]): boolean {
  const ofEvents = /^(cancell?ed|withdrawn|revoked|anulado)$/u.test(bareName(heading));
  return ofEvents && others.some((other) => fates.test(bareName(other)));
}

function bareName(heading: string): string {
  return foldText(heading)
    .replace(/[_-]+/g, ' ')
    .replace(/(?<![?:*])[?:*]+$/u, '')
    .replace(/ ?(\(y(es)?\/n(o)?\))?$/u, '');
}

/** Whether a cell is an answer to a question, or a box that is ticked or not. */
export function isSide(folded: string): boolean {
  return ['yes', 'no', 'blank'].includes(meaningOf(folded) ?? '');
}

/** Marks in a box, beside the words of a question. */
const ticks: ReadonlyMap<string, string> = new Map([
  ['x', 'yes'],
  ['1', 'yes'],
  ['0', 'no'],
  ['t', 'yes'],
  ['f', 'no'],
]);

function meaningOf(folded: string): string | undefined {
  return ticks.get(folded) ?? generalWords().get(folded);
}
