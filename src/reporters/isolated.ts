import { lazily } from '../base/lazily.ts';
import { visible } from './visible.ts';

/** Letters that are written from right to left: Hebrew, Arabic and others between them, and their forms. */
const right = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';

const fromRight = new RegExp(`[${right}]`);

/** They are the first letters of a title: it is read from the right as a whole. A sentence of ours may open with one in quotes. */
const opensRight = lazily(() => new RegExp(`^[^\\p{L}"]*[${right}]`, 'u'));

/** A name in them, with its figures and signs; no comma and no bracket, which may be those of a sentence around it. */
const names = lazily(
  () =>
    new RegExp(
      `[${right}](?:(?:[${right}\\s\\d\\p{M}'’./–\\-]|"(?=[${right}]))*[${right}])?`,
      'gu',
    ),
);

/**
 * The same as `visible`, with each name that is written from right to left in a sentence that is not set
 * apart, by the marks of Unicode that are made for it. Else `(38)` behind it would be shown before it,
 * and be taken for the figure of the name that came before.
 */
export function isolated(text: string): string {
  const shown = visible(text);
  if (!fromRight.test(shown) || opensRight().test(shown)) return shown;
  return shown.replace(names(), '\u2068$&\u2069');
}
