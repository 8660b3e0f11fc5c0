import { foldText } from '../base/fold.ts';
import { formulaStart } from '../base/formula-start.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { withHeading } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import type { ContestDefinition, Definition, OptionDefinition } from './definition.ts';
import { groupKeys } from './group-keys.ts';
import { withShown } from './hidden-words.ts';
import { separatorFor } from './ranking-cell.ts';
import { addsScores, countsRanks } from './spread.ts';

/**
 * Redacted ballots are a table like the one they were made from: each column of it in its place, but
 * empty and without its heading where it may tell who voted. Then comes a column with one of these
 * headings, and then what was taken from the roll: the weight, and columns of groups.
 */
export const redactedHeadings = {
  /** its cells number voters of whom each has one ballot, or all of theirs under `keep` */
  voter: 'redacted voter',
  /** its cells number ballots of which nobody knows whose they are */
  ballot: 'redacted ballot',
  /** its cells are codes that voters know */
  receipt: 'redacted receipt',
  weight: 'redacted weight',
} as const;

/** The id of their shape. */
export const redactedShape = 'redacted';

const { weight: weightHeading, ...marks } = redactedHeadings;
const marking: ReadonlySet<string> = new Set(Object.values(marks));

/** What stands between options that lay in several columns before. */
export const redactedSeparator = ';';

function markAmong(headings: readonly string[]): number {
  return headings.findIndex((heading) => marking.has(foldText(heading)));
}

export function isRedacted(headings: readonly string[]): boolean {
  return markAmong(headings) >= 0;
}

/** What a spreadsheet would run as a formula has an apostrophe before it, which is none of its own. */
export function withoutApostrophes(file: FileTable): FileTable {
  const plain = (text: string) =>
    text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text;
  return {
    ...file,
    columns: file.columns.map((column) => {
      const heading = plain(column.heading);
      if (column.bulk && !startsQuoted(column.bulk)) return withHeading(column, heading);
      return { heading, codes: column.codes, texts: column.texts.map(plain) };
    }),
  };
}

/** Whether some text begins with an apostrophe. */
function startsQuoted({ size, memory, startOf }: CellTexts): boolean {
  for (let code = 1; code < size; code += 1) if (memory[startOf(code)] === 0x27) return true;
  return false;
}

/**
 * A definition as it holds for redacted ballots: who counts was decided before, so that times, voters,
 * the roll and rulings have no part in it any more.
 */
export function forRedacted(definition: Definition, headings: readonly string[]): Definition {
  const { sheet, columns, zone, opens, closes, roll, rulings, ...rest } = withShown(definition);
  const mark = markAmong(headings);
  const added = headings.flatMap((heading, at) => (at > mark ? [{ heading, at }] : []));
  const weight = added.find(({ heading }) => foldText(heading) === weightHeading);
  const separators = new Map(
    groupKeys(typeof roll === 'object' ? roll.group : undefined).map((key) => [
      foldText(key.column),
      key.separator,
    ]),
  );
  const groups = [
    ...groupKeys(columns?.group).filter(({ column }) => isThere(column, headings)),
    ...added
      .filter((one) => one !== weight)
      .map(({ heading, at }) => ({
        column: `#${at + 1}`,
        separator: separators.get(foldText(heading)),
      })),
  ];
  const given = columns?.weight;
  const weighed = weight ? `#${weight.at + 1}` : typeof given === 'object' ? given.column : given;
  const own = `#${mark + 1}`;
  const named = foldText(headings[mark] ?? '') === redactedHeadings.ballot;
  return {
    ...rest,
    columns: {
      ...(named ? { ignored: own } : { voter: own }),
      ...(groups.length > 0 && {
        group: groups.map(({ column, separator }) =>
          separator === undefined ? column : { column, separator },
        ),
      }),
      ...(weighed !== undefined && { weight: { column: weighed, point: '.' as const } }),
    },
    ...(rest.contests && {
      contests: rest.contests.map((contest) => inItsPlace(inOneColumn(contest), headings)),
    }),
  };
}

function isThere(reference: string, headings: readonly string[]): boolean {
  const number = /^#(\d+)$/.exec(reference)?.[1];
  if (number !== undefined) return (headings[Number(number) - 1] ?? '') !== '';
  return headings.some((heading) => foldText(heading) === foldText(reference));
}

/** A contest whose heading a column of the roll has too goes by the number of its own column, which stands in its place. */
function inItsPlace(contest: ContestDefinition, headings: readonly string[]): ContestDefinition {
  const heading = foldText(contest.column ?? contest.title ?? contest.id ?? '');
  const found = headings.flatMap((own, at) => (foldText(own) === heading ? [at] : []));
  const [place, ...others] = found;
  const mark = markAmong(headings);
  const apart = place !== undefined && place < mark && others.every((at) => at > mark);
  return apart && others.length > 0 ? { ...contest, column: `#${place + 1}` } : contest;
}

/** A contest that lay over several columns stands in one, which has its title for heading. */
function inOneColumn(contest: ContestDefinition): ContestDefinition {
  const { columns, cells, options, ...rest } = contest;
  const boxed = options?.some((one) => typeof one === 'object' && one.column !== undefined);
  // Scores have a column for each option there too.
  if (addsScores(contest.method) || (columns === undefined && !boxed)) return contest;
  return {
    ...rest,
    ...(options && {
      options: options.map((one) => {
        if (typeof one !== 'object') return one;
        const { column, ...option } = one;
        return option;
      }),
    }),
    ...(rest.method === 'approval' && { separator: redactedSeparator }),
    ...(countsRanks(rest.method) && {
      cells: 'order' as const,
      separator: separatorFor((options ?? []).map(titleOf)),
    }),
  };
}

function titleOf(option: OptionDefinition): string {
  return typeof option === 'object' ? option.title : String(option);
}
