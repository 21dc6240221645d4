/** Every event of the ledger in words, for whoever tells a hazard's history: its page, its archive. */
import { eventsIn } from '../../../platform/contract/event.ts'
import type { Text } from '../../../platform/contract/text.ts'
import * as archive from '../archive/contract.ts'
import * as hazards from '../contract.ts'
import * as bulk from '../ledger/bulk/contract.ts'
import * as library from '../library/contract.ts'
import * as moves from '../loop/contract/moves.ts'
import * as money from '../money/contract.ts'
import * as repeats from '../repeats/contract.ts'
import * as spreadsheets from '../spreadsheets/contract.ts'
import * as talk from '../talk/contract.ts'

const rooms = [hazards, moves, money, bulk, library, repeats, spreadsheets, talk, archive]
export const hazardEvents = rooms.flatMap(eventsIn)
const words = new Map(hazardEvents.map((event) => [event.name, event.words]))

export const eventWords = (action: string): Text => words.get(action) ?? { zh: action, en: action }
