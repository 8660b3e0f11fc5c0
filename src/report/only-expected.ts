/** What is expected, and what was found of it: two documents of one form. What nobody expects is in neither. */
export interface Facts {
  readonly expected: object;
  readonly found: object;
}

/** What is expected of each of several, and what was found of those that are there. */
export function bothSides<E, F>(
  pairs: readonly { readonly expected: E; readonly found: F | undefined }[],
): { readonly expected: E[]; readonly found: F[] } {
  return {
    expected: pairs.map(({ expected }) => expected),
    found: pairs.flatMap(({ found }) => found ?? []),
  };
}

/** The facts of both documents under those keys that are expected. */
export function onlyExpected(
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): Facts {
  const keys = Object.keys(expected).filter((key) => expected[key] !== undefined);
  const those = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { expected: those(expected), found: those(found) };
}
