import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import type { Streams } from './streams.ts';

export const schemaNames = ['definition', 'report'] as const;

/** `tally schema definition|report`: prints the JSON Schema. */
export async function schemaCommand(name: string, streams: Streams): Promise<number> {
  const { jsonSchemas } = await import('../report/json-schemas.ts');
  const schema =
    name === 'report'
      ? jsonSchemas(definitionVocabulary).report
      : jsonSchemas(definitionVocabulary).definition;
  streams.out(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}
