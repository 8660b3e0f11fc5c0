import type { Definition } from '../../../src/index.ts';
import type { Dice } from './dice.ts';
import { hostileCell, secrets } from './hostile.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** All voting is in June 2024, when clocks change nowhere, so that a zone is one offset in minutes. */
const june = Date.UTC(2024, 5, 1);
const zones: readonly (readonly [name: string, minutes: number])[] = [
  ['America/New_York', -240],
  ['Asia/Kathmandu', 345],
  ['Europe/Berlin', 120],
  ['UTC', 0],
  ['+05:30', 330],
  ['-03:00', -180],
];

/** How the stamps of an election are written, and the window that they are held against. */
export interface Clock {
  readonly form: 'iso' | 'offset' | 'month-first' | 'day-first' | 'google';
  readonly zone?: string;
  readonly minutes: number;
  readonly window?: { readonly from: number; readonly until: number };
  /** `opens` and `closes` as the definition has them */
  readonly edges: Pick<Definition, 'opens' | 'closes'>;
}

export function clockFrom(dice: Dice, windowed: boolean): Clock {
  const form = dice.pick(['iso', 'offset', 'month-first', 'day-first', 'google'] as const);
  const zoned = windowed || dice.percent(50);
  const [zone, minutes] = zoned ? dice.pick(zones) : ['', 0];
  const clock = { form, ...(zoned && { zone }), minutes, edges: {} };
  if (!windowed) return clock;
  const opens = june + (8 * day + dice.below(2 * 86_400) * second);
  const closes = june + (18 * day + dice.below(2 * 86_400) * second);
  const [from, opensText] = edge(opens, 'opens', minutes, dice);
  const [until, closesText] = edge(closes, 'closes', minutes, dice);
  switch (dice.below(4)) {
    case 0:
      return { ...clock, window: { from, until: Infinity }, edges: { opens: opensText } };
    case 1:
      return { ...clock, window: { from: -Infinity, until }, edges: { closes: closesText } };
    default:
      return { ...clock, window: { from, until }, edges: { opens: opensText, closes: closesText } };
  }
}

/** An edge of the window near an instant: the first or last millisecond inside, and its text. */
function edge(
  at: number,
  which: 'opens' | 'closes',
  minutes: number,
  dice: Dice,
): [number, string] {
  const whole = which === 'closes';
  switch (dice.below(4)) {
    case 0: {
      const midnight = at - ((at + minutes * minute) % day);
      return [whole ? midnight + day - 1 : midnight, local(midnight, minutes).date];
    }
    case 1: {
      const full = at - (at % minute);
      const { date, time } = local(full, minutes);
      return [whole ? full + second - 1 : full, `${date} ${time.slice(0, 5)}`];
    }
    case 2: {
      const { date, time } = local(at, -150);
      return [whole ? at + second - 1 : at, `${date}T${time}-02:30`];
    }
    default: {
      const { date, time } = local(at, minutes);
      return [whole ? at + second - 1 : at, `${date} ${time}`];
    }
  }
}

export type TimeWish = 'any' | 'before-opening' | 'after-closing';

/** A time on a whole second, on the side of the window that is wished for; edges are likely. */
export function timeFrom(clock: Clock, wish: TimeWish, dice: Dice): number {
  const { from, until } = clock.window ?? { from: -Infinity, until: Infinity };
  const far = dice.percent(30) ? 0 : dice.below(4 * 86_400) * second;
  if (wish === 'before-opening' && from > -Infinity) return from - second - far;
  if (wish === 'after-closing' && until < Infinity) return until + 1 + far;
  if (dice.percent(4) && from > -Infinity) return from;
  if (dice.percent(4) && until < Infinity) return until + 1 - second;
  // In the first days of a month nothing but its order tells a day from a month.
  if (clock.window === undefined) return june + dice.below(11 * 86_400) * second;
  return june + 11 * day + dice.below(6 * 86_400) * second;
}

/** A time in the form of the election, now and then in another that says the same. */
export function timeText(time: number, clock: Clock, dice: Dice): string {
  const { zone, minutes, form } = clock;
  const mixed = zone !== undefined && dice.percent(10);
  const shift = dice.pick([minutes, 0, 345, -570]);
  if (form === 'offset' || mixed) {
    const { date, time: clockTime } = local(time, shift);
    return `${date}T${clockTime}${offset(shift, 'Z')}`;
  }
  if (form === 'google') {
    const { date, twelve } = local(time, shift);
    return `${date.replaceAll('-', '/')} ${twelve} GMT${offset(shift, '+0')}`;
  }
  const { date, time: clockTime, twelve } = local(time, minutes);
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  if (form === 'month-first') return `${Number(month)}/${Number(dayOfMonth)}/${year} ${twelve}`;
  if (form === 'day-first') return `${dayOfMonth}/${month}/${year} ${clockTime}`;
  return `${date} ${clockTime}`;
}

/** A cell that is no time, whatever the form. */
export function noTime(clock: Clock, dice: Dice): string {
  const { zone } = clock;
  const skipped = zone === 'America/New_York' && clock.window ? ['2024-03-10 02:30:00'] : [];
  return dice.pick([
    '',
    'after lunch',
    '2024-02-30 10:00:00',
    '2024-06-12 25:00:00',
    '2024-06-12 10:00:00 EST',
    '13/13/2024 10:00:00',
    '2024-06-12 10:00:00+15:00',
    hostileCell(dice, secrets.stamp).text,
    ...skipped,
  ]);
}

/** What a clock shows, `minutes` east of UTC. */
function local(time: number, minutes: number): { date: string; time: string; twelve: string } {
  const iso = new Date(time + minutes * minute).toISOString();
  const [hours = '', rest = ''] = [iso.slice(11, 13), iso.slice(13, 19)];
  const hour = Number(hours) % 12 || 12;
  const half = Number(hours) < 12 ? 'AM' : 'PM';
  return { date: iso.slice(0, 10), time: hours + rest, twelve: `${hour}${rest}\u202f${half}` };
}

function offset(minutes: number, none: string): string {
  if (minutes === 0) return none;
  const size = Math.abs(minutes);
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
