import { cleanText, foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { Table } from '../csv/table.ts';
import type { Contest } from '../election/election.ts';
import { columnsOf, privacyIn } from '../election/private-words.ts';
import { type WordMeaning, wordMeanings } from '../election/question-words.ts';

/** What an answer or a box says, and what it means. */
export interface MeantAnswer {
  readonly text: string;
  readonly meaning: WordMeaning;
}

/** The answers and boxes of a contest that mean something because of a word of its own, in the order of the meanings. */
export function meantAnswers(
  { status, words, spread, column }: Contest,
  { columns }: Pick<Table, 'columns'>,
): readonly MeantAnswer[] {
  if (status !== 'active') return [];
  const boxes = [...(spread?.means ?? [])].map(([at, meaning]) => ({
    text: spread?.options[at] ?? '',
    meaning,
  }));
  const own = columns[column ?? -1];
  const texts = spread || own?.bulk ? [] : (own?.texts ?? []).map(cleanText);
  const cells = new Map(texts.map((text) => [foldText(text), text]));
  const answers = [...(words ?? [])].flatMap(([folded, meaning]) => {
    const text = cells.get(folded);
    return text === undefined ? [] : [{ text, meaning }];
  });
  return wordMeanings.flatMap((meaning) =>
    orderedBy(
      [...boxes, ...answers].filter((one) => one.meaning === meaning),
      ({ text }) => text,
    ),
  );
}

/** Those of them that a report may show, and what the others mean, which one voter each may be told by. */
export function publicAnswers(
  contest: Contest,
  table: Table,
  dispositions: Uint8Array,
): { readonly answers: readonly MeantAnswer[]; readonly alone: readonly WordMeaning[] } {
  const columns = contest.spread ? [] : columnsOf(contest, table);
  const isPrivateWord = privacyIn(columns, dispositions);
  const isAlone = ({ text }: MeantAnswer) => isPrivateWord(foldText(text));
  const all = meantAnswers(contest, table);
  return {
    answers: all.filter((own) => !isAlone(own)),
    alone: all.filter(isAlone).map(({ meaning }) => meaning),
  };
}
