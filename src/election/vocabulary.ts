import { foldText } from '../base/fold.ts';

/** What a word in a cell means in a question. Words are folded. */
export type WordMeaning = 'yes' | 'no' | 'abstain' | 'blank' | 'invalid';

export const wordMeanings = ['yes', 'no', 'abstain', 'blank', 'invalid'] as const;

/** Folded word to meaning. */
export type Vocabulary = ReadonlyMap<string, WordMeaning>;

/**
 * The words that are known, in English and some other languages of assemblies. Signs and numbers
 * stand apart (`signedWords`): alone they may be scores.
 */
const words: Readonly<Record<WordMeaning, readonly string[]>> = {
  yes: [
    'yes',
    'yes.',
    'y',
    'yea',
    'yeas',
    'aye',
    'ayes',
    'for',
    'in favour',
    'in favor',
    'favour',
    'favor',
    'approve',
    'approved',
    'support',
    'agree',
    'accept',
    'accepted',
    'adopt',
    'adopted',
    'upheld',
    'true',
    'pro',
    '✓',
    '✔',
    '✔️',
    '✅',
    '👍',
    'ja',
    'oui',
    'pour',
    'sí',
    'si',
    'sì',
    'sim',
    'tak',
    'da',
    'да',
    'за',
    'kyllä',
    'evet',
    'dafür',
    'favorevole',
    'a favor',
    '赞成',
    '贊成',
    '同意',
    '賛成',
    '찬성',
  ],
  no: [
    'no',
    'no.',
    'n',
    'nay',
    'nays',
    'noe',
    'noes',
    'against',
    'oppose',
    'opposed',
    'reject',
    'rejected',
    'defeated',
    'disapprove',
    'disapproved',
    'disagree',
    'false',
    'contra',
    'con',
    '✗',
    '✘',
    '❌',
    '👎',
    'nein',
    'non',
    'contre',
    'não',
    'nao',
    'nee',
    'nej',
    'nie',
    'нет',
    'против',
    'ei',
    'hayır',
    'dagegen',
    'contrario',
    'en contra',
    '反对',
    '反對',
    '反対',
    '반대',
  ],
  abstain: [
    'abstain',
    'abstains',
    'abstained',
    'abstention',
    'abstaining',
    'i abstain',
    'present',
    'neutral',
    'no opinion',
    'enthaltung',
    'enthalten',
    'enth.',
    'ich enthalte mich',
    's’abstient',
    "s'abstient",
    'abstención',
    'abstencion',
    'abstenção',
    'abstencao',
    'astensione',
    'astenuto',
    'onthouding',
    'wstrzymuję się',
    'воздержался',
    'воздержалась',
    '弃权',
    '棄權',
    '棄権',
    '기권',
  ],
  blank: [
    '-',
    '–',
    '—',
    'blank',
    'blank vote',
    'undervote',
    'under vote',
    'under-vote',
    'no answer',
    'no response',
    'not answered',
    'no vote',
    'no vote recorded',
    'not voting',
    'nv',
    'did not vote',
    "didn't vote",
    'didn’t vote',
    'absent',
    'excused',
    'skip',
    'skipped',
    'n/a',
    'na',
    'nan',
    'null',
    '(blank)',
    '[blank]',
    '(none)',
    '(empty)',
    'vote blanc',
    'scheda bianca',
  ],
  invalid: [
    'invalid',
    'invalid vote',
    'invalid ballot',
    'overvote',
    'over vote',
    'over-vote',
    'overvoted',
    'spoilt',
    'spoiled',
    'spoilt ballot',
    'spoiled ballot',
    'spoilt paper',
    'spoiled paper',
    'rejected ballot',
    'rejected paper',
    'illegal vote',
    'informal vote',
    'void vote',
    'ungültig',
    'vote nul',
    'scheda nulla',
  ],
};

/** The words as pairs, folded once. */
const known: readonly [string, WordMeaning][] = entries(words);

/** Words of the list above that may well be options of a choice, and are left to it. */
const optionWords: ReadonlySet<string> = new Set([
  'present',
  'neutral',
  'excused',
  'nv',
  'invalid',
]);

/**
 * Words that some clerks write for an invalid mark and that elsewhere are an answer. Beside their
 * opposite, or on more than a tenth of the ballots, they are an answer.
 */
export const doubtfulWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['rejected', ['approved', 'accepted', 'adopted', 'upheld', 'passed', 'referred']],
  ['invalid', ['valid']],
  ['illegal', ['legal']],
  ['informal', ['formal']],
  ['void', ['valid']],
  ['nul', []],
]);

/** Words of a question that are also the names of people and things: on one side alone they say little. */
export const nameWords: ReadonlySet<string> = new Set([
  'si',
  'da',
  'noe',
  'ei',
  'con',
  'pro',
  'non',
  'nee',
  'nie',
  'ja',
  'pour',
  'na',
  'present',
  'absent',
  'blank',
  'contra',
]);

export type AddedWords = { readonly [meaning in WordMeaning]?: readonly string[] | undefined };

/** The words of the two sorts of contest. */
export interface Vocabularies {
  readonly question: Vocabulary;
  readonly choice: Vocabulary;
}

export function vocabulariesOf(added: AddedWords): Vocabularies {
  return { question: questionVocabulary(added), choice: choiceVocabulary(added) };
}

/** The words of a question: those that are known and those the definition adds, which win. */
export function questionVocabulary(added: AddedWords): Vocabulary {
  return new Map([...known, ...entries(added)]);
}

/** The words that are no option in a choice: abstentions, blanks and invalid marks. */
function choiceVocabulary(added: AddedWords): Vocabulary {
  const aside = ([, meaning]: [string, WordMeaning]) => meaning !== 'yes' && meaning !== 'no';
  const general = known.filter((entry) => aside(entry) && !optionWords.has(entry[0]));
  return new Map([...general, ...entries(added).filter(aside)]);
}

/** Numbers and signs as answers: +1 and + are for, -1 and - against, and beside these 0 abstains. */
export const signedWords: Vocabulary = new Map([
  ['+', 'yes'],
  ['-', 'no'],
  ['−', 'no'],
  ['–', 'no'],
  ['1', 'yes'],
  ['+1', 'yes'],
  ['-1', 'no'],
  ['−1', 'no'],
  ['0', 'abstain'],
]);

/** A list of words for each meaning as one map. */
export function vocabularyOf(lists: AddedWords): Vocabulary {
  return new Map(entries(lists));
}

/** A map of words as a list for each meaning that has any. */
export function wordsByMeaning(vocabulary: Vocabulary): { [meaning in WordMeaning]?: string[] } {
  const lists: { [meaning in WordMeaning]?: string[] } = {};
  for (const [word, meaning] of vocabulary) lists[meaning] = [...(lists[meaning] ?? []), word];
  return lists;
}

function entries(lists: AddedWords): [string, WordMeaning][] {
  return wordMeanings.flatMap((meaning) =>
    (lists[meaning] ?? []).map((word): [string, WordMeaning] => [foldText(word), meaning]),
  );
}
