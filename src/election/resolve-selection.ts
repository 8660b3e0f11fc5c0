import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { misnamed, suggesting, suggestNamed } from '../base/suggest.ts';
import type { SelectionDefinition } from './definition.ts';
import type { Contest, Selection } from './election.ts';

/** `p01` is a yes on p01, `p07: no` a no (or an option of a choice), `{plan: [A, B]}` several options. */
export function resolveSelection(
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
    const option = findOption(text, contest, place, problems);
    return option === undefined ? [] : [{ contest: at, option }];
  });
}

/** A contest by its id or its title; a problem where there is none, or where several have the title. */
export function findContest(
  name: string,
  contests: readonly Contest[],
  place: Place,
  problems: Diagnostic[],
): number | undefined {
  const found = indexNamed(contests, name);
  const alike = contests.filter(({ title }) => foldText(title) === foldText(name));
  if (alike.length > 1 && contests[found]?.id !== name) {
    const ids = alike.map(({ id }) => id);
    problems.push(diagnose('contest.ambiguous', { name, ids }, [{ ...place, cell: name }]));
    return undefined;
  }
  if (found >= 0) return found;
  const where = { ...place, cell: name, ...suggesting(suggestNamed(name, contests)) };
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

/** An option by a text that means it; a problem where none is meant. */
export function findOption(
  text: string,
  { title, options }: Pick<Contest, 'title' | 'options'>,
  place: Place,
  problems: Diagnostic[],
): number | undefined {
  const found = indexOption(options, text);
  if (found >= 0) return found;
  const titles = options.map((option) => option.title);
  const where = misnamed(place, text, titles);
  problems.push(diagnose('option.unknown', { title, option: text }, [where]));
  return undefined;
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
