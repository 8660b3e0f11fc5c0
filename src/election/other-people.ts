import { foldText } from '../base/fold.ts';
import { editDistance } from '../base/suggest.ts';
import type { Column } from '../csv/column-store.ts';
import { namesNobody, personHeading } from './find-people.ts';
import { emailHeading, numberHeading } from './headings.ts';

// Who else is named beside the ballots of one id: a household has one address, and its members two names.

/** Whether two folded cells of a column name two people; undefined where it names nobody. */
export function othersNamed({
  heading,
}: Column): ((one: string, other: string) => boolean) | undefined {
  const name = foldText(heading);
  if (personHeading(name)) return areOthers;
  const address = emailHeading.test(name) || /e-?mail/.test(name);
  return address || numberHeading.test(name) ? areOtherIds : undefined;
}

function areOtherIds(one: string, other: string): boolean {
  const isId = (text: string) => /[\d@]/.test(text);
  return isId(one) && isId(other) && coreOf(one) !== coreOf(other);
}

function coreOf(id: string): string {
  return id.replace(/[^\p{L}\p{N}@]/gu, '').replace(/(?<!\d)0+(?=\d)/g, '');
}

/** `Ann Lee` and `Bo Lee`; not `A. Lee`, nor a slip of the pen. */
function areOthers(one: string, other: string): boolean {
  if (namesNobody(one) || namesNobody(other)) return false;
  const [short, long] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length);
  return short?.some((part) => !long?.some((own) => isNear(part, own))) ?? false;
}

function partsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{M}]+/u).filter((part) => part !== '');
}

function isNear(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one) || editDistance(one, other, 2) < 2;
}
