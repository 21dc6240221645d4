/** Ids are UUIDv7 (RFC 9562): they sort by time of making, so an index grows at its end. */
import { uuidv7 } from 'uuidv7'

export const newId = (): string => uuidv7()
