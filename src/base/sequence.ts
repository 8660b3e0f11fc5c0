/** Things in an order, each made when it is asked for. A list is one of them. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  /** undefined from `length` on */
  readonly at: (index: number) => T | undefined;
}

/** A sequence of `length` things. */
export function sequence<T>(length: number, at: (index: number) => T | undefined): Sequence<T> {
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) {
        const thing = at(index);
        if (thing !== undefined) yield thing;
      }
    },
  };
}

/** Those that pass a test, in their order. */
export function selected<T>(things: Sequence<T>, test: (thing: T) => boolean): Sequence<T> {
  return groupedSequences(things, test).get(true) ?? [];
}

/** What `groupedBy` does, keeping where the things stand instead of them. */
export function groupedSequences<T, K>(
  things: Sequence<T>,
  key: (thing: T) => K,
): ReadonlyMap<K, Sequence<T>> {
  const places = new Map<K, number[]>();
  let index = 0;
  for (const thing of things) {
    const own = key(thing);
    const group = places.get(own);
    if (group) group.push(index);
    else places.set(own, [index]);
    index += 1;
  }
  const at = (group: readonly number[]) => (nth: number) => things.at(group[nth] ?? things.length);
  return new Map([...places].map(([own, group]) => [own, sequence(group.length, at(group))]));
}
