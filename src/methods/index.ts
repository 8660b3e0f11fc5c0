import type { MarkKind } from '../election/mark.ts';
import { approval } from './approval.ts';
import { instantRunoff } from './instant-runoff.ts';
import { majority } from './majority.ts';
import type { Method } from './method.ts';
import { type MethodId, methodIds } from './method-ids.ts';
import { plurality } from './plurality.ts';
import { question } from './question.ts';
import { score } from './score.ts';
import { stv } from './stv.ts';

/** Every method there is. The schema, the docs and the laws in tests all come from this table. */
const table: Readonly<Record<MethodId, Method>> = {
  question,
  plurality,
  majority,
  approval,
  'instant-runoff': instantRunoff,
  stv,
  score,
};

export const methods: readonly Method[] = methodIds.map((id) => table[id]);

/** The method of a contest for which none was named. */
export const defaultFor: Readonly<Record<MarkKind, string>> = {
  question: question.id,
  choice: plurality.id,
  approval: approval.id,
  ranking: instantRunoff.id,
  scores: score.id,
};

export function methodNamed(id: string): Method | undefined {
  return methods.find((method) => method.id === id);
}
