/** An answer as it stands among others in one entry of the journal: what is empty is left out. */
import type { PayloadOf } from '../../platform/contract/event.ts'
import type { activityAnswered, activityAnsweredSeveral } from './contract.ts'

type Brief = PayloadOf<typeof activityAnsweredSeveral>['answers'][number]

export const brief = ({ item, verdict, version, note, files }: PayloadOf<typeof activityAnswered>): Brief => ({
  ...{ item, verdict, version },
  ...(note === '' ? {} : { note }),
  ...(files.length === 0 ? {} : { files }),
})
