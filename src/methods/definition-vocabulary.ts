import type { MethodVocabulary } from '../election/definition.ts';
import { methods } from './index.ts';
import { parseRule } from './rule.ts';

const [first, ...rest] = methods;

/** What the schema of a definition takes from the table of methods. */
export const definitionVocabulary: MethodVocabulary = {
  methods: [first.id, ...rest.map((method) => method.id)],
  ruleFault: (text) => {
    const parsed = parseRule(text);
    return 'fault' in parsed ? parsed.fault : undefined;
  },
};
