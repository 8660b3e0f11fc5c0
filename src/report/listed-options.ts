import type { Exhibit, Outcome } from '../methods/method.ts';
import type { CountedContest } from './counted.ts';

/** The options that a report shows one by one, and the write-ins with too few votes for that, by index. */
export interface Listing {
  readonly alone: readonly number[];
  readonly together: readonly number[];
}

/** Under this id stand the votes of write-ins that are not listed. Ids made from titles have no dot. */
export const unlistedId = 'write-ins.other';

/**
 * A write-in is listed where it has votes enough, or where the outcome or what decided it names it. One
 * that stands on no counted ballot is not there at all.
 */
export function listingOf({ contest, decided, settled }: CountedContest): Listing {
  const least = contest.writeIns?.listed ?? 0;
  const all = contest.options.map((_, at) => at);
  if (least === 0) return { alone: all, together: [] };
  const named = new Set([
    ...(settled ? ofOutcome(settled.outcome) : []),
    ...(decided.result?.exhibits ?? []).flatMap(ofExhibit),
  ]);
  const hidden = (at: number) =>
    contest.options[at]?.writeIn === true &&
    !named.has(at) &&
    (decided.count.options[at]?.heads ?? 0) < least;
  const voted = (at: number) => (decided.count.options[at]?.heads ?? 0) > 0;
  return {
    alone: all.filter((at) => !hidden(at)),
    together: all.filter((at) => hidden(at) && voted(at)),
  };
}

function ofOutcome(outcome: Outcome): readonly number[] {
  return [
    ...('winners' in outcome ? outcome.winners : []),
    ...('tied' in outcome ? outcome.tied.flatMap((tie) => tie.options) : []),
    ...('runoff' in outcome ? outcome.runoff : []),
  ];
}

/** What an exhibit says of all options alike names none of them. */
function ofExhibit(exhibit: Exhibit): readonly number[] {
  switch (exhibit.kind) {
    case 'cut':
      return [exhibit.lastIn.option];
    case 'tie-break':
      return exhibit.options;
    default:
      return [];
  }
}

/** Whether an exhibit is about an option that is not listed. */
export function isUnlisted(exhibit: Exhibit, { alone }: Listing): boolean {
  return 'option' in exhibit && !alone.includes(exhibit.option);
}

/** Those alone as they are, and one that is made of the votes of those together. */
export function listed<T>(items: readonly T[], listing: Listing, merge: () => T): T[] {
  const alone = listing.alone.flatMap((at) => items[at] ?? []);
  return listing.together.length === 0 ? alone : [...alone, merge()];
}
