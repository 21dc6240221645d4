/** Pages of the room. */
import type { Room } from '../../../web/shell/room.ts'
import { readers } from '../contract.ts'
import { reporters, rolesOf } from '../loop/contract.ts'

export const hazardsRoom: Room = {
  name: 'hazards',
  pages: [
    {
      path: '/hazards',
      words: { zh: '隐患台账', en: 'Hazard ledger' },
      roles: readers,
      nav: { icon: 'hazard', group: 'ledgers', order: 20, phone: true },
      load: () => import('./HazardList.tsx'),
    },
    {
      path: '/hazards/report',
      words: { zh: '登记隐患', en: 'Report a hazard' },
      roles: reporters,
      load: () => import('./ReportHazard.tsx'),
    },
    {
      path: '/hazards/$unit/$id',
      words: { zh: '隐患', en: 'Hazard' },
      roles: readers,
      load: () => import('./HazardDetail.tsx'),
    },
    {
      path: '/hazards/$unit/$id/grade',
      words: { zh: '隐患定级', en: 'Grade the hazard' },
      roles: rolesOf('grade'),
      load: () => import('./grading/GradePage.tsx'),
    },
    {
      path: '/hazards/$unit/$id/plan',
      words: { zh: '制定整改方案', en: 'Plan the rectification' },
      roles: rolesOf('plan'),
      load: () => import('./moves/PlanPage.tsx'),
    },
    {
      path: '/hazards/$unit/$id/submit',
      words: { zh: '报请验收', en: 'Submit for verification' },
      roles: rolesOf('submit'),
      load: () => import('./moves/SubmitPage.tsx'),
    },
  ],
}
