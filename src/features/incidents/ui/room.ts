/** Pages of incidents, as the shell sees them. */
import type { Room } from '../../../web/shell/room.ts'
import { readers, recorders } from '../contract.ts'

export const incidentsRoom: Room = {
  name: 'incidents',
  pages: [
    {
      path: '/incidents',
      words: { zh: '事故险情', en: 'Incidents' },
      roles: readers,
      nav: { icon: 'shield', group: 'ledgers', order: 35 },
      load: () => import('./IncidentList.tsx'),
    },
    {
      path: '/incidents/new',
      words: { zh: '登记事故险情', en: 'Record an incident' },
      roles: recorders,
      load: () => import('./RecordIncident.tsx'),
    },
    {
      path: '/incidents/$unit/$id',
      words: { zh: '事故险情', en: 'Incident' },
      roles: readers,
      load: () => import('./IncidentPage.tsx'),
    },
  ],
}
