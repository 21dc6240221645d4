/** The queue's own log speaks of jobs with their payloads; ours says what happened without them. */
import { Logger } from 'graphile-worker'

export const silent = new Logger(() => () => {})
