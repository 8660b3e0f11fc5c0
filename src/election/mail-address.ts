/** Longer texts are no addresses (RFC 5321); a pattern would go through them again and again. */
const longest = 254;

/** Whether a text is a mail address. */
export function isMail(text: string): boolean {
  return text.length <= longest && /^\S+@\S+\.\S+$/u.test(text);
}

/** Whether it is one, or one behind a name: `Ann Lee <ann@x.org>`. */
export function namesMail(text: string): boolean {
  return isMail(text.endsWith('>') ? text.slice(text.lastIndexOf('<') + 1, -1) : text);
}
