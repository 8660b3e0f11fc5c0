import type { Contest } from '../../election/election.ts';
import { abstain, blank, type Mark, type MarkKind, scored, valid } from '../../election/mark.ts';
import { type Sum, timesIn } from './sum.ts';

/** What sums look at: options by themselves, and how many are marked. */
export interface View {
  readonly options: readonly number[];
  readonly marked: boolean;
}

/** What the sums look at in one contest. */
export function viewOf(sums: readonly Sum[], contest: number): View {
  const options = new Set<number>();
  let marked = false;
  for (const { terms } of sums) {
    for (const term of terms) {
      if (term.contest !== contest) continue;
      if (typeof term.part === 'number') options.add(term.part);
      if (term.part === 'votes') marked = true;
    }
  }
  return { options: [...options].sort((a, b) => a - b), marked };
}

/** More options than this are not marked in every way. */
const mostOptions = 10;

/** The marks that a ballot may bear, but one of all that look the same. Undefined where there are too many. */
export function permittedMarks(contest: Contest, view: View): readonly Mark[] | undefined {
  if (contest.reads === 'scores') return permittedScores(contest, view);
  return contest.reads === 'approval'
    ? permittedSets(contest, view)
    : [...seen(contest, view).map((option) => valid(option)), abstain, blank];
}

/** Whether a mark may be for several options at once. */
export function marksSeveral(reads: MarkKind): boolean {
  return reads === 'approval' || reads === 'scores';
}

/** The highest score or none: what sums look at is the more, or the less, the more points there are. */
function permittedScores({ options, scores }: Contest, view: View): readonly Mark[] | undefined {
  if (view.options.length > mostOptions) return undefined;
  const { lowest, highest } = scores ?? { lowest: 0, highest: 0 };
  const asked = new Set(view.options);
  const least = lowest === 0 ? lowest : undefined;
  const sets = subsetsOf(view.options).map((chosen) => new Set(chosen));
  // Where all points are counted, those of the other options are too.
  const others = view.marked ? [lowest, highest] : [lowest];
  const all = others.flatMap((other) =>
    sets.map((chosen) =>
      [...options.keys()].map((option) =>
        chosen.has(option) ? highest : asked.has(option) ? least : other,
      ),
    ),
  );
  const given = all.filter((points) => points.some((one) => one !== undefined));
  return [abstain, blank, ...given.map(scored)];
}

/** The options that are looked at, and one of the others. */
function seen({ options }: Contest, view: View): readonly number[] {
  const [other] = othersOf(options.length, view, 1);
  return other === undefined ? view.options : [...view.options, other];
}

/** So many of the options that are not looked at. */
function othersOf(size: number, { options }: View, count: number): readonly number[] {
  const found: number[] = [];
  for (let option = 0; option < size && found.length < count; option += 1) {
    if (!options.includes(option)) found.push(option);
  }
  return found;
}

function permittedSets(contest: Contest, view: View): readonly Mark[] | undefined {
  if (view.options.length > mostOptions) return undefined;
  const size = contest.options.length;
  const min = Math.max(1, contest.min);
  const max = Math.min(size, contest.max ?? size);
  const unseen = size - view.options.length;
  const others = othersOf(size, view, Math.min(unseen, max));
  const marks: Mark[] = [abstain, blank];
  for (const chosen of subsetsOf(view.options)) {
    const fewest = Math.max(0, min - chosen.length);
    if (chosen.length > max || fewest > others.length) continue;
    // Where marks are counted it is only asked whether there are any: more of them do no more than one.
    const another = view.marked && fewest === 0 && chosen.length < max && others.length > 0;
    for (const count of another ? [0, 1] : [fewest]) {
      const options = [...chosen, ...others.slice(0, count)];
      if (options.length > 0) marks.push(valid(...options.sort((a, b) => a - b)));
    }
  }
  return marks;
}

function subsetsOf(options: readonly number[]): readonly (readonly number[])[] {
  const sets: (readonly number[])[] = [[]];
  for (const option of options) sets.push(...sets.map((set) => [...set, option]));
  return sets;
}

/** A text that is equal for marks that look the same. */
export function lookOf(mark: Mark, { options, marked }: View): string {
  if (mark.kind !== 'valid') return mark.kind;
  const { points } = mark;
  if (points) {
    const seen = options.map((option) => points[option] ?? 0).join(' ');
    return marked ? `${seen} of ${timesIn('votes', mark)}` : seen;
  }
  const own = mark.options.filter((option) => options.includes(option));
  return marked ? `${own.join(' ')} of ${mark.options.length}` : own.join(' ');
}
