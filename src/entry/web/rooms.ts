/** Every room's pages, in one table. A room is added here by one line. */

import { accountabilityRoom } from '../../features/accountability/ui/room.ts'
import { activitiesRoom } from '../../features/activities/ui/room.ts'
import { dutiesRoom } from '../../features/duties/ui/room.ts'
import { hazardsRoom } from '../../features/hazards/ui/room.ts'
import { identityRoom } from '../../features/identity/ui/room.ts'
import { incidentsRoom } from '../../features/incidents/ui/room.ts'
import { organisationRoom } from '../../features/organisation/ui/room.ts'
import { overviewRoom } from '../../features/overview/ui/room.ts'
import { placesRoom } from '../../features/places/ui/room.ts'
import { planRoom } from '../../features/plan/ui/room.ts'
import { responsibilityRoom } from '../../features/responsibility/ui/room.ts'
import { riskRoom } from '../../features/risk/ui/room.ts'
import { settingsRoom } from '../../features/settings/ui/room.ts'
import { systemsRoom } from '../../features/systems/ui/room.ts'
import { todayRoom } from '../../features/today/ui/room.ts'
import { warningsRoom } from '../../features/warnings/ui/room.ts'
import type { Room } from '../../web/shell/room.ts'

export const rooms: readonly Room[] = [
  overviewRoom,
  todayRoom,
  accountabilityRoom,
  identityRoom,
  activitiesRoom,
  dutiesRoom,
  hazardsRoom,
  placesRoom,
  systemsRoom,
  incidentsRoom,
  warningsRoom,
  riskRoom,
  responsibilityRoom,
  organisationRoom,
  settingsRoom,
  planRoom,
]

/**
 * Which rooms' reads show a kind of subject, as live messages name it (the journal's subject type). A kind that is not
 * here makes every room read again.
 */
export const roomsOf: Readonly<Record<string, readonly string[]>> = {
  activity: ['activities', 'duties', 'tasks', 'risk', 'overview'],
  duty: ['duties', 'tasks'],
  hazard: ['hazards', 'repeats', 'library', 'tasks', 'risk', 'overview'],
  risk: ['risk', 'overview', 'warnings'],
  warning: ['warnings', 'risk', 'overview', 'tasks'],
  webhook: ['webhooks'],
  'overview-export': ['organisation'],
  // That somebody read one changes nothing anybody sees.
  dossier: [],
  incident: ['incidents', 'risk', 'overview'],
  'library-entry': ['library'],
  'hazard-view': ['hazards'],
  place: ['places'],
  'scan-report': ['scan', 'tasks'],
  'hazard-import': ['hazards'],
  'hazard-export': ['organisation'],
  system: ['systems', 'tasks', 'risk', 'overview'],
  'food-link': ['systems'],
  file: ['files'],
  setting: ['settings'],
  account: ['identity', 'organisation'],
  unit: ['organisation', 'duties', 'responsibility', 'overview'],
  position: ['organisation', 'responsibility'],
  delegation: ['organisation', 'responsibility'],
  'responsibility-export': ['organisation'],
  'hand-over': ['responsibility', 'tasks'],
  division: ['organisation'],
}
