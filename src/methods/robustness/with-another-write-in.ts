import { optionId } from '../../base/brand.ts';
import { nothing } from '../../election/profile.ts';
import type { Polled } from './field.ts';

/** A contest as its voters could mark it: where they may write names, with one that nobody wrote. */
export function withAnotherWriteIn<T extends Polled>(polled: T): T {
  const { contest, decided } = polled;
  if (contest.writeIns === undefined) return polled;
  const another = {
    id: optionId('write-ins.another'),
    title: '',
    aliases: [],
    writeIn: true,
  } as const;
  const options = [...decided.count.options, nothing];
  return {
    ...polled,
    contest: { ...contest, options: [...contest.options, another] },
    decided: { ...decided, count: { ...decided.count, options } },
  };
}
