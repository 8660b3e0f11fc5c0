import type { CategoryReport, Report } from '../../report/schema.ts';
import type { Section } from '../outline.ts';

/** Where a contest stands on the page: `contest-p01`, or by its number where its id is no plain word. */
export function contestAnchor(id: string, { contests }: Pick<Report, 'contests'>): string {
  return anchor('contest', id, () => contests.findIndex((contest) => contest.id === id));
}

/** Where a section stands on the page. */
export function sectionAnchor({ category }: Section, report: Report): string {
  return category === undefined ? 'contests' : categoryAnchor(category, report);
}

function categoryAnchor({ id }: CategoryReport, { categories }: Report): string {
  return anchor('category', id, () => categories.findIndex((category) => category.id === id));
}

/** No plain word has a dot, so that no number is ever some other's id. */
function anchor(kind: string, id: string, number: () => number): string {
  return /^[\w-]{1,60}$/.test(id) ? `${kind}-${id}` : `${kind}.${number()}`;
}
