/** The names of the methods, in the order in which they are told. The table of methods has each. */
export const methodIds = [
  'question',
  'plurality',
  'majority',
  'approval',
  'instant-runoff',
  'stv',
  'score',
] as const;

export type MethodId = (typeof methodIds)[number];
