import type { MarkKind } from '../election/mark.ts';
import { approval } from './approval.ts';
import { majority } from './majority.ts';
import type { Method } from './method.ts';
import { plurality } from './plurality.ts';
import { question } from './question.ts';

/** Every method there is. Choices on the command line, the schema, the docs and the laws in tests all come from this table. */
export const methods: readonly [Method, ...Method[]] = [question, plurality, majority, approval];

/** The method of a contest for which none was named. */
export const defaultFor: Readonly<Record<MarkKind, string>> = {
  question: question.id,
  choice: plurality.id,
  approval: approval.id,
};

export function methodNamed(id: string): Method | undefined {
  return methods.find((method) => method.id === id);
}
