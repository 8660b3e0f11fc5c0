import { each, html, type Markup, only } from './markup.ts';

/** How a part of a bar is drawn; parts differ by their texture, so that nothing hangs on colour. */
type Fill = 'for' | 'against' | 'won' | 'plain' | 'aside';

export interface Bar {
  /** what the full bar is */
  readonly of: number;
  readonly parts: readonly { readonly fill: Fill; readonly votes: number }[];
  /** where the line stands */
  readonly needed?: number;
  /** what is written at the line */
  readonly label?: string;
  readonly size?: 'tall';
}

/** Where so many of a base stand on a bar, in percent of its length, cut to hundredths. */
export function place(votes: number, of: number): number {
  return of <= 0 ? 0 : Math.floor((Math.min(votes, of) * 10000) / of) / 100;
}

/** Where the line stands: behind the votes that do not reach it, however near they are. */
export function linePlace(needed: number, votes: number, of: number): number {
  const exact = place(needed, of);
  const behind = Math.round(place(votes, of) * 100 + 1) / 100;
  return votes < needed ? Math.min(100, Math.max(exact, behind)) : exact;
}

/** A bar for the eye; what it shows stands beside it in words. */
export function drawBar({ of, parts, needed, label, size }: Bar): Markup {
  const drawn = parts.map(({ fill, votes }, at) => {
    const before = parts.slice(0, at).reduce((sum, part) => sum + part.votes, 0);
    const x = place(before, of);
    const width = Math.round((place(before + votes, of) - x) * 100) / 100;
    return { fill, x: String(x), width: String(width) };
  });
  const line =
    needed !== undefined && of > 0 ? String(linePlace(needed, parts[0]?.votes ?? 0, of)) : '';
  return html`<svg class="${size ? 'bar tall' : 'bar'}" aria-hidden="true">${each(
    drawn.filter((part) => part.width !== '0'),
    ({ fill, x, width }) => html`<rect class="${fill}" x="${x}%" width="${width}%" height="100%"/>`,
  )}${only(
    line !== '',
    () => html`<rect class="need" x="${line}%" y="-15%" width="2" height="130%"/>`,
  )}</svg>${only(label !== undefined && line !== '', () => lineLabel(Number(line), label ?? ''))}`;
}

/** What stands under the line: on its left where it would leave the bar on the right. */
function lineLabel(at: number, label: string): Markup {
  const side = at < 30 ? 'start' : at > 70 ? 'end' : 'middle';
  return html`<svg class="line" aria-hidden="true"><text x="${String(at)}%" y="75%" text-anchor="${side}">${label}</text></svg>`;
}
