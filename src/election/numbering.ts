/** Gives keys numbers from 0 on, as they come. */
export interface Numbering {
  readonly of: (key: number) => number;
  readonly size: () => number;
}

/** Numbers about so many keys, whole numbers smaller than `limit`: in one array where it need not be large. */
export function numbering(limit: number, keys: number): Numbering {
  return limit <= 4096 + 8 * keys ? denseNumbering(limit) : sparseNumbering();
}

function denseNumbering(limit: number): Numbering {
  const known = new Uint32Array(limit);
  let size = 0;
  return {
    of: (key) => {
      const own = known[key] ?? 0;
      if (own > 0) return own - 1;
      size += 1;
      known[key] = size;
      return size - 1;
    },
    size: () => size,
  };
}

function sparseNumbering(): Numbering {
  const known = new Map<number, number>();
  return {
    of: (key) => {
      const own = known.get(key);
      if (own === undefined) known.set(key, known.size);
      return own ?? known.size - 1;
    },
    size: () => known.size,
  };
}
