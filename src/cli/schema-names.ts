/** The documents of which there is a schema. */
export const schemaNames = ['definition', 'report', 'diagnostics'] as const;
