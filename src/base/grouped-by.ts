/** Items by a key of theirs, in the order in which they come. */
export function groupedBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) {
    const own = key(item);
    const group = found.get(own);
    if (group) group.push(item);
    else found.set(own, [item]);
  }
  return found;
}
