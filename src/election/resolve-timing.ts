import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { misnamed } from '../base/suggest.ts';
import { type Column, textAt } from '../csv/column-store.ts';
import type { Election, Timing, Window } from './election.ts';
import { plainReadingIn } from './plain-stamp.ts';
import type { StampOrder } from './policies.ts';
import type { Settings } from './settings.ts';
import { readStampText } from './stamp.ts';
import { formatLocal } from './stamp-calendar.ts';
import { parseMoment } from './stamp-moment.ts';
import { chooseOrder, type OrderChoice, readingIn } from './stamp-order.ts';
import { parseZone, type Zone } from './stamp-zone.ts';
import { plainStamps, surveyStamps } from './survey-stamps.ts';

/** When votes could be cast, and how the stamps in a column are read, if there is one. */
export function resolveTimes(
  position: number,
  column: Column | undefined,
  settings: Settings,
  problems: Diagnostic[],
): Pick<Election, 'window' | 'zone' | 'timing' | 'timingProblem'> {
  const { zone: named, columns } = settings.definition;
  const zone = resolveZone(settings, problems);
  const zoneKnown = named === undefined || zone !== undefined;
  const window = zoneKnown ? resolveWindow(settings, zone, problems) : {};
  const stamp = columns?.timestamp;
  const order = settings.stamps ?? (typeof stamp === 'object' ? stamp.order : undefined);
  const place = settings.place(['columns', 'timestamp']);
  const { timing, problem } = column ? resolveTiming(position, column, order, zone, place) : {};
  if (window.opens || window.closes) {
    const edge = settings.place([window.closes ? 'closes' : 'opens']);
    if (column === undefined) problems.push(diagnose('window.no-stamps', {}, [edge]));
    else if (problem && column.codes.length > 0) problems.push(problem);
  }
  return {
    window,
    ...(zone && { zone }),
    ...(timing && { timing }),
    ...(problem && { timingProblem: problem }),
  };
}

/** The zone that `zone` names, for times that name none. */
function resolveZone(settings: Settings, problems: Diagnostic[]): Zone | undefined {
  const text = settings.definition.zone;
  if (text === undefined) return undefined;
  const zone = parseZone(text);
  if (zone === undefined) {
    const place = misnamed(settings.place(['zone']), text, Intl.supportedValuesOf('timeZone'));
    problems.push(diagnose('zone.unknown', { zone: text }, [place]));
  }
  return zone;
}

/** Opening and closing as instants, both inclusive. */
function resolveWindow(settings: Settings, zone: Zone | undefined, problems: Diagnostic[]): Window {
  const edge = (key: 'opens' | 'closes') => {
    const text = settings.definition[key];
    if (text === undefined) return undefined;
    const moment = parseMoment(text, zone);
    if (moment.ok) return { text, from: moment.from, until: moment.until };
    const suggestion = moment.reason === 'form' ? momentMeant(text) : undefined;
    const place = { ...settings.place([key]), ...(suggestion !== undefined && { suggestion }) };
    problems.push(diagnose('window.unreadable', { key, text, reason: moment.reason }, [place]));
    return undefined;
  };
  const opens = edge('opens');
  const closes = edge('closes');
  if (opens && closes && opens.from > closes.until) {
    problems.push(
      diagnose('window.closes-first', { opens: opens.text, closes: closes.text }, [
        settings.place(['closes']),
      ]),
    );
  }
  return {
    ...(opens && { opens: { text: opens.text, from: opens.from } }),
    ...(closes && { closes: { text: closes.text, until: closes.until } }),
  };
}

/** The time that is meant by one in another form, where it can be read in one way only: `20.3.2026 18h00`, `6pm`. */
function momentMeant(text: string): string | undefined {
  const common = text
    .trim()
    .replace(/^(\d{4})(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
    .replace(/ (\d{1,2}) ?([ap]\.?m\.?)$/i, ' $1:00 $2')
    .replace(/ (\d{1,2}) ?h ?(\d\d)?$/i, (_, hours, minutes = '00') => ` ${hours}:${minutes}`);
  const [first, ...more] = readStampText(common);
  if (first === undefined || more.some(({ local }) => local !== first.local)) return undefined;
  if (first.offsetMinutes !== undefined) return undefined;
  const written = formatLocal(first.local);
  return {
    day: written.slice(0, 10),
    minute: written.slice(0, 16),
    second: written,
    millisecond: undefined,
  }[first.precision];
}

/** How the stamps of a column are read, or what keeps them from being read in one way only. */
function resolveTiming(
  position: number,
  column: Column,
  order: StampOrder | undefined,
  zone: Zone | undefined,
  place: Place,
): { readonly timing?: Timing; readonly problem?: Diagnostic } {
  const choice = chooseOrder(surveyStamps(column), order);
  if (!choice.ok) return { problem: describeChoice(choice, column.heading, place) };
  const plainAt = column.bulk && plainStamps(column.bulk);
  const read = (code: number) => {
    const plain = plainAt?.(code);
    if (plain) return plainReadingIn(plain, choice.order);
    return readingIn(readStampText(textAt(column, code)), choice.order);
  };
  const { order: chosen, yearFirst } = choice;
  return {
    timing: { column: position, order: chosen, yearFirst, ...(zone && { zone }), read },
  };
}

function describeChoice(
  choice: Extract<OrderChoice, { ok: false }>,
  heading: string,
  place: Place,
): Diagnostic {
  switch (choice.kind) {
    case 'unread':
      return diagnose('stamp.unread', { heading }, [
        { ...place, column: heading, cell: choice.text },
      ]);
    case 'ambiguous': {
      const { text, readings } = choice;
      const [first = '', second = ''] = readings;
      return diagnose('stamp.ambiguous', { heading, text, first, second }, [
        { ...place, column: heading, cell: text },
      ]);
    }
    case 'mixed':
      return diagnose(
        'stamp.mixed',
        { heading, dayFirst: choice.dayFirst, monthFirst: choice.monthFirst },
        [{ ...place, column: heading }],
      );
  }
}
