import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Contest } from './election.ts';
import { hiddenWord, isHidden, mapWords } from './hidden-words.ts';
import { leastPublic } from './policies.ts';
import { wordMeanings } from './question-words.ts';
import type { Settings } from './settings.ts';
import { shapes } from './shapes.ts';
import { keyedDigest, tableSecret } from './table-secret.ts';
import { type AddedWords, generalWords } from './vocabulary.ts';

/** The columns in which the words of a contest stand. */
export function columnsOf({ column, spread }: Contest, table: Table): readonly Column[] {
  const places = spread ? spread.columns : [column ?? -1];
  return places.flatMap((at) => table.columns[at] ?? []);
}

/** Words that survey tools write. */
const toolWords = lazily(
  () =>
    new Set(
      shapes.flatMap(({ words = {} }) =>
        wordMeanings.flatMap((meaning) => (words[meaning] ?? []).map(foldText)),
      ),
    ),
);

/** Something is said beside a word, or in more words than two. */
const saysMore = /[/(:@,;–—]|[.-]\s|\S\s+\S+\s+\S/;

/**
 * Whether a word says more than a word does, "no - because of my boss", and stands on so few ballots that
 * it could tell who wrote it. One that stands on none was there before the vote.
 */
export function isPrivate(word: string, columns: readonly Column[]): boolean {
  if (!saysMore.test(word) || generalWords().has(word) || toolWords().has(word)) return false;
  const ballots = columns.reduce((sum, column) => sum + rowsWith(word, column), 0);
  return ballots > 0 && ballots < leastPublic;
}

function rowsWith(word: string, column: Column): number {
  // Where there are very many texts, none is learnt for a word.
  if (column.bulk) return 0;
  const codes = new Set(column.texts.flatMap((text, at) => (foldText(text) === word ? [at] : [])));
  if (codes.size === 0) return 0;
  let rows = 0;
  for (const code of column.codes) if (codes.has(code)) rows += 1;
  return rows;
}

/** Words as they may be published: a private one is known again by who has the ballots, and by nobody else. */
export function publicWords(
  words: AddedWords,
  columns: readonly Column[],
  table: Table,
): ReturnType<typeof mapWords> {
  return mapWords(words, (word) =>
    isPrivate(word, columns) ? hiddenWord(keyedDigest(secretOf(table), word)) : word,
  );
}

/** A definition that was published, with the words that its ballots have again. */
export function withHiddenWords(settings: Settings, table: Table): Settings {
  const { definition } = settings;
  const { vocabulary, contests } = definition;
  const all = [vocabulary, ...(contests ?? []).map((own) => own.vocabulary)];
  if (!all.some((own) => own && wordMeanings.some((one) => own[one]?.some(isHidden))))
    return settings;
  const secret = secretOf(table);
  const found = new Map(
    table.columns
      .slice(0, table.width)
      .filter(({ bulk }) => bulk === undefined)
      .flatMap(({ texts }) => texts.map(foldText))
      .map((word) => [hiddenWord(keyedDigest(secret, word)), word]),
  );
  const wordsOf = (word: string) => (isHidden(word) ? (found.get(word) ?? []) : word);
  const shown = (own: AddedWords) => mapWords(own, wordsOf);
  return {
    ...settings,
    definition: {
      ...definition,
      ...(vocabulary && { vocabulary: shown(vocabulary) }),
      ...(contests && {
        contests: contests.map((own) =>
          own.vocabulary ? { ...own, vocabulary: shown(own.vocabulary) } : own,
        ),
      }),
    },
  };
}

const secrets = new WeakMap<Column, string>();

function secretOf({ columns, width }: Table): string {
  const [first] = columns;
  const known = first && secrets.get(first);
  if (known !== undefined) return known;
  const secret = tableSecret(columns.slice(0, width));
  if (first) secrets.set(first, secret);
  return secret;
}
