import { outcomeName, outcomeSigns } from '../../report/messages/page.ts';
import type { OutcomeReport } from '../../report/schema.ts';
import { html, type Markup } from './markup.ts';

/** How loud an outcome is; its sign and its word say the same. */
const tones: Readonly<Record<OutcomeReport['kind'], 'good' | 'bad' | 'open' | 'quiet'>> = {
  passed: 'good',
  elected: 'good',
  'not-passed': 'bad',
  'none-elected': 'bad',
  tied: 'open',
  runoff: 'open',
  reballot: 'open',
  'no-votes': 'open',
  'no-quorum': 'open',
  overridden: 'open',
  'not-applicable': 'quiet',
  withdrawn: 'quiet',
};

/** `✓ Passed` */
export function badge(kind: OutcomeReport['kind']): Markup {
  return html`<span class="badge ${tones[kind]}">${sign(kind)} ${outcomeName(kind)}</span>`;
}

export function sign(kind: OutcomeReport['kind']): Markup {
  return html`<b class="sign ${tones[kind]}" aria-hidden="true">${outcomeSigns[kind]}</b>`;
}
