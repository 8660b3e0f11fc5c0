import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { cleanText } from '../base/fold.ts';
import type { Table } from '../csv/table.ts';
import { countCodes } from './code-counts.ts';
import type { ColumnRole } from './column-role.ts';
import { codeOf, counted } from './disposition.ts';
import type { Election } from './election.ts';
import { mayWeighIn } from './freeze.ts';
import type { Roll } from './roll.ts';

/** Columns that were taken for what their headings do not plainly say. */
export function findColumnDoubts(
  table: Table,
  election: Election,
  roll: Roll | undefined,
  codes: Uint8Array,
): Diagnostic[] {
  const voter = election.roles[election.voter ?? -1];
  const heading = table.columns[election.voter ?? -1]?.heading || `#${(election.voter ?? 0) + 1}`;
  const inferred =
    voter && !voter.certain && !onRoll(roll, codes)
      ? [diagnose('voters.inferred', { heading, basis: voter.basis }, [{ column: heading }])]
      : [];
  return [
    ...inferred,
    ...doubtfulWeight(table, election),
    ...unfilledGroups(table, election, codes),
    ...doubtful(table, election, roll),
  ];
}

/** Whether the ids of most ballots stand on a roll: then they are ids. */
function onRoll(roll: Roll | undefined, codes: Uint8Array): boolean {
  if (roll === undefined) return false;
  const stranger = codeOf('not-on-roll');
  let [found, off] = [0, 0];
  for (const code of codes) {
    if (code === counted) found += 1;
    else if (code === stranger) off += 1;
  }
  return found > off;
}

/** What was taken for weights, though its heading does not say that they are. */
function doubtfulWeight(table: Table, election: Election): Diagnostic[] {
  const [heading, ...others] = election.weight === undefined ? [] : mayWeighIn(table, election);
  if (heading === undefined) return [];
  return [diagnose('weights.inferred', { heading, others }, [{ column: heading }])];
}

/** Groups of one ballot each, above ballots that name none: of merged cells a file has the text of the first. */
function unfilledGroups(table: Table, election: Election, codes: Uint8Array): Diagnostic[] {
  return election.groups.flatMap((position): Diagnostic[] => {
    const column = table.columns[position];
    if (!column || column.bulk || election.roles[position]?.basis !== 'heading') return [];
    const { heading, texts } = column;
    const ballots = countCodes(column.codes, texts.length, codes);
    const named = texts.flatMap((text, code) =>
      cleanText(text) === '' ? [] : (ballots[code] ?? 0),
    );
    const groups = named.reduce((sum, one) => sum + one, 0);
    const nameless = ballots.reduce((sum, one) => sum + one, 0) - groups;
    const first = codes.indexOf(counted);
    const opens = first >= 0 && cleanText(texts[column.codes[first] ?? 0] ?? '') !== '';
    if (!opens || groups < 2 || nameless < groups || named.some((one) => one > 1)) return [];
    return [diagnose('groups.unfilled', { heading, ballots: nameless }, [{ column: heading }])];
  });
}

/** What is private for its heading, and doubted, has answers below. */
function kindOf({ role, basis }: ColumnRole): string {
  return role === 'private' && basis === 'heading' ? 'answered' : role;
}

/** Columns that were left out by their values alone, or by a heading that their values contradict. */
function doubtful(table: Table, election: Election, roll: Roll | undefined): Diagnostic[] {
  const placesOf = (test: (one: ColumnRole) => boolean) =>
    election.roles.flatMap((one, at) =>
      test(one) ? [{ column: table.columns[at]?.heading || `#${at + 1}` }] : [],
    );
  const unweighed = election.weight === undefined;
  const mayWeigh = (one: ColumnRole) => unweighed && one.mayWeigh === true && !one.certain;
  const others = (['private', 'answered', 'ignored'] as const).flatMap((kind): Diagnostic[] => {
    const places = placesOf((one) => !one.certain && !mayWeigh(one) && kindOf(one) === kind);
    return places.length === 0
      ? []
      : [diagnose('columns.doubtful', { columns: places.length, kind }, places)];
  });
  const weighing = placesOf(mayWeigh);
  // Where the roll weighs the ballots, no weight is missed.
  return weighing.length === 0 || roll?.weight !== undefined
    ? others
    : [diagnose('columns.may-weigh', { columns: weighing.length }, weighing), ...others];
}
