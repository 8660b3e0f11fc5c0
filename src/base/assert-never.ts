/** Ends a switch over a closed union: a new member is a compile error here, and a bug if it ever runs. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
