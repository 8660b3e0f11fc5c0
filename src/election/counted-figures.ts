import type { DiagnosticArgs } from '../base/diagnostic-codes.ts';
import { foldText } from '../base/fold.ts';
import { groupedBy } from '../base/grouped-by.ts';
import type { Column } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { weightHeading } from './headings.ts';
import { asksQuestion } from './loose-headings.ts';
import { generalWords } from './vocabulary.ts';

// Tables of results that somebody has already counted, told from ballots by their headings and figures.

const totalHeading =
  /^((number of |no\.? of |total )?votes( (received|for))?|(number of )?(supporters|respondents)|supports|endorsements|upvotes|vote ?count|count|(number of |no\.? of |total )responses|response count|stimmen|anzahl( der)?( stimmen)?|voix|nombre de voix|votos|número de votos)$/u;
/** These weigh nobody where the rows are answers. */
const tallyHeading = /^(responses|tally|total|totals|frequency|ballots|anzahl|nombre)$/u;
const shareHeading =
  /^(%|percent|percentage|prozent|pourcentage|porcentaje|(vote )?share|response percent|votes? %|% of (votes|responses))$/u;
const subjectHeading =
  /^(title|candidates?|options?|choices?|motions?|questions?|names?|proposals?|branch|region|kandidat(in)?|candidat|resolutions?|measures?|ballot measures?|agenda items?)$/u;
export const answerHeading =
  /^(answers?|answer (choice|option)s?|responses?|votes?|choices?|options?|candidates?|antwort|antworten|réponse|respuesta)$/u;

