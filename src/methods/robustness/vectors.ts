/** What a ballot adds to each of some sums. */
export type Vector = readonly bigint[];

export function added(a: Vector, b: Vector): Vector {
  return a.map((one, i) => one + (b[i] ?? 0n));
}

export function scaled(vector: Vector, factor: bigint): Vector {
  return factor === 1n ? vector : vector.map((one) => one * factor);
}

/** What is to be had in place of what is there: but what adds nothing, and what something else outdoes. */
export function gains(ways: readonly Vector[], now: Vector): readonly Vector[] {
  const found = ways.map((way) => way.map((one, i) => one - (now[i] ?? 0n)));
  return undominated(found.filter((gain) => gain.some((one) => one > 0n)));
}

/** Those that no other outdoes in every sum; of equals the first. */
export function undominated(vectors: readonly Vector[]): readonly Vector[] {
  let kept: readonly Vector[] = [];
  for (const vector of vectors) {
    if (kept.some((other) => outdoes(other, vector))) continue;
    kept = [...kept.filter((other) => !outdoes(vector, other)), vector];
  }
  return kept;
}

function outdoes(one: Vector, other: Vector): boolean {
  return one.every((own, i) => own >= (other[i] ?? 0n));
}
