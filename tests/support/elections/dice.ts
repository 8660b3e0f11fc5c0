/** Chance from a seed: the same seed gives the same draws on every machine. */
export interface Dice {
  /** a whole number from 0 up to, not including, `limit` */
  readonly below: (limit: number) => number;
  /** true in so many of a hundred draws */
  readonly percent: (chance: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly shuffled: <T>(items: readonly T[]) => T[];
}

/** Source: mulberry32 by Tommy Ettinger, github.com/bryc/code/blob/master/jshash/PRNGs.md */
export function diceFrom(seed: number): Dice {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    percent: (chance) => below(100) < chance,
    pick: (items) => {
      const item = items[below(Math.max(1, items.length))];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, key: below(2 ** 30) }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
  };
}
