import { wordList } from '../base/word-list.ts';

/** A step into a document: a key of an object, or the item of a list that goes by a name of its own. */
export type Step = string | { readonly item: string };

/** A value that two documents do not share. What one of them has not is absent. */
export interface RawDifference {
  readonly path: readonly Step[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Every value in which two JSON documents differ, in the order of the first. Items of lists are told
 * by what names them, so that one more of them is one difference and does not shift the rest.
 */
export function findDifferences(
  before: unknown,
  after: unknown,
  path: readonly Step[] = [],
): RawDifference[] {
  if (before === after) return [];
  if (isNamedList(before) && isNamedList(after)) return ofLists(before, after, path);
  if (isTextList(before) && isTextList(after) && path.at(-1) === 'sentences') {
    return ofKeys(byPosition(before), byPosition(after), path, (item) => ({ item }));
  }
  if (isObject(before) && isObject(after)) {
    return ofKeys(
      new Map(Object.entries(before)),
      new Map(Object.entries(after)),
      path,
      (key) => key,
    );
  }
  if (Array.isArray(before) && JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

/** `contests[p01].options[yes].votes` */
export function pathText(path: readonly Step[]): string {
  return path
    .map((step, at) => {
      if (typeof step === 'object') return `[${step.item}]`;
      return at === 0 ? step : `.${step}`;
    })
    .join('');
}

function ofLists(
  before: readonly object[],
  after: readonly object[],
  path: readonly Step[],
): RawDifference[] {
  const [old, now] = [named(before), named(after)];
  const shared = [...old.keys()].filter((name) => now.has(name));
  const order = [...now.keys()].filter((name) => old.has(name));
  const moved = shared.some((name, at) => name !== order[at]);
  return [
    ...ofKeys(old, now, path, (item) => ({ item })),
    ...(moved ? [{ path: [...path, 'order'], before: shared, after: order }] : []),
  ];
}

function ofKeys(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: readonly Step[],
  step: (key: string) => Step,
): RawDifference[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) =>
    findDifferences(before.get(key), after.get(key), [...path, step(key)]),
  );
}

/** What names an item of a list, the first of these that it has. */
const names = wordList(`
  id, group, reason, name, code, kind, base, column, contest, option, decision, positions
`);

/** The items of a list by their names; a name that comes again is numbered. */
function named(items: readonly object[]): Map<string, object> {
  const found = new Map<string, object>();
  items.forEach((item, at) => {
    const entries = new Map<string, unknown>(Object.entries(item));
    const key = names.find((name) => entries.has(name));
    const own = key === undefined ? `${at + 1}` : nameText(entries.get(key));
    let name = own;
    for (let times = 2; found.has(name); times += 1) name = `${own} #${times}`;
    found.set(name, item);
  });
  return found;
}

function nameText(name: unknown): string {
  return Array.isArray(name) ? name.join(' + ') : String(name);
}

function byPosition(items: readonly unknown[]): Map<string, unknown> {
  return new Map(items.map((item, at) => [`${at + 1}`, item]));
}

/** A list of objects; an empty one may be. */
function isNamedList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every(isObject);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
