import type { Definition } from '../../../src/index.ts';
import type { Dice } from './dice.ts';
import { hostileCell, hostileName, respelt, secrets } from './hostile.ts';
import type { ModelContest, ModelMark } from './model.ts';

type ContestDefinition = NonNullable<Definition['contests']>[number];

/** A contest with the spellings that its cells may use. */
export interface PlannedContest extends ModelContest {
  readonly definition: ContestDefinition;
  readonly heading: string;
  /** no column holds it */
  readonly absent: boolean;
  readonly title: string;
  /** of each option, the title first */
  readonly spellings: readonly (readonly string[])[];
  readonly separator?: string;
}

export const methodIds = ['question', 'plurality', 'majority', 'approval'] as const;

/** Ids that every object seems to have. */
const ids = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];
const bases = ['valid', 'valid+invalid', 'valid+abstain', 'ballots'];
const bounds = ['majority', 'two-thirds', '> 60%', '>= 0.6667', 'unanimity', 'at least 1/3'];

/** Words that the definition adds for all contests, and what they mean. */
export const addedWords = {
  yes: ['okay zq'],
  no: ['nope zq'],
  abstain: ['pass on zq'],
  blank: ['nil zq'],
  invalid: ['torn zq'],
} as const;

const ownWords = { abstain: ['my own pass zq'], blank: ['my own nil zq'] };

export function contestFrom(
  at: number,
  method: (typeof methodIds)[number],
  dice: Dice,
  eligibleKnown: boolean,
): PlannedContest {
  const token = `K${at}`;
  const heading = hostileName(dice, `heading ${token}`);
  const id = dice.percent(20) ? (ids[at] ?? token) : token;
  const withdrawn = dice.percent(12);
  const absent = at > 0 && withdrawn && dice.percent(40);
  const title = hostileName(dice, `title ${token}`);
  const spellings = method === 'question' ? [['Yes'], ['No']] : spellingsFrom(at, dice);
  const marks = method === 'approval' ? limitsFrom(spellings.length, dice) : {};
  const several = method === 'approval' || (method !== 'question' && dice.percent(60));
  const separator = several ? dice.pick([';', '|', '\n', ', ', '/']) : undefined;
  const allBases = eligibleKnown ? [...bases, 'eligible'] : bases;
  const definition: ContestDefinition = {
    id,
    title,
    method,
    ...(method !== 'question' && {
      options: spellings.map((own, nth) => optionFrom(own, nth, dice)),
    }),
    ...marks,
    ...(separator !== undefined && { separator }),
    ...(dice.percent(40) && { rule: `${dice.pick(bounds)} of ${dice.pick(allBases)}` }),
    ...((method === 'plurality' || method === 'approval') && { seats: 1 + dice.below(3) }),
    ...(dice.percent(30) && { vocabulary: ownWords }),
    ...(withdrawn && { status: 'withdrawn' as const }),
  };
  const min = method === 'approval' ? (marks.min ?? 1) : 1;
  const max = method === 'approval' ? (marks.max ?? spellings.length) : 1;
  return {
    id,
    method,
    options: spellings.length,
    min,
    max,
    withdrawn,
    absent,
    title,
    heading,
    spellings,
    definition,
    ...(separator !== undefined && { separator }),
  };
}

function spellingsFrom(contest: number, dice: Dice): string[][] {
  return Array.from({ length: 1 + dice.below(6) }, (_, at) => {
    const title = dice.percent(10)
      ? String(2024 + at)
      : hostileName(dice, `option ${contest}-${at}`);
    return dice.percent(25) ? [title, hostileName(dice, `alias ${contest}-${at}`)] : [title];
  });
}

function optionFrom(spellings: readonly string[], at: number, dice: Dice) {
  const [title = '', ...aliases] = spellings;
  if (/^\d+$/.test(title) && aliases.length === 0) return Number(title);
  if (aliases.length === 0 && dice.percent(50)) return title;
  return {
    title,
    ...(aliases.length > 0 && { aliases }),
    ...(dice.percent(50) && { id: `o${at}` }),
  };
}

function limitsFrom(options: number, dice: Dice): { min?: number; max?: number } {
  const min = dice.pick([0, 1, 2, 2, 3]);
  const said = dice.percent(80);
  const max = Math.max(said ? min : 1, 1 + dice.below(options));
  return { ...(said && { min }), ...(dice.percent(60) && { max }) };
}

export const markWishes = [
  'valid',
  'valid',
  'valid',
  'abstain',
  'blank',
  'unknown',
  'too-many',
  'too-few',
  'too-few',
  'spoilt',
] as const;

