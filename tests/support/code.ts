/** A source text without its comments, and with its strings, templates and regular expressions taken out. */
export interface Code {
  /** Each literal is replaced by its index in `literals`, in quotes: `'0'`. Lines keep their numbers. */
  readonly text: string;
  /** The contents of the literals, without their quotes. */
  readonly literals: readonly string[];
}

const COMMENT = /\/\/[^\n]*|\/\*.*?\*\//sy;
const QUOTED = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/sy;
const TEMPLATE_PART = /(?:[^`\\$]|\\.|\$(?!\{))*/sy;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** After these a slash opens a regular expression; after anything else it divides. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|case|typeof|of|in|yield|await))\s*$/;

/** Parts a source text enough for searching it by text: an approximation of a scanner, not a parser. */
export function codeOf(source: string): Code {
  const literals: string[] = [];
  /** For each template that is open: how many braces are open in its `${}`. */
  const templates: number[] = [];
  let text = '';
  let at = 0;

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const literal = (content: string): void => {
    text += `'${literals.length}'${'\n'.repeat(content.split('\n').length - 1)}`;
    literals.push(content);
  };
  const templatePart = (): void => {
    const content = match(TEMPLATE_PART) ?? '';
    literal(content);
    at += content.length;
    if (source[at] === '`') {
      at += 1;
    } else {
      text += '+(';
      at += 2;
      templates.push(0);
    }
  };

  while (at < source.length) {
    const char = source.charAt(at);
    const depth = templates.at(-1);
    const comment = match(COMMENT);
    const quoted = match(QUOTED);
    const regex = BEFORE_REGEX.test(text.slice(-20)) ? match(REGEX) : undefined;
    if (comment !== undefined) {
      text += ` ${'\n'.repeat(comment.split('\n').length - 1)}`;
      at += comment.length;
    } else if (quoted !== undefined) {
      literal(quoted.slice(1, -1));
      at += quoted.length;
    } else if (regex !== undefined) {
      literal(regex);
      at += regex.length;
    } else if (char === '`') {
      at += 1;
      templatePart();
    } else if (char === '}' && depth === 0) {
      templates.pop();
      text += ')+';
      at += 1;
      templatePart();
    } else {
      if (depth !== undefined && char === '{') templates[templates.length - 1] = depth + 1;
      if (depth !== undefined && char === '}') templates[templates.length - 1] = depth - 1;
      text += char;
      at += 1;
    }
  }
  return { text, literals };
}
