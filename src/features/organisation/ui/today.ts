/** The calendar day now, in the region's time zone: what a form begins with. The server decides by its own clock. */
import { nowDate } from '../../../web/api/clock.ts'
import { zone } from '../../../web/words/format.ts'

const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })

export const today = (): string => days.format(nowDate())
