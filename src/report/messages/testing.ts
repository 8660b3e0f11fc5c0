import { counting, listing } from './words.ts';

/** What `tally test` says. */

export function testedSentence(all: number, failed: number, broken: number): string {
  if (failed + broken === 0) {
    return `${counting(all, 'election')}: ${all === 1 ? 'it comes' : 'all come'} out as expected.`;
  }
  const parts = [
    ...(failed === 0 ? [] : [`${failed} otherwise than expected`]),
    ...(broken === 0 ? [] : [`${broken} that could not be tested`]),
  ];
  return `${counting(all, 'election')}, ${listing(parts)}.`;
}

export function wrongRefusal(codes: readonly string[], found: readonly string[]): string {
  return `expected to be refused for ${listing(codes)}, and refused for ${listing(found)}`;
}

export function wrongExit(expected: number, found: number): string {
  return `expected to be refused with exit code ${expected}, and refused with ${found}`;
}

export function notRefused(codes: readonly string[]): string {
  return `expected to be refused for ${listing(codes)}, and counted`;
}

export function nothingToTest(paths: readonly string[]): string {
  return `no folder with ballots and an expected.json or expect.json in ${listing(paths)}. tally test --update FOLDER writes the first expected.json.`;
}

export const testing = {
  noExpectation:
    'there is no expected.json and no expect.json; --update writes what it gives as expected.json',
  noBallots: 'there are no ballots beside it',
  written: 'written',
  'by-hand': 'what is written by hand is not updated',
} as const;
