import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import type { Streams } from './streams.ts';

export const schemaNames = ['definition', 'report', 'diagnostics'] as const;

/** `tally schema definition|report|diagnostics`: prints the JSON Schema. */
export async function schemaCommand(
  name: (typeof schemaNames)[number],
  streams: Streams,
): Promise<number> {
  const { jsonSchemas } = await import('../report/json-schemas.ts');
  const schemas = jsonSchemas(definitionVocabulary);
  streams.out(`${JSON.stringify(schemas[name], null, 2)}\n`);
  return 0;
}
