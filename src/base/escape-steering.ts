/** Letters that steer a terminal or turn text around. */
const steering = /[\u007f-\u009f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON, or double-quoted YAML, with its steering letters as escapes: it says the same, and prints harmlessly. */
export function escapeSteering(text: string): string {
  return text.replace(
    steering,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
