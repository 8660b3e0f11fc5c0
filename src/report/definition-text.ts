import { stringify } from 'yaml';
import { escapeSteering } from '../base/escape-steering.ts';
import type { Definition } from '../election/definition.ts';
import { definitionComments, weightNote } from './messages/terminal.ts';

/** The first line of a definition: editors that know YAML complete and check it by the schema of the package. */
const schemaLine =
  '# yaml-language-server: $schema=./node_modules/tally/dist/schema/definition.schema.json';

/**
 * A definition as a commented YAML file, ready to edit; as JSON, which has no comments, where the name of
 * the file says so. Columns that may weigh the ballots stand in it as lines to be uncommented.
 */
export function definitionText(
  definition: Definition,
  ballots: string,
  file = '',
  mayWeigh: readonly string[] = [],
): string {
  if (file.toLowerCase().endsWith('.json'))
    return `${escapeSteering(JSON.stringify(definition, undefined, 2))}\n`;
  const sections = Object.entries(definition).map(([key, value]) => {
    const comment = definitionComments[key];
    const lines = comment === undefined ? [] : comment.split('\n').map((line) => `# ${line}`);
    const choices = key === 'columns' ? mayWeigh.map(weightComment) : [];
    return [...lines, columnsYaml(key, value), ...choices].join('\n');
  });
  return `${[schemaLine, `# ${definitionComments.file ?? ''} ${escapeSteering(ballots).replace(/[\r\n]+/g, ' ')}`, ...sections].join('\n\n')}\n`;
}

/** A key with nothing below it is none: it is to be uncommented with its lines. */
function columnsYaml(key: string, value: unknown): string {
  const none = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return none && key === 'columns' ? '# columns:' : yaml({ [key]: value }).trimEnd();
}

function weightComment(name: string): string {
  const lines = yaml({ weight: name }).trimEnd().split('\n');
  return `${lines.map((line) => `  # ${line}`).join('\n')}${lines.length === 1 ? weightNote : ''}`;
}

function yaml(value: object): string {
  const plain = stringify(value, { lineWidth: 0 });
  if (escapeSteering(plain) === plain) return plain;
  // Only double quotes know escapes.
  return escapeSteering(
    stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  );
}
