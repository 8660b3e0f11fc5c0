import * as z from 'zod';
import { definitionSchemaFor } from '../election/definition.ts';
import type { MethodVocabulary } from '../election/definition-rules.ts';
import { diagnosticsSchema } from './diagnostics-schema.ts';
import { reportSchema } from './schema.ts';

export interface JsonSchemas {
  readonly definition: object;
  readonly report: object;
  readonly diagnostics: object;
}

// Python's validators fail on a pattern with \p{L}: for them an id has no signs of ASCII but . _ and -.
const portableId = '^[^\\s!-/:-@\\[-`{-~][^\\s!-,/:-@\\[-^`{-~]*$';

/** The JSON Schemas of the documents, made from the schemas that check them. */
export function jsonSchemas(vocabulary: MethodVocabulary): JsonSchemas {
  return {
    definition: z.toJSONSchema(definitionSchemaFor(vocabulary), {
      io: 'input',
      override: ({ jsonSchema }) => {
        if (jsonSchema.pattern?.includes('\\p{')) jsonSchema.pattern = portableId;
      },
    }),
    report: z.toJSONSchema(reportSchema),
    diagnostics: z.toJSONSchema(diagnosticsSchema),
  };
}
