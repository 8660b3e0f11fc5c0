import { type Diagnostic, diagnose, placesKept } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { type Column, cellAt, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { PlaceOf } from './describe-rows.ts';
import type { Election } from './election.ts';
import { oneOf } from './heading-test.ts';
import { emailHeading, nameHeading, numberHeading, privateHeading } from './headings.ts';
import { nobody } from './voter-keys.ts';

// What ids and names say of ballots that may be none: tests, and the same person twice.

/** More different texts than these are not looked at one by one. */
const mostTexts = 4096;

/** A word of its own, with a number or without; a road and a valley may be called so, and "Tester" is a surname. */
const testWord = () =>
  /(?<![\p{L}\p{M}])tests?(?:ing)?(?![\p{L}\p{M}])(?!\.? ?(?:roads?|rd|streets?|st|lanes?|ln|avenue|ave|av|close|court|ct|drive|dr|way|place|pl|square|sq|terrace|crescent|grove|gardens|row|hill|park|house|farm|cottages?|mill|valley|bridge|lodge|view|stra(?:ß|ss)e|str|weg|platz|gasse|allee|laan|straat)(?![\p{L}\p{M}]))|^testers?[\d\W_]*$/u;

const wholeName =
  /^((your|full|voter|member|display|respondent|participant|what is your)('?s)? )*(full )?name( \(.*\))?[?:*]*$|^(first and last name|name and surname|vor- und nachname|nom complet|nom et prénom|nombre completo|nombre y apellidos?|imię i nazwisko)[?:*]*$/u;
const firstName =
  /^(your )?(first ?name|fore ?name|given ?name|vorname|prénom|voornaam|nome|imię|förnamn|fornavn)[?:*]*$/u;
const lastName =
  /^(your )?(last ?name|sur ?name|family ?name|nachname|nom|apellidos?|cognome|achternaam|nazwisko|efternamn|efternavn)[?:*]*$/u;

/** Headings of where somebody lives, and of what they read with. */
const placeHeading = oneOf(`
  address | postal address | home address | your address | street | street address | city | town |
  adresse | anschrift | straße | dirección | indirizzo | adres | user agent | useragent | browser
`);

/** Ballots of whose voter the id or the name says "test", where few do. */
export function findTests(
  table: Table,
  election: Election,
  rowsOf: () => readonly number[],
  place: PlaceOf,
): Diagnostic[] {
  const found = new Map<number, number>();
  table.columns.slice(0, table.width).forEach((column, position) => {
    if (sizeOf(column) > mostTexts || !namesVoters(column, position, election)) return;
    const says = Uint8Array.from({ length: sizeOf(column) }, (_, code) =>
      saysTest(textAt(column, code)) ? 1 : 0,
    );
    if (!says.includes(1)) return;
    for (const row of rowsOf())
      if (says[column.codes[row] ?? 0] === 1 && !found.has(row)) found.set(row, position);
  });
  if (found.size === 0 || found.size * 2 >= rowsOf().length) return [];
  const places = [...found]
    .sort(([a], [b]) => a - b)
    .slice(0, placesKept)
    .map(([row, position]) => place(row, position));
  return [diagnose('rows.called-test', { rows: found.size }, places, found.size)];
}

/** Of an address the part before the @ says who it is. */
function saysTest(text: string): boolean {
  return /test/i.test(text) && testWord().test(foldText(text).replace(/@\S*$/u, ''));
}

function namesVoters({ heading }: Column, position: number, { voter, roles }: Election): boolean {
  if (position === voter) return true;
  if (roles[position]?.role !== 'private') return false;
  const name = foldText(heading);
  if (placeHeading.test(name)) return false;
  const named = privateHeading.test(name) || nameHeading.test(name) || emailHeading.test(name);
  return named || numberHeading.test(name);
}

/** Names that stand on several ballots, where nothing else says who voted. */
export function findNamesakes(
  table: Table,
  election: Election,
  rowsOf: () => readonly number[],
  place: PlaceOf,
): Diagnostic[] {
  if (election.voter !== undefined || election.duplicates === 'keep') return [];
  const columns = nameColumns(table, election);
  const [first] = columns;
  const named = columns.map((position) => table.columns[position]);
  if (first === undefined || named.some((one) => one && sizeOf(one) > mostTexts)) return [];
  const rows = rowsOf();
  let ballotsNamed = 0;
  const byName = new Map<string, number[]>();
  for (const row of rows) {
    const parts = named.map((one) => (one ? foldText(cellAt(one, row)) : ''));
    // Half a name is nobody's.
    if (parts.some(namesNobody)) continue;
    ballotsNamed += 1;
    const name = parts.join('\n');
    const own = byName.get(name);
    if (own) own.push(row);
    else byName.set(name, [row]);
  }
  const again = [...byName.values()].filter((own) => own.length > 1);
  if (again.length === 0 || byName.size * 2 <= ballotsNamed) return [];
  const ballots = again.flat();
  const heading = columns.length === 1 ? table.columns[first]?.heading : undefined;
  const args = {
    names: again.length,
    ballots: ballots.length,
    ...(heading !== undefined && { heading }),
  };
  const places = ballots.slice(0, placesKept).map((row) => place(row, first));
  return [diagnose('duplicates.names', args, places, again.length)];
}

/** What stands for a name where somebody gives none. */
const noNames = oneOf(`
  anon | na | nobody | no name | noname | unknown | private | confidential | withheld | not given |
  prefer not to say | prefer not to answer | keine angabe | k.a. | unbekannt | niemand | geheim |
  inconnu | inconnue | aucun | desconocido | sin nombre | ninguno | nessuno | sconosciuto |
  onbekend | guest | resident | x | xx | xxx
`);

export function namesNobody(folded: string): boolean {
  return nobody.has(folded) || noNames.test(folded) || !/\p{L}/u.test(folded);
}

/** Whether a folded heading asks for a name, or for the one that tells people of a family apart. */
export function personHeading(folded: string): boolean {
  return wholeName.test(folded) || firstName.test(folded);
}

/** The column of whole names, or those of first and last ones. */
function nameColumns(table: Table, { roles }: Election): readonly number[] {
  const where = (heading: RegExp) =>
    table.columns
      .slice(0, table.width)
      .findIndex(
        (column, at) => roles[at]?.role === 'private' && heading.test(foldText(column.heading)),
      );
  const [given, family, whole] = [where(firstName), where(lastName), where(wholeName)];
  if (given >= 0 && family >= 0) return [given, family];
  return whole < 0 || family >= 0 ? [] : [whole];
}
