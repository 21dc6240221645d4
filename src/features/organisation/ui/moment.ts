/** Clock times of forms are those of the region, whatever the device is set to. */
import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { zone } from '../../../web/words/format.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

/** An instant as the region's clock shows it. */
export const shown = (instant: string): Dayjs => dayjs(instant).tz(zone)

/** What a picker shows, taken as the region's clock. */
export const meant = (picked: Dayjs): string => dayjs.tz(picked.format('YYYY-MM-DDTHH:mm'), zone).toISOString()

/** The beginning of a day in the region, `days` later. */
export const startOf = (day: string, days = 0): string => dayjs.tz(`${day}T00:00`, zone).add(days, 'day').toISOString()
