import { findDifferences, pathText, type RawDifference, type Step } from './find-differences.ts';
import type { Report } from './schema.ts';

/** What a difference is about. The first of these are the result; then come how it was read, and from what. */
export type Part =
  | 'contest'
  | 'category'
  | 'group'
  | 'accounting'
  | 'election'
  | 'warnings'
  | 'reading'
  | 'definition'
  | 'inputs'
  | 'program';

/** A figure or a text in which two reports differ, and what it belongs to, by id. */
export interface Difference {
  readonly part: Part;
  /** `contests[p01].options[yes].votes` */
  readonly path: string;
  readonly contest?: string;
  readonly category?: string;
  readonly option?: string;
  readonly position?: string;
  readonly group?: string;
  /** the rest of the path: `votes`, `outcome.kind`; empty where all of it is new or gone */
  readonly figure: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** In what two reports differ: in the result, in how the ballots were read, and in the files themselves. */
export interface Comparison {
  readonly result: readonly Difference[];
  readonly reading: readonly Difference[];
  readonly inputs: readonly Difference[];
}

/** Compares all that two reports say. Who counted (the version) is no difference of the reports. */
export function compareReports(before: Report, after: Report): Comparison {
  const all = findDifferences(before, after).filter(isStated).map(difference);
  const of = (...parts: readonly Part[]) => all.filter(({ part }) => parts.includes(part));
  return {
    result: of('contest', 'category', 'group', 'accounting', 'election', 'warnings'),
    reading: of('definition', 'reading'),
    inputs: of('inputs'),
  };
}

/** A hash that one of the reports does not have says nothing. */
function isStated({ path, before, after }: RawDifference): boolean {
  return path.at(-1) !== 'sha256' || (before !== '' && after !== '');
}

/** Says of a difference what it belongs to. */
export function difference({ path, ...values }: RawDifference): Difference {
  const steps = path[0] === 'definition' && path[1] === 'value' ? path.slice(2) : path;
  const owner = ownerOf(steps);
  // The part of the document is said in words already.
  const within =
    steps === path && owner.steps === 0 && typeof path[1] === 'string' ? 1 : owner.steps;
  return {
    part: partOf(path),
    path: pathText(path),
    ...owner.ids,
    figure: pathText(steps.slice(within)),
    ...values,
  };
}

const parts: Readonly<Record<string, Part>> = {
  contests: 'contest',
  categories: 'category',
  groups: 'group',
  accounting: 'accounting',
  turnout: 'accounting',
  election: 'election',
  diagnostics: 'warnings',
  reading: 'reading',
  definition: 'definition',
  inputs: 'inputs',
  published: 'inputs',
  tally: 'program',
};

function partOf(path: readonly Step[]): Part {
  const [first, second] = path;
  // A file that is new or gone; the rows of one that both reports have are a result.
  if (first === 'accounting' && second === 'files' && path.length === 3) return 'inputs';
  return (typeof first === 'string' ? parts[first] : undefined) ?? 'election';
}

type Ids = { [id in 'contest' | 'category' | 'option' | 'position' | 'group']?: string };

/** The lists whose items a figure can belong to: in the whole document, and in one of those. */
const outer: Readonly<Record<string, keyof Ids>> = {
  contests: 'contest',
  categories: 'category',
  groups: 'group',
};
const inner: Readonly<Record<string, keyof Ids>> = {
  options: 'option',
  positions: 'position',
  groups: 'group',
};

/** The contest, option, group... whose figure a path leads to, and how many steps lead to it. */
function ownerOf(path: readonly Step[]): { readonly ids: Ids; readonly steps: number } {
  const ids: Ids = {};
  let steps = 0;
  for (let lists = outer; ; lists = inner) {
    const [list, item] = path.slice(steps, steps + 2);
    const id = typeof list === 'string' ? lists[list] : undefined;
    if (id === undefined || typeof item !== 'object') return { ids, steps };
    ids[id] = item.item;
    steps += 2;
  }
}
