/** What the journal calls an act, in words: the events of every room by name. */
import { eventsIn } from '../../../platform/contract/event.ts'
import * as files from '../../../platform/contract/files.ts'
import * as settings from '../../../platform/contract/platform.ts'
import type { Text } from '../../../platform/contract/text.ts'
import * as accountability from '../../accountability/contract.ts'
import * as activities from '../../activities/contract.ts'
import * as demo from '../../demo/contract.ts'
import * as duties from '../../duties/contract.ts'
import * as dutySettings from '../../duties/settings/contract.ts'
import * as hazardArchive from '../../hazards/archive/contract.ts'
import * as hazards from '../../hazards/contract.ts'
import * as hazardBulk from '../../hazards/ledger/bulk/contract.ts'
import * as hazardViews from '../../hazards/ledger/views/contract.ts'
import * as hazardLibrary from '../../hazards/library/contract.ts'
import * as hazardMoves from '../../hazards/loop/contract/moves.ts'
import * as hazardMoney from '../../hazards/money/contract.ts'
import * as hazardRepeats from '../../hazards/repeats/contract.ts'
import * as hazardSheets from '../../hazards/spreadsheets/contract.ts'
import * as hazardTalk from '../../hazards/talk/contract.ts'
import * as identity from '../../identity/contract/events.ts'
import * as incidents from '../../incidents/contract.ts'
import * as overview from '../../overview/contract.ts'
import * as placeCodes from '../../places/codes/contract.ts'
import * as places from '../../places/contract.ts'
import * as scan from '../../places/scan/contract.ts'
import * as responsibility from '../../responsibility/contract.ts'
import * as handOvers from '../../responsibility/handover/contract.ts'
import * as risk from '../../risk/contract.ts'
import * as foodChain from '../../systems/chain/contract.ts'
import * as systems from '../../systems/contract.ts'
import * as today from '../../today/contract.ts'
import * as warnings from '../../warnings/contract.ts'
import * as warningExport from '../../warnings/export/contract.ts'
import * as warningMail from '../../warnings/mail/contract.ts'
import * as webhooks from '../../warnings/push/contract.ts'
import * as accounts from '../accounts/contract.ts'
import * as delegations from '../delegations/contract.ts'
import * as unitImport from '../import/contract.ts'
import * as people from '../people/contract.ts'
import * as setUp from '../setup/contract.ts'
import * as units from '../units/contract.ts'

export const actions: ReadonlyMap<string, Text> = new Map(
  [
    ...[
      units,
      setUp,
      unitImport,
      people,
      demo,
      accounts,
      delegations,
      identity,
      accountability,
      activities,
      hazards,
      hazardMoves,
      hazardMoney,
      hazardArchive,
      hazardLibrary,
      hazardRepeats,
      hazardTalk,
      hazardSheets,
      duties,
      dutySettings,
      systems,
      foodChain,
      risk,
      incidents,
      overview,
      warnings,
      warningExport,
      warningMail,
      webhooks,
      today,
      places,
      placeCodes,
      scan,
      responsibility,
      handOvers,
    ],
    ...[files, settings, hazardBulk, hazardViews],
  ]
    .flatMap(eventsIn)
    .map((event) => [event.name, event.words] as const),
)

export const actionWords = (name: string): Text => actions.get(name) ?? { zh: name, en: name }
