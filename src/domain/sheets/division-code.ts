/**
 * Division codes as offices write them. GB/T 2260 writes provinces and cities with zeros behind (450000, 450100), statistics
 * add six more digits (450100000000); here a code is two, four or six digits and a prefix of every code inside it.
 */

/** @returns null where it is no division code */
export function divisionCode(written: string): string | null {
  const bare = written.normalize('NFKC').replace(/\s/g, '')
  const six = /^\d{12}$/.test(bare) && bare.endsWith('000000') ? bare.slice(0, 6) : bare
  if (!/^\d{2}(\d{2}(\d{2})?)?$/.test(six) || six.startsWith('00')) return null
  return six.length === 6 ? six.replace(/(00)?00$/, '') : six.length === 4 ? six.replace(/00$/, '') : six
}
