/** What a command says while it works goes to standard error, so that its result alone is on standard output. */
import type { Log } from '../platform/database/cluster.ts'

const say = (line: string) => console.error(`wufang: ${line}`)

export const toStandardError: Log = { info: say, warn: say, error: say }
