/** The formats that a report can have, in the order in which they are told. The table of reporters has each. */
export const formats = ['text', 'json', 'markdown', 'csv', 'minutes', 'html'] as const;

export type Format = (typeof formats)[number];
