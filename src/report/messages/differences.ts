import type { Difference, Part } from '../compare-reports.ts';
import { formatNumber } from '../numbers.ts';
import type { Report } from '../schema.ts';
import { counting, listing, quoted } from './words.ts';

/** Between what a difference is: two reports, a report and its ballots, an expectation and a count, a report and a published definition. */
export type Voice = 'reports' | 'ballots' | 'expected' | 'published';

/** Titles by id, of all that a difference can belong to. */
export interface Titles {
  readonly contest: (id: string) => string | undefined;
  readonly option: (contest: string, id: string) => string | undefined;
  readonly category: (id: string) => string | undefined;
  readonly position: (category: string, id: string) => string | undefined;
  readonly group: (id: string) => string | undefined;
}

/** The titles of the first report that has them. */
export function titlesOf(...reports: readonly Report[]): Titles {
  type Titled = { readonly id: string; readonly title: string };
  const find = <T extends Titled>(id: string, lists: readonly (readonly T[])[]) =>
    lists.flatMap((list) => list.filter((one) => one.id === id));
  const contests = (id: string) =>
    find(
      id,
      reports.map((one) => one.contests),
    );
  const categories = (id: string) =>
    find(
      id,
      reports.map((one) => one.categories),
    );
  const groups = reports.map((one) => one.groups);
  return {
    contest: (id) => contests(id)[0]?.title,
    option: (contest, id) =>
      find(
        id,
        contests(contest).map((one) => one.options),
      )[0]?.title,
    category: (id) => categories(id)[0]?.title,
    position: (category, id) =>
      find(
        id,
        categories(category).map((one) => one.positions),
      )[0]?.title,
    group: (id) => find(id, groups)[0]?.title,
  };
}

/** `"Budget" (p01)`: the contest, category or part of the report that a difference is in. */
export function subjectWords(
  { part, contest, category, group }: Difference,
  titles: Titles,
): string {
  if (contest !== undefined) return named(titles.contest(contest), contest);
  if (category !== undefined) return `category ${named(titles.category(category), category)}`;
  if (group !== undefined) return `group ${named(titles.group(group), group)}`;
  return partWords[part];
}

function named(title: string | undefined, id: string): string {
  return title === undefined ? quoted(id) : `${quoted(title)} (${id})`;
}

const partWords: Readonly<Record<Part, string>> = {
  contest: 'the contests',
  category: 'the categories',
  group: 'the groups',
  accounting: 'the accounting',
  election: 'the election',
  warnings: 'the warnings',
  reading: 'how it was read',
  definition: 'the definition',
  inputs: 'the files',
  program: 'the program',
};

/** `option "Yes", votes: was 261, is 260`: what differs within its contest or part, and how. */
export function differenceWords(difference: Difference, titles: Titles, voice: Voice): string {
  const { contest, category, option, position, group, part } = difference;
  const within = [
    ...(part === 'definition' && contest !== undefined ? ['in the definition'] : []),
    ...(option === undefined
      ? []
      : [`option ${quoted(titles.option(contest ?? '', option) ?? option)}`]),
    ...(position === undefined
      ? []
      : [`position ${quoted(titles.position(category ?? '', position) ?? position)}`]),
    ...(group === undefined || (contest ?? category) === undefined
      ? []
      : [`group ${quoted(titles.group(group) ?? group)}`]),
    ...(difference.figure === '' ? [] : [figureWords(difference.figure)]),
  ];
  const values = changeWords(difference, titles, voice);
  return within.length === 0 ? values : `${within.join(', ')}: ${values}`;
}

