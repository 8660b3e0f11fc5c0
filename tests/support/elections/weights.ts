import type { Dice } from './dice.ts';
import { hostileCell, secrets } from './hostile.ts';

export type DecimalMark = '.' | ',';

/** A weight in millionths, now and then nothing. */
export function weightFrom(dice: Dice): bigint {
  const places = dice.below(7);
  const units = BigInt(dice.below(dice.pick([1, 20, 5000])));
  return units * 10n ** BigInt(6 - places) * (dice.percent(10) ? 1000n : 1n);
}

export function weightText(millionths: bigint, mark: DecimalMark, dice: Dice): string {
  const digits = String(millionths).padStart(7, '0');
  const whole = digits.slice(0, -6);
  const places = digits.slice(-6).replace(/0+$/, '');
  const decimals = places === '' ? '' : mark + places;
  switch (dice.below(6)) {
    case 0:
      return `+0${whole}${decimals}`;
    case 1:
      return decimals === '' ? `${whole}${mark}00` : `${whole}${decimals}00`;
    case 2:
      return ` ${whole}${decimals}\u00a0`;
    default:
      return whole + decimals;
  }
}

/** A cell that is no weight. */
export function noWeight(mark: DecimalMark, dice: Dice): string {
  return dice.pick([
    '',
    'n.a.',
    '-1',
    '1e3',
    '1 00',
    '0x10',
    `1${mark}0000001`,
    '99999999999999999999',
    `1${mark}5${mark}5`,
    mark === '.' ? '1,5' : '1.5',
    hostileCell(dice, secrets.weight).text,
  ]);
}
