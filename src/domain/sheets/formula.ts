/** Text that a spreadsheet program would run as a formula when it opens a file of plain text (CWE-1236). */
const begins = /^'*\s*[=+\-@＝＋－＠]/

export const isFormula = (text: string): boolean => begins.test(text) || /^[\t\r]/.test(text)

/** With an apostrophe before it, it is shown and not run. */
export const harmless = (text: string): string => (isFormula(text) ? `'${text}` : text)

/** Takes that apostrophe away again when the file comes back. */
export const unharmed = (text: string): string => (text.startsWith("'") && begins.test(text) ? text.slice(1) : text)