/** The whole difference as one sentence. */
export function differenceSentence(difference: Difference, titles: Titles, voice: Voice): string {
  const subject = subjectWords(difference, titles);
  const words = differenceWords(difference, titles, voice);
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${words}.`;
}

const figures: Readonly<Record<string, string>> = {
  'accounting.abstain': 'abstentions',
  'accounting.ballots': 'ballots',
  'accounting.blank': 'blank',
  'accounting.invalid': 'invalid',
  'accounting.notOffered': 'not offered',
  'accounting.valid': 'valid',
  'accounting.votes': 'votes in all',
  'outcome.kind': 'outcome',
  'outcome.sentence': 'outcome in words',
  'outcome.winners': 'winners',
  'outcome.tied': 'tied',
  'outcome.runoff': 'runoff',
  'quorum.met': 'quorum met',
  'score.mean': 'points per valid ballot',
  'score.unscored': 'ballots that give it no score',
  'share.of': 'share, out of',
  'share.percent': 'share in percent',
  'share.votes': 'share, votes',
};

function figureWords(figure: string): string {
  const [, positions] = /^overlaps\[(.*)\]\.voters$/.exec(figure) ?? [];
  if (positions !== undefined) return `exactly ${positions}`;
  const [, name, rest] = /^(?:inputs|files)\[(.*?)\](?:\.(\w+))?$/.exec(figure) ?? [];
  if (name !== undefined) return rest === undefined ? name : `${name}, ${rest}`;
  const [, code] = /^diagnostics\[(.*?)\]$/.exec(figure) ?? [];
  if (code !== undefined) return code;
  const [, reason] = /^setAside[.[]([\w-]+)\]?(?:\.rows)?$/.exec(figure) ?? [];
  return reason === undefined ? (figures[figure] ?? figure) : `set aside as ${reason}`;
}

/** What only one of the reports has: an option, a contest or a file of which the name is said already. */
const whole = /^(?:(?:inputs|files)\[[^\]]*\])?$/;

function changeWords(difference: Difference, titles: Titles, voice: Voice): string {
  const { before, after } = difference;
  const [old, now] = [before, after].map((value) => valueWords(value, difference, titles));
  if (voice === 'reports') {
    const what = (value: string | undefined) => (whole.test(difference.figure) ? '' : `: ${value}`);
    if (before === undefined) return `is new${what(now)}`;
    return after === undefined
      ? `is gone${what(old)}`
      : `was ${old}, is ${now}${byHowMuch(difference)}`;
  }
  switch (voice) {
    case 'ballots':
      return `the report says ${old}, the ballots give ${now}`;
    case 'published':
      return `the report says ${old}, what was published gives ${now}`;
    case 'expected':
      return `expected ${old}, counted ${now}`;
  }
}

/** ` (+3)`; of sums of decimals as many places as these have. */
function byHowMuch({ before, after }: Difference): string {
  if (typeof before !== 'number' || typeof after !== 'number') return '';
  const change = Math.round((after - before) * 1e6) / 1e6;
  return ` (${change > 0 ? '+' : '\u2212'}${formatNumber(Math.abs(change))})`;
}

/** Whether a figure changes only because another of its contest, category or part does. */
export function follows({ part, contest, category, group, figure }: Difference): boolean {
  if (figure === 'outcome.sentence') return true;
  if (group !== undefined && (contest ?? category) !== undefined) return true;
  return part !== 'warnings' && part !== 'reading' && following.test(figure);
}

const following =
  /sentence|share|^score\.mean$|^voted$|^sha256$|^of(Participants|Ballots)|^(exhibits|counterfactuals|robustness|rivals|heads|baseSentence|contests)\b|^quorum\.(?!met)/i;

/** What tells best what a value is. */
const tellingKeys = ['title', 'sentence', 'message', 'name'];

function valueWords(value: unknown, { contest, figure }: Difference, titles: Titles): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return /\.kind$/.test(figure) ? value : wholeText(value);
  if (Array.isArray(value)) {
    const option = (id: unknown) =>
      (contest === undefined ? undefined : titles.option(contest, String(id))) ?? String(id);
    return value.length === 0 ? 'none' : listing(value.map((one) => itemWords(one, option)));
  }
  const known = Object.entries(Object(value));
  const [key = '', title] = known.find(([own]) => tellingKeys.includes(own)) ?? [];
  if (typeof title !== 'string') return JSON.stringify(value);
  // A sentence has quotes of its own.
  return key === 'sentence' || key === 'message' ? title.replace(/\.$/, '') : wholeText(title);
}

/** A sentence is long, and what differs in it may stand at its end. */
const longestText = 400;

function wholeText(text: string): string {
  return `"${text.length > longestText ? `${text.slice(0, longestText)}…` : text}"`;
}

/** An option by its title, or a tie: `Ana and Bo for 1 seat`. */
function itemWords(item: unknown, option: (id: unknown) => string): string {
  if (typeof item !== 'object' || item === null) return option(item);
  if (!('options' in item && Array.isArray(item.options) && 'seats' in item))
    return JSON.stringify(item);
  return `${listing(item.options.map(option))} for ${counting(Number(item.seats), 'seat')}`;
}

/** What is not listed, for it follows from what is. */
export function followingWords(differences: number): string {
  return `and ${counting(differences, 'figure that follows', 'figures that follow')} from this`;
}
