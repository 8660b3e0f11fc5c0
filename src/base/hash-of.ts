import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** The hash of a definition, as a report has it. */
export function hashOf(definition: unknown): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}
