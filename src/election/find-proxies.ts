import { type Diagnostic, diagnose, type Place, placesKept } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { wordList } from '../base/word-list.ts';
import { type Column, cellAt, sizeOf } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { PlaceOf } from './describe-rows.ts';
import { codeOf, counted } from './disposition.ts';
import type { Election } from './election.ts';
import { othersNamed } from './other-people.ts';
import { voterKeys } from './voter-keys.ts';
import { asksAboutVoter } from './voter-questions.ts';

// Ballots of one id that are those of several: cast with proxies, for each of several flats, or by people who share it.

/** Words of which one stands in every such heading, sought before the pattern is made. */
const words = wordList(`
  prox, behalf, flat, unit, apartment, house, lot, plot, property, vollmacht, vertret, wohnung,
  einheit, procuration, pouvoir, mandant, appartement, poder, delega, vivienda, represented
`);

const heading = () =>
  /\bprox(?:y|ies)\b|\bbehalf\b|vollmacht|vertretung|vertretene|procuration|\bpouvoir (?:de|pour)\b|\bmandant|\b(?:member|owner)s? represented\b|\bpoder de\b|\bdelega di\b/;

const flat = () =>
  /^(?:(?:your|which|what|name of|number of|the) )*(?:flat|unit|apartment|house(?:hold)?|lot|plot|property|wohnung|einheit|appartement|vivienda)(?: (?:no\.?|nr\.?|number|name|#))?[?:*]*$/;

const votedFor = () =>
  /\b(?:flat|unit|apartment|house(?:hold)?|lot|plot|property)\b.* (?:are you|i am|you are) voting\b|\bvoting for (?:the |your |my )?(?:flat|unit|apartment|house(?:hold)?|lot|plot|property)(?: (?:no\.?|number|#))?[?:*]*$/;

/** `12A` or `B`: a flat, where `Smith` beneath "House" is whom one votes for. */
const numbered = /\d|^.$/;

const cell = () => /\b(?:by|as|a|with) proxy\b|\bproxy (?:for|vote)|\bbehalf of\b|\bin vollmacht\b/;

/** Columns with more different texts are told by their headings alone. */
const mostTexts = 12;

/** A column that tells ballots of one id apart, and whether two folded cells of it do. */
interface Telling {
  readonly column: Column;
  readonly position: number;
  readonly why: 'proxies' | 'people';
  readonly differ: (one: string, other: string) => boolean;
}

/** Voters of whose ballots the last alone counts, though a column says that they were cast for different ones. */
export function findProxies(
  table: Table,
  election: Election,
  codes: Uint8Array,
  place: PlaceOf,
): Diagnostic[] {
  const voters = table.columns[election.voter ?? -1];
  const duplicate = codeOf('duplicate');
  if (voters === undefined || !codes.includes(duplicate)) return [];
  const columns = table.columns.slice(0, table.width).flatMap((column, position): Telling[] => {
    const { role = 'voter' } = election.roles[position] ?? {};
    if (['voter', 'timestamp', 'weight'].includes(role)) return [];
    const says = saysForWhom(column, role === 'contest');
    if (says) return [{ column, position, why: 'proxies', differ: saidBy(says) }];
    const differ = role === 'private' ? othersNamed(column) : undefined;
    return differ ? [{ column, position, why: 'people', differ }] : [];
  });
  if (columns.length === 0) return [];
  const { of: ids } = voterKeys(voters);
  const kept = new Map<number, number>();
  for (let row = 0; row < codes.length; row += 1)
    if (codes[row] === duplicate) kept.set(ids[row] ?? 0, -1);
  for (let row = 0; row < codes.length; row += 1)
    if (codes[row] === counted && kept.has(ids[row] ?? 0)) kept.set(ids[row] ?? 0, row);
  for (const { column, position, why, differ } of columns) {
    const said = (row: number) => foldText(cellAt(column, row));
    const found = new Set<number>();
    const places: Place[] = [];
    for (let row = 0; row < codes.length; row += 1) {
      const own = ids[row] ?? 0;
      const last = codes[row] === duplicate ? (kept.get(own) ?? -1) : -1;
      if (last < 0 || said(row) === said(last) || !differ(said(row), said(last))) continue;
      found.add(own);
      if (places.length < placesKept) places.push(place(row, position));
    }
    if (found.size === 0) continue;
    const args = { voters: found.size, heading: column.heading, why };
    return [diagnose('duplicates.proxies', args, places, found.size)];
  }
  return [];
}

function saidBy(says: (cell: string) => boolean): (one: string, other: string) => boolean {
  return (one, other) => says(one) || says(other);
}

/**
 * Which cells say that a ballot is cast for somebody, or for a flat; undefined where none does. Of what was
 * counted as a contest the heading may be a motion on proxies, or a house that is elected.
 */
function saysForWhom(column: Column, isContest: boolean): ((cell: string) => boolean) | undefined {
  const name = foldText(column.heading);
  if (words.some((word) => name.includes(word))) {
    const proxy = isContest ? asksAboutVoter(column.heading) : heading().test(name);
    if (proxy || votedFor().test(name)) return () => true;
    if (flat().test(name)) return isContest ? (text) => numbered.test(text) : () => true;
  }
  if (column.bulk || sizeOf(column) > mostTexts) return undefined;
  if (!column.texts.some((text) => /proxy|behalf|vollmacht/.test(foldText(text)))) return undefined;
  const pattern = cell();
  return (text) => pattern.test(text);
}
