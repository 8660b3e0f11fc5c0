import { type Diagnostic, diagnose } from '../../base/diagnostic.ts';
import { foldText } from '../../base/fold.ts';
import type { Contest } from '../../election/election.ts';
import { leastPublic } from '../../election/policies.ts';
import { isBoxed } from '../../election/spread.ts';
import type { Counted, CountedContest } from '../counted.ts';

/**
 * What one voter alone wrote and nobody listed: most often it stands among the write-ins, which have no
 * names; where something hangs on the names of options, or a cell cannot be told apart, it has its own.
 */
export function rareOptions(counted: Counted): Diagnostic[] {
  const learnt = counted.contests.filter(({ contest }) => isLearnt(contest, counted));
  const aside = learnt.filter(({ contest }) => contest.writeIns).flatMap(rareIn);
  const named = learnt.filter(({ contest }) => !contest.writeIns).flatMap(rareIn);
  return [
    ...(aside.length > 0 ? [diagnose('redact.options-aside', { options: aside.length })] : []),
    ...(named.length > 0
      ? [
          diagnose(
            'redact.options-named',
            { options: named.length },
            named.map((cell) => ({ cell })),
          ),
        ]
      : []),
  ];
}

function rareIn({ contest, decided }: CountedContest): readonly string[] {
  return contest.options.flatMap(({ title, writeIn }, at) => {
    const { heads = 0 } = decided.count.options[at] ?? {};
    const isOpen = contest.writeIns ? writeIn === true && heads > 0 : true;
    return isOpen && heads < leastPublic ? [title] : [];
  });
}

/** Whether the options of a contest are what its cells hold. */
function isLearnt({ id, title, reads, spread, status }: Contest, { settings }: Counted): boolean {
  if (reads === 'question' || status !== 'active' || (spread && isBoxed(spread.layout)))
    return false;
  const names = new Set([id, title].map(foldText));
  const own = settings.definition.contests?.find((one) =>
    [one.id, one.title, one.column].some((name) => name !== undefined && names.has(foldText(name))),
  );
  return own?.options === undefined;
}
