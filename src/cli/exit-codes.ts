/** Exit codes, as documented in the README. */
export const exitCodes = {
  counted: 0,
  demandNotMet: 1,
  usage: 2,
  input: 3,
  output: 4,
  bug: 70,
} as const;
