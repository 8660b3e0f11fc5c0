import { type Diagnostic, diagnose } from '../../base/diagnostic.ts';
import { foldText } from '../../base/fold.ts';
import type { Contest } from '../../election/election.ts';
import { choicesOf } from '../../election/mark.ts';
import { leastPublic } from '../../election/policies.ts';
import { isBoxed } from '../../election/spread.ts';
import type { Counted, CountedContest } from '../counted.ts';

/**
 * What one voter alone wrote and nobody listed: most often it stands among the write-ins, which have no
 * names; where something hangs on the names of options, or a cell cannot be told apart, it has its own.
 */
export function rareOptions(counted: Counted): Diagnostic[] {
  const learnt = counted.contests.filter(
    ({ contest }) => contest.status === 'active' && isLearnt(contest, counted),
  );
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

/** By contest, the folded titles of options that fewer than two counted ballots have, where nobody listed any. */
export function rareTitles(counted: Counted): ReadonlyMap<string, ReadonlySet<string>> {
  const learnt = counted.contests.filter(({ contest }) => isLearnt(contest, counted));
  return new Map(
    learnt.flatMap((own): [string, ReadonlySet<string>][] => {
      const { contest } = own;
      const heads = headsOf(own);
      const rare = contest.options.filter((_, at) => (heads[at] ?? 0) < leastPublic);
      const titles = rare.map(({ title }) => foldText(title));
      return titles.length === 0 ? [] : [[contest.id, new Set(titles)]];
    }),
  );
}

function rareIn(own: CountedContest): readonly string[] {
  const { contest } = own;
  const heads = headsOf(own);
  return contest.options.flatMap(({ title, writeIn }, at) => {
    const ballots = heads[at] ?? 0;
    const isOpen = contest.writeIns ? writeIn === true && ballots > 0 : true;
    return isOpen && ballots < leastPublic ? [title] : [];
  });
}

/** On how many counted ballots each option stands: in a ranking in whichever place. */
function headsOf({ contest, decided, profile }: CountedContest): readonly number[] {
  if (contest.reads !== 'ranking') return decided.count.options.map(({ heads }) => heads);
  const found = contest.options.map(() => 0);
  for (const { mark, heads } of profile)
    for (const option of mark.kind === 'valid' ? new Set(choicesOf(mark)) : [])
      found[option] = (found[option] ?? 0) + heads;
  return found;
}

/** Whether the options of a contest are what its cells hold. */
function isLearnt({ id, title, reads, spread }: Contest, { settings }: Counted): boolean {
  if (reads === 'question' || (spread && isBoxed(spread.layout))) return false;
  const names = new Set([id, title].map(foldText));
  const own = settings.definition.contests?.find((one) =>
    [one.id, one.title, one.column].some((name) => name !== undefined && names.has(foldText(name))),
  );
  return own?.options === undefined;
}
