import type { View } from '../reporters/reporter.ts';

/** What the environment says of the place a text goes to. */
export interface Terminal extends View {
  readonly isTerminal: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A stream, as far as it is a terminal. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const pipeWidth = 80;

/**
 * Width, letters and colours of a stream. `--no-color` goes before FORCE_COLOR, that before NO_COLOR, and
 * a pipe has no colour. COLUMNS is obeyed in a pipe. Frames are ASCII where the locale is not UTF-8.
 */
export function terminalOf(
  stream: Stream,
  environment: Environment,
  wantsColor: boolean,
): Terminal {
  const isTerminal = stream.isTTY === true;
  return {
    isTerminal,
    // A terminal that does not know its width says 0.
    width: (stream.columns || positive(environment.COLUMNS)) ?? pipeWidth,
    unicode: isUnicode(environment, isTerminal),
    color: colorLevel(environment, isTerminal, wantsColor),
  };
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** Files and pipes are UTF-8; a terminal is what its locale says, and modern when it says nothing. */
function isUnicode(environment: Environment, isTerminal: boolean): boolean {
  if (!isTerminal) return true;
  if (environment.TERM === 'linux' || environment.TERM === 'dumb') return false;
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  return locale === '' || /utf-?8/i.test(locale);
}

function colorLevel(
  environment: Environment,
  isTerminal: boolean,
  wantsColor: boolean,
): 0 | 1 | 2 | 3 {
  if (!wantsColor) return 0;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '2' ? 2 : forced === '3' ? 3 : 1;
  }
  if ((environment.NO_COLOR ?? '') !== '' || environment.TERM === 'dumb') return 0;
  return isTerminal ? 1 : 0;
}
