/** So many numbers are laid out at once. */
const mostLaidOut = 2 ** 16;

/** Numbers keys, each smaller than `most`, as they come. */
export function numbering(most: number): (key: number) => number {
  if (most > mostLaidOut) {
    const known = new Map<number, number>();
    return (key) => {
      const own = known.get(key) ?? known.size;
      if (own === known.size) known.set(key, own);
      return own;
    };
  }
  const known = new Uint32Array(most);
  let count = 0;
  return (key) => {
    const own = known[key] ?? 0;
    if (own > 0) return own - 1;
    count += 1;
    known[key] = count;
    return count - 1;
  };
}
