/** Longer texts are no addresses (RFC 5321); a pattern would go through them again and again. */
const longest = 254;

/** Whether a text is a mail address. */
export function isMail(text: string): boolean {
  return text.length <= longest && /^\S+@\S+\.\S+$/u.test(text);
}
