import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { cleanText } from '../base/fold.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Timing, Window } from './election.ts';
import { areIso, isoLocal, isoReading } from './iso-reading.ts';
import type { Settings } from './settings.ts';
import { readStampText } from './stamp.ts';
import type { Order } from './stamp-date.ts';
import { parseMoment } from './stamp-moment.ts';
import { chooseOrder, type OrderChoice, readingIn } from './stamp-order.ts';
import { parseZone, type Zone } from './stamp-zone.ts';

/** The zone that `zone` names, for times that name none. */
export function resolveZone(settings: Settings, problems: Diagnostic[]): Zone | undefined {
  const text = settings.definition.zone;
  if (text === undefined) return undefined;
  const zone = parseZone(text);
  if (zone === undefined)
    problems.push(diagnose('zone.unknown', { zone: text }, [settings.place(['zone'])]));
  return zone;
}

/** Opening and closing as instants, both inclusive. */
export function resolveWindow(
  settings: Settings,
  zone: Zone | undefined,
  problems: Diagnostic[],
): Window {
  const edge = (key: 'opens' | 'closes') => {
    const text = settings.definition[key];
    if (text === undefined) return undefined;
    const moment = parseMoment(text, zone);
    if (moment.ok) return { text, from: moment.from, until: moment.until };
    problems.push(
      diagnose('window.unreadable', { key, text, reason: moment.reason }, [settings.place([key])]),
    );
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

/** How the stamps of a column are read, or what keeps them from being read in one way only. */
export function resolveTiming(
  position: number,
  column: Column,
  order: Order | undefined,
  zone: Zone | undefined,
  place: Place,
): { readonly timing?: Timing; readonly problem?: Diagnostic } {
  const { plain, others } = sorted(column);
  const choice = chooseOrder(others, order, plain);
  if (!choice.ok) return { problem: describeChoice(choice, column.heading, place) };
  const { bulk } = column;
  const read = (code: number) =>
    (bulk && isoReading(bulk.memory, bulk.startOf(code), bulk.lengthOf(code))) ??
    readingIn(readStampText(textAt(column, code)), choice.order);
  const { order: chosen, yearFirst } = choice;
  return {
    timing: { column: position, order: chosen, yearFirst, ...(zone && { zone }), read },
  };
}

/** How many texts of a column are plainly ISO times, read without making strings of them, and the others. */
function sorted(column: Column): { readonly plain: number; readonly others: Iterable<string> } {
  const { bulk } = column;
  if (bulk && areIso(bulk)) return { plain: bulk.size - 1, others: [] };
  const others: string[] = [];
  let plain = 0;
  for (let code = 1; code < sizeOf(column); code += 1) {
    if (bulk && isoLocal(bulk.memory, bulk.startOf(code), bulk.lengthOf(code)) !== undefined) {
      plain += 1;
    } else {
      const text = cleanText(textAt(column, code));
      if (text !== '') others.push(text);
    }
  }
  return { plain, others };
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
