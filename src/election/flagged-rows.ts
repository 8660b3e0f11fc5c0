const known = new WeakMap<Uint8Array, Uint32Array>();

/**
 * The rows whose flag is not 0, in order: few, as a rule, so that others are passed over four at a time.
 * Flags are not changed once they were asked for.
 */
export function flaggedRows(flags: Uint8Array): Uint32Array {
  const own = known.get(flags) ?? found(flags);
  known.set(flags, own);
  return own;
}

function found(flags: Uint8Array): Uint32Array {
  const rows: number[] = [];
  const whole = flags.byteOffset % 4 === 0 ? flags.length >> 2 : 0;
  const fours = new Uint32Array(flags.buffer, whole === 0 ? 0 : flags.byteOffset, whole);
  const look = (from: number, end: number) => {
    for (let row = from; row < end; row += 1) if (flags[row] !== 0) rows.push(row);
  };
  for (let at = 0; at < whole; at += 1) if (fours[at] !== 0) look(at * 4, at * 4 + 4);
  look(whole * 4, flags.length);
  return new Uint32Array(rows);
}
