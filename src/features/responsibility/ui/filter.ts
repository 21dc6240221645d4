/** What the address says about the register; whatever does not fit is left out, so that an old link still opens. */
import { facilityType } from '../../../platform/contract/role.ts'
import { type RegisterSort, registerSort, type Wanted, wanted } from '../contract.ts'

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const division = /^\d{2}(\d{2}(\d{2})?)?$/

export const dayIn = (text: string | undefined): string | undefined => (text && day.test(text) ? text : undefined)

type Given = Readonly<Record<string, string | undefined>>

export function filterOf(url: Given) {
  const on = dayIn(url.on)
  const sort = registerSort.find((one): one is RegisterSort => one === url.sort)
  return {
    ...(on ? { on } : {}),
    ...(url.q ? { q: url.q.slice(0, 100) } : {}),
    ...(wanted.has(url.wanted) ? { wanted: url.wanted satisfies Wanted } : {}),
    ...(facilityType.has(url.facilityType) ? { facilityType: url.facilityType } : {}),
    ...(url.territory && division.test(url.territory) ? { territory: url.territory } : {}),
    ...(sort ? { sort } : {}),
  }
}
