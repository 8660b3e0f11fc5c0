import { escapeSteering } from '../base/escape-steering.ts';
import type { Reporter } from './reporter.ts';

/** The document itself, indented, keys in the order of the schema. */
export const json: Reporter = {
  id: 'json',
  extensions: ['.json'],
  render: (report) => `${escapeSteering(JSON.stringify(report, null, 2))}\n`,
};
