/** The value of a JSON text, or why it is none. A byte order mark before it is passed over. */
export function parseJson(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
