import { categoryId, positionId } from '../base/brand.ts';
import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { misnamed } from '../base/suggest.ts';
import type { ContestContext } from './contest-draft.ts';
import type { CategoryDefinition } from './definition.ts';
import type { Category, Contest, Position, Selection } from './election.ts';
import { factsOf, knownBases, ruleProblems } from './resolve-deciding.ts';
import { findContest, resolveSelection } from './resolve-selection.ts';
import { slug, uniqueIds } from './slug.ts';

/** Positions of one category at the most: each is a bit of a 32-bit word. */
const mostPositions = 30;

/** The categories of a definition with every contest and selection found. Those within a category are part of it. */
export function resolveCategories(
  declared: readonly CategoryDefinition[],
  contests: readonly Contest[],
  { settings, methods }: Pick<ContestContext, 'settings' | 'methods'>,
  problems: Diagnostic[],
): Category[] {
  const unique = uniqueIds();
  const ids = declared.map((own, at) => {
    const place = settings.place(['categories', at, 'id']);
    return claimId(own.id, slug(own.title, `category-${at + 1}`), unique, place, problems);
  });
  const named = naming(declared, ids);
  const above = declared.map(({ within }) => (within === undefined ? undefined : named(within)));
  const parents = declared.map(({ title, within }, at) => {
    if (within === undefined) return undefined;
    const place = settings.place(['categories', at, 'within']);
    if (above[at] === undefined)
      problems.push(diagnose('category.unknown', { name: within }, [misnamed(place, within, ids)]));
    if (!isCircular(at, above)) return above[at];
    problems.push(diagnose('category.circular', { title }, [place]));
    return undefined;
  });
  const inside = declared.map((): number[] => []);
  parents.forEach((parent, at) => {
    inside[parent ?? -1]?.push(at);
  });
  const listed = declared.map((own, at) =>
    (own.contests ?? []).flatMap((name, nth) => {
      const place = settings.place(['categories', at, 'contests', nth]);
      return findContest(name, contests, place, problems) ?? [];
    }),
  );
  return declared.map((own, at): Category => {
    const members = [...new Set(partsOf(at, inside).flatMap((part) => listed[part] ?? []))];
    const within = parents[at];
    if (members.length === 0 && own.contests === undefined) {
      const place = settings.place(['categories', at]);
      problems.push(diagnose('category.empty', { title: own.title }, [place]));
    }
    return {
      id: categoryId(ids[at] ?? ''),
      title: own.title,
      ...(within !== undefined && { within }),
      contests: members.sort((a, b) => a - b),
      positions: resolvePositions({ own, at, members }, contests, { settings, methods }, problems),
    };
  });
}

/** A category and all that lie within it. */
function partsOf(at: number, inside: readonly (readonly number[])[]): readonly number[] {
  const parts = [at];
  for (const part of parts) parts.push(...(inside[part] ?? []));
  return parts;
}

/** Finds a category by its id or else its title. */
function naming(declared: readonly CategoryDefinition[], ids: readonly string[]) {
  const byId = new Map(ids.map((id, at) => [id, at]));
  const byTitle = new Map(
    declared.map(({ title }, at) => [foldText(title), at] as const).reverse(),
  );
  return (name: string): number | undefined => byId.get(name) ?? byTitle.get(foldText(name));
}

/** Whether a category would lie in itself, or in others that lie in each other. */
function isCircular(at: number, above: readonly (number | undefined)[]): boolean {
  const seen = new Set([at]);
  for (let up = above[at]; up !== undefined; up = above[up]) {
    if (seen.has(up)) return true;
    seen.add(up);
  }
  return false;
}

/** A category as it is declared, and the contests in it. */
interface Declared {
  readonly own: CategoryDefinition;
  readonly at: number;
  readonly members: readonly number[];
}

function resolvePositions(
  { own, at, members }: Declared,
  contests: readonly Contest[],
  { settings, methods }: Pick<ContestContext, 'settings' | 'methods'>,
  problems: Diagnostic[],
): Position[] {
  const path = ['categories', at];
  const given = own.positions ?? [];
  if (given.length > mostPositions) {
    problems.push(
      diagnose('category.too-many-positions', { limit: mostPositions }, [
        settings.place([...path, 'positions']),
      ]),
    );
  }
  const unique = uniqueIds();
  return given.map((position, nth): Position => {
    const here = [...path, 'positions', nth];
    const selections = position.selections.flatMap((selection, item) => {
      const place = settings.place([...here, 'selections', item]);
      return resolveSelection(selection, contests, place, problems).filter((found) => {
        if (members.includes(found.contest)) return true;
        const title = contests[found.contest]?.title ?? '';
        problems.push(
          diagnose('position.outside-category', { title, category: own.title }, [place]),
        );
        return false;
      });
    });
    const id = claimId(
      position.id,
      slug(position.title, `position-${nth + 1}`),
      unique,
      settings.place([...here, 'id']),
      problems,
    );
    const rule = factsOf(position.rule, 'position', methods);
    if (rule) {
      const known = knownBases(settings, settings.definition.present);
      const place = settings.place([...here, 'rule']);
      problems.push(
        ...ruleProblems(rule, { of: 'rule', title: position.title }, known, settings, place),
      );
    }
    return {
      id: positionId(id),
      title: position.title,
      selections: byContest(selections),
      ...(rule && { rule: rule.text }),
    };
  });
}

function claimId(
  own: string | undefined,
  made: string,
  unique: (wanted: string) => string,
  place: Place,
  problems: Diagnostic[],
): string {
  const id = unique(own ?? made);
  if (own !== undefined && id !== own)
    problems.push(diagnose('id.twice', { id: own }, [{ ...place, cell: own }]));
  return id;
}

/** Selections by contest, in the order in which the contests come first, none twice. */
function byContest(selections: readonly Selection[]): Selection[] {
  const contests = [...new Set(selections.map((one) => one.contest))];
  return contests.flatMap((contest) => {
    const options = new Set(
      selections.filter((one) => one.contest === contest).map((one) => one.option),
    );
    return [...options].map((option) => ({ contest, option }));
  });
}
