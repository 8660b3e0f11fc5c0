/**
 * What a spreadsheet would take for a formula, signs of full width too and behind white space, and
 * what would be one without its apostrophes.
 */
export const formulaStart = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
