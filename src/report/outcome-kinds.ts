/** What may come of a contest. The list stands apart from the schema, which words need not load. */
export const outcomeKinds = [
  'passed',
  'not-passed',
  'elected',
  'none-elected',
  'tied',
  'runoff',
  'reballot',
  'no-votes',
  'no-quorum',
  'overridden',
  'not-applicable',
  'withdrawn',
] as const;