const figure = /^(\d*|\d{1,3}([ ,.'’]\d{3})+|\d+ ?\(\d+([.,]\d+)? ?%\))$/u;
const percentage = /^\d+([.,]\d+)? ?%$/u;

/** Rows of a table that is looked at cell by cell; no table of results has so many. */
const mostRows = 10_000;

/** What tells that a file holds figures of a count; `weighted` ones may stand under "Votes". */
export function totalsIn(
  { columns }: FileTable,
  weighted: boolean,
): DiagnosticArgs['file.totals'] | undefined {
  if (columns.some(({ bulk, codes }) => bulk !== undefined || codes.length > mostRows)) return;
  if (!columns.some(isFigures)) return undefined;
  const first = columns.slice(0, 3).findIndex(isSubject);
  for (const sides of groupedBy(sidesIn(columns), ({ of }) => of).values()) {
    const totals = sidesCounted(columns, sides, first >= 0);
    if (totals !== undefined) return totals;
  }
  if (sumsUpAnswers(columns)) return {};
  if (weighted) return undefined;
  const counted =
    first >= 0 &&
    columns.slice(first + 1).some((one) => isCount(one, totalHeading)) &&
    !namesVoters(columns, first);
  return counted || listsAnswers(columns) || crossesAnswers(columns) ? {} : undefined;
}

/** Names of people, what the ballot of each weighs, and how each answered a question: no result is asked for so. */
function namesVoters(columns: readonly Column[], subject: number): boolean {
  const { heading = '' } = columns[subject] ?? {};
  if (!/^names?$/u.test(foldText(heading))) return false;
  const counts = columns.filter((one) => isCount(one, totalHeading));
  const weighs = counts.length === 1 && counts.every((one) => weightHeading.test(spaced(one)));
  return (
    weighs &&
    columns.some((one) => isAsked(spaced(one)) && holdsWords(one) && one.texts.some(Boolean))
  );
}

function isAsked(heading: string): boolean {
  const became =
    /\b(elected|won|winners?|passed|carried|adopted|approved|accepted|results?|seats?)\b/;
  return asksQuestion(heading) && !became.test(heading);
}

/** Figures under yes and under no, which are neither boxes nor ranks. */
function sidesCounted(
  columns: readonly Column[],
  found: readonly Side[],
  subject: boolean,
): DiagnosticArgs['file.totals'] | undefined {
  const sides = found.map(({ column }) => column);
  const meanings = found.map(({ meaning }) => meaning);
  if (!(meanings.includes('yes') && meanings.includes('no'))) return undefined;
  const rows = Array.from({ length: sides[0]?.codes.length ?? 0 }, (_, row) =>
    sides.flatMap((one) => numberIn(one.texts[one.codes[row] ?? 0] ?? '') || []),
  );
  if (!rows.some((row) => row.some((number) => number > 1))) return undefined;
  const single = rows.every((row) => row.length < 2);
  // A box may hold the number of its own column, or each ballot the ranks of all.
  const coded = sides.every(({ texts }) => {
    const [number = 0, ...more] = texts.map(numberIn).filter(Boolean);
    return number <= columns.length && more.every((one) => one === number);
  });
  const ranks = columns.filter((one) => holds(one, figure));
  const ranked = rows.every((_, row) =>
    isRanking(ranks.flatMap((one) => numberIn(one.texts[one.codes[row] ?? 0] ?? '') || [])),
  );
  if (!subject && ((single && coded) || ranked || rows.every(isRanking))) return undefined;
  return single && !subject ? { form: 'one-side' } : {};
}

/** A column of figures, what they were cast for, and in what: `Motion 1 - For`; nothing where its heading is a side alone. */
interface Side {
  readonly column: Column;
  readonly meaning: string;
  readonly of: string;
}

function sidesIn(columns: readonly Column[]): Side[] {
  return columns.flatMap((column): Side[] => {
    if (!holds(column, figure)) return [];
    const heading = spaced(column);
    const whole = sideOf(heading);
    if (whole !== undefined) return [{ column, meaning: whole, of: '' }];
    const { of, side } = lastWord(heading);
    const meaning = of === '' ? undefined : generalWords().get(side);
    return meaning === undefined ? [] : [{ column, meaning, of }];
  });
}

const betweenWords = new Set([' ', '\n', ':', '(', ')']);

/** `Motion 1 (for)` and `Motion 1: for`, taken apart letter by letter: a pattern would begin at each sign of very many. */
function lastWord(heading: string): { readonly of: string; readonly side: string } {
  const end = heading.endsWith(')') ? heading.length - 1 : heading.length;
  let start = end;
  while (start > 0 && !betweenWords.has(heading[start - 1] ?? '')) start -= 1;
  let last = start;
  while (last > 0 && betweenWords.has(heading[last - 1] ?? '')) last -= 1;
  return { of: heading.slice(0, last), side: heading.slice(start, end) };
}

/** `For`, `votes_for`, `Yes votes`, `No. of nays`: what the figures below were cast for. */
function sideOf(heading: string): string | undefined {
  const bare = heading
    .replace(/^(total |sum of )?((number|no\.?|count) of |# ?(of )?)?(votes?:? )?/u, '')
    .replace(/ \(?(votes?|count|total)\)?$/u, '');
  return generalWords().get(bare) ?? generalWords().get(heading);
}

function isRanking(figures: readonly number[]): boolean {
  return [...figures].sort((one, other) => one - other).every((rank, at) => rank === at + 1);
}

/** The summary of a question in SurveyMonkey: its answers, what share chose them, and how many. */
function sumsUpAnswers([first, ...rest]: readonly Column[]): boolean {
  if (first === undefined || !/^answer (choice|option)s$/u.test(spaced(first))) return false;
  const shares = /^response(s|[ -]percent|[ -]count)$/u;
  return rest.some((one) => shares.test(spaced(one))) && rest.every((one) => !namesWords(one));
}

/** Whether something other than figures, and the words below a table of them, stands in a column. */
function namesWords({ texts }: Column): boolean {
  return texts.some((text) => !/^(\d[\d.,]* ?%?|answered|skipped|)$/u.test(foldText(text)));
}

/** Answers that stand once each, at the left of all that has a text of its own, and beside them figures. */
function listsAnswers(columns: readonly Column[]): boolean {
  const at = columns.findIndex(namesOnce);
  const answers = columns[at];
  if (answers === undefined || !answerHeading.test(spaced(answers))) return false;
  return columns.slice(at + 1).some(isTally);
}

/** A row for each branch (or question) and each answer: none of them stands twice, and beside them figures. */
function crossesAnswers(columns: readonly Column[]): boolean {
  const others = columns.filter((one) => !isTally(one));
  if (others.length === columns.length || others.some(namesOnce)) return false;
  const keys = others.filter((one) => one.texts.length > 2 && !isFigures(one));
  const words = keys.filter(holdsWords).length;
  const answers =
    words === 1 || (words === 0 && keys.some((one) => answerHeading.test(spaced(one))));
  if (keys.length < 2 || !answers) return false;
  const last = keys.map(() => 0);
  const met = new Set<string>();
  const rows = keys[0]?.codes.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    // A question may stand beside the first of its answers alone.
    keys.forEach(({ codes }, at) => {
      last[at] = codes[row] || (last[at] ?? 0);
    });
    met.add(last.join());
  }
  return met.size === rows;
}

/** Whether a column holds nothing but words of a question. */
export function holdsWords({ texts }: Column): boolean {
  return texts.every((text) => text.trim() === '' || generalWords().has(foldText(text)));
}

function isFigures(column: Column): boolean {
  return holds(column, figure) || holds(column, percentage);
}

function isTally(column: Column): boolean {
  const share = shareHeading.test(spaced(column)) && holds(column, percentage);
  return share || isCount(column, totalHeading) || isCount(column, tallyHeading);
}

function isCount(column: Column, heading: RegExp): boolean {
  if (!heading.test(spaced(column)) || !holds(column, figure)) return false;
  return column.texts.some((text) => numberIn(text) > 1);
}

function isSubject(column: Column): boolean {
  return subjectHeading.test(spaced(column)) && namesOnce(column);
}

function holds({ texts }: Column, form: RegExp): boolean {
  return (
    texts.some((text) => text.trim() !== '') &&
    texts.every((text) => text.trim() === '' || form.test(text.trim()))
  );
}

/** The figure in a cell, without the share behind it; 0 where there is none. */
function numberIn(text: string): number {
  return Number(text.replace(/\(.*$/u, '').replace(/[^\d]/gu, ''));
}

/** The folded heading, with `votes_for` made `votes for`. */
export function spaced({ heading }: Column): string {
  return foldText(heading).replace(/[_-]+/gu, ' ');
}

/** Whether each row has a text of its own. */
export function namesOnce(column: Column): boolean {
  // The texts of very many are made when they are asked for.
  if (column.bulk) return false;
  const { codes, texts } = column;
  return codes.length > 1 && codes.length === texts.filter((text) => text.trim()).length;
}
