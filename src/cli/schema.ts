import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { exitCodes } from './exit-codes.ts';
import type { schemaNames } from './schema-names.ts';
import type { Streams } from './streams.ts';

/** `tally schema definition|report|diagnostics`: prints the JSON Schema. */
export async function schemaCommand(
  name: (typeof schemaNames)[number],
  streams: Streams,
): Promise<number> {
  const { jsonSchemas } = await import('../report/json-schemas.ts');
  const schemas = jsonSchemas(definitionVocabulary);
  streams.out(`${JSON.stringify(schemas[name], null, 2)}\n`);
  return exitCodes.counted;
}
