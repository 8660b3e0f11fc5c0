import { categoryId, positionId } from '../base/brand.ts';
import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { suggest } from '../base/suggest.ts';
import type { CategoryDefinition, SelectionDefinition } from './definition.ts';
import type { Category, Contest, Position, Selection } from './election.ts';
import type { Settings } from './settings.ts';
import { slug, uniqueIds } from './slug.ts';

/** Positions of one category at the most: each is a bit of a 32-bit word. */
const mostPositions = 30;

/** The categories of a definition with every contest and selection found. */
export function resolveCategories(
  declared: readonly CategoryDefinition[],
  contests: readonly Contest[],
  settings: Settings,
  problems: Diagnostic[],
): Category[] {
  const unique = uniqueIds();
  return declared.map((own, at): Category => {
    const path = ['categories', at];
    const members = own.contests.flatMap((name, nth) => {
      const contest = findContest(
        name,
        contests,
        settings.place([...path, 'contests', nth]),
        problems,
      );
      return contest === undefined ? [] : [contest];
    });
    const positions = resolvePositions(own, path, members, contests, settings, problems);
    return {
      id: categoryId(
        claimId(
          own.id,
          slug(own.title, `category-${at + 1}`),
          unique,
          settings.place([...path, 'id']),
          problems,
        ),
      ),
      title: own.title,
      contests: [...new Set(members)],
      positions,
    };
  });
}

function resolvePositions(
  own: CategoryDefinition,
  path: readonly (string | number)[],
  members: readonly number[],
  contests: readonly Contest[],
  settings: Settings,
  problems: Diagnostic[],
): Position[] {
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
    return { id: positionId(id), title: position.title, selections: byContest(selections) };
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

/** `p01` is a yes on p01, `p07: no` a no (or an option of a choice), `{plan: [A, B]}` several options. */
function resolveSelection(
  selection: SelectionDefinition,
  contests: readonly Contest[],
  place: Place,
  problems: Diagnostic[],
): Selection[] {
  if (typeof selection === 'string') {
    const whole = indexNamed(contests, selection);
    const cut = selection.lastIndexOf(':');
    if (whole >= 0 || cut < 0) return selectOptions(selection, ['yes'], contests, place, problems);
    return selectOptions(
      selection.slice(0, cut).trim(),
      [selection.slice(cut + 1).trim()],
      contests,
      place,
      problems,
    );
  }
  return Object.entries(selection).flatMap(([name, chosen]) => {
    const texts = (Array.isArray(chosen) ? chosen : [chosen]).map(spell);
    return selectOptions(name, texts, contests, place, problems);
  });
}

/** YAML reads a bare yes or no as it stands, and true or false as a boolean. */
function spell(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function selectOptions(
  name: string,
  texts: readonly string[],
  contests: readonly Contest[],
  place: Place,
  problems: Diagnostic[],
): Selection[] {
  const at = findContest(name, contests, place, problems);
  const contest = contests[at ?? -1];
  if (at === undefined || contest === undefined) return [];
  return texts.flatMap((text) => {
    const option = indexOption(contest.options, text);
    if (option >= 0) return [{ contest: at, option }];
    const near = suggest(
      text,
      contest.options.map((one) => one.title),
    );
    const where = { ...place, cell: text, ...(near !== undefined && { suggestion: near }) };
    problems.push(diagnose('option.unknown', { title: contest.title, option: text }, [where]));
    return [];
  });
}

function findContest(
  name: string,
  contests: readonly Contest[],
  place: Place,
  problems: Diagnostic[],
): number | undefined {
  const found = indexNamed(contests, name);
  if (found >= 0) return found;
  const near = suggest(
    name,
    contests.map((contest) => contest.id),
  );
  const where = { ...place, cell: name, ...(near !== undefined && { suggestion: near }) };
  problems.push(diagnose('contest.unknown', { name }, [where]));
  return undefined;
}

/** A contest by its id, else by its title. */
function indexNamed(contests: readonly Contest[], name: string): number {
  const byId = contests.findIndex((contest) => contest.id === name);
  return byId >= 0
    ? byId
    : contests.findIndex((contest) => foldText(contest.title) === foldText(name));
}

/** An option by its very id, else by a spelling, else by its id in other letters. */
function indexOption(options: Contest['options'], text: string): number {
  const wanted = foldText(text);
  const tests: readonly ((option: Contest['options'][number]) => boolean)[] = [
    (option) => option.id === text,
    (option) => [option.title, ...option.aliases].some((spelling) => foldText(spelling) === wanted),
    (option) => foldText(option.id) === wanted,
  ];
  return tests.map((test) => options.findIndex(test)).find((at) => at >= 0) ?? -1;
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
