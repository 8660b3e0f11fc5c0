import { type Decimal, parseDecimal } from '../base/decimal.ts';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Definition, EligibleDefinition } from './definition.ts';
import type { Election } from './election.ts';
import type { Roll } from './roll.ts';
import { exactSum } from './weights.ts';

type Eligible = Pick<Election, 'eligible' | 'eligibleWeight'>;

/** How many may vote, and what they weigh together, as a definition says it. */
export function eligibleOf(given: EligibleDefinition | undefined): Eligible {
  if (given === undefined) return {};
  if (typeof given === 'number') return { eligible: given };
  const { voters, weight } = given;
  const decimal = weight === undefined ? undefined : parseDecimal(String(weight), '.');
  return { eligible: voters, ...(decimal && { eligibleWeight: decimal }) };
}

/** The same of a roll. */
export function eligibleOnRoll({ entitled, size, weight, file }: Roll): Eligible {
  const column = file.columns[weight?.column ?? -1];
  if (weight === undefined || column === undefined) return { eligible: size };
  const { units, places } = weight.weights;
  let digits = 0n;
  for (let row = 0; row < entitled.length; row += 1) {
    if (entitled[row] === 1) digits += BigInt(units[column.codes[row] ?? 0] ?? 0);
  }
  return { eligible: size, eligibleWeight: { digits, places } };
}

/** As a key of a definition. */
export function frozenEligible({
  eligible,
  eligibleWeight,
}: Eligible): Pick<Definition, 'eligible'> {
  if (eligible === undefined) return {};
  if (eligibleWeight === undefined) return { eligible };
  return { eligible: { voters: eligible, weight: plainNumber(eligibleWeight) } };
}

/** Whether more voted than are eligible, or weigh more, both in units of 1/10^places; and whether that is exact. */
export function checkEligible(
  unit: 'heads' | 'weight',
  eligible: number,
  counted: number,
  places: number,
): Diagnostic[] {
  if (BigInt(eligible) > exactSum) return [diagnose('weights.too-large', { places })];
  if (counted <= eligible) return [];
  const scale = 10 ** places;
  const args = { unit, eligible: eligible / scale, counted: counted / scale };
  return [diagnose('eligible.exceeded', args)];
}

/** A decimal as a JSON number: it has no more digits than that holds. */
function plainNumber({ digits, places }: Decimal): number {
  const text = String(digits).padStart(places + 1, '0');
  return Number(`${text.slice(0, text.length - places)}.${text.slice(text.length - places)}0`);
}