/** A cell with its meaning, and what sort of hostile text it holds. */
export interface Cell {
  readonly text: string;
  readonly mark: ModelMark;
  readonly hostile?: string;
}

/** A cell of a contest; where the contest has no mark of the sort that is wished for, a blank one. */
export function cellFrom(
  contest: PlannedContest,
  wish: (typeof markWishes)[number],
  dice: Dice,
): Cell {
  switch (wish) {
    case 'valid':
      return contest.method === 'approval'
        ? severalFrom(contest, wish, dice)
        : oneFrom(contest, dice);
    case 'abstain':
      return { text: respelt(wordFor('abstain', contest, dice), dice), mark: { kind: 'abstain' } };
    case 'unknown': {
      const { text, sort } = hostileCell(dice, secrets.unknown);
      return { text, mark: { kind: 'invalid', reason: 'unknown', unread: true }, hostile: sort };
    }
    case 'spoilt':
      return word(
        dice.pick(['spoilt', 'Spoiled ballot', 'INVALID VOTE', addedWords.invalid[0]]),
        'spoilt',
      );
    case 'too-many':
    case 'too-few': {
      const several = severalFrom(contest, wish, dice);
      if (several.mark.kind === 'invalid') return several;
      return wish === 'too-many' ? word('Overvote', 'too-many') : several;
    }
    case 'blank':
      return blankCell(contest, dice);
  }
}

function word(text: string, reason: 'spoilt' | 'too-many'): Cell {
  return { text, mark: { kind: 'invalid', reason, unread: false } };
}

function blankCell(contest: PlannedContest, dice: Dice): Cell {
  const { method, separator = '' } = contest;
  const none = method === 'approval' && separator !== ', ' ? [separator.repeat(3)] : [];
  const text = dice.pick(['', '', ' ', '\u00a0\u200b', wordFor('blank', contest, dice), ...none]);
  return { text, mark: { kind: 'blank' } };
}

function wordFor(meaning: 'abstain' | 'blank', { definition }: PlannedContest, dice: Dice): string {
  const known = { abstain: ['Abstain', 'Abstention'], blank: ['—', 'Blank', 'n/a', 'No answer'] };
  const own = definition.vocabulary ? ownWords[meaning] : [];
  return dice.pick([...known[meaning], ...addedWords[meaning], ...own]);
}

const yesWords = ['Yes', 'y', 'For', 'AYE', 'approve', 'support', 'agree', ...addedWords.yes];
const noWords = ['No', 'n', 'Nay', 'against', 'oppose', 'reject', ...addedWords.no];

function oneFrom({ method, spellings }: PlannedContest, dice: Dice): Cell {
  const option = dice.below(spellings.length);
  const words = method === 'question' ? (option === 0 ? yesWords : noWords) : spellings[option];
  const text = respelt(dice.pick(words ?? []), dice);
  return { text, mark: { kind: 'valid', options: [option], unread: false } };
}

/** Several options in one cell, as many as the wish asks for; blank where that cannot be. */
function severalFrom(
  contest: PlannedContest,
  wish: 'valid' | 'too-many' | 'too-few',
  dice: Dice,
): Cell {
  const { min, max, spellings, separator, method } = contest;
  const [least, most] = {
    valid: [Math.max(1, min), Math.min(max, spellings.length)] as const,
    'too-many': [max + 1, spellings.length] as const,
    'too-few': [1, Math.min(min - 1, spellings.length)] as const,
  }[wish];
  if (separator === undefined || most < least) return blankCell(contest, dice);
  const marked = least + dice.below(most - least + 1);
  const chosen = dice.shuffled([...spellings.keys()]).slice(0, marked);
  const parts = chosen.map((option) => respelt(dice.pick(spellings[option] ?? []), dice));
  const approval = method === 'approval';
  const again = approval && dice.percent(10) ? parts.slice(0, 1) : [];
  const unread = approval && dice.percent(10) ? [hostileCell(dice, secrets.beside).text] : [];
  const glue = separator === ', ' || dice.percent(80) ? separator : ` ${separator} `;
  const text = [...dice.shuffled([...parts, ...unread]), ...again].join(glue);
  const trailing = separator !== ', ' && dice.percent(20) ? separator : '';
  const options = chosen.toSorted((a, b) => a - b);
  const facts = { unread: unread.length > 0 };
  return {
    text: text + trailing,
    mark:
      wish === 'valid'
        ? { kind: 'valid', options, ...facts }
        : { kind: 'invalid', reason: wish, ...facts },
  };
}
