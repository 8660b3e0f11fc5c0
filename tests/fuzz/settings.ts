/** How a fuzzing property is run: its share of all cases, from one seed. */
export function settings(share: number) {
  const cases = Number(process.env.FUZZ_CASES ?? '2000');
  const seed = Number(process.env.FUZZ_SEED ?? '1');
  return { numRuns: Math.ceil(cases * share), seed };
}
