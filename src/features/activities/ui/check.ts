/** An activity that goes by a checklist. */
import type { Activity } from '../contract.ts'

export type Check = Activity & { [K in 'sheet' | 'checklist' | 'counts']: NonNullable<Activity[K]> }

export const isCheck = (activity: Activity): activity is Check =>
  activity.sheet !== null && activity.checklist !== null && activity.counts !== null
