/** Pages of the room. */
import { police } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'
import { pageRoles } from './page-roles.ts'

export const hazardsRoom: Room = {
  name: 'hazards',
  pages: [
    {
      path: '/hazards',
      words: { zh: '隐患台账', en: 'Hazard ledger' },
      roles: pageRoles.read,
      nav: { icon: 'hazard', group: 'ledgers', order: 20, phone: true },
      load: () => import('./HazardList.tsx'),
    },
    {
      path: '/hazards/report',
      words: { zh: '登记隐患', en: 'Report a hazard' },
      roles: pageRoles.report,
      load: () => import('./ReportHazard.tsx'),
    },
    {
      path: '/hazards/library',
      words: { zh: '标准隐患库', en: 'Standard hazard library' },
      roles: pageRoles.read,
      nav: { icon: 'document', group: 'ledgers', order: 24 },
      load: () => import('./library/LibraryPage.tsx'),
    },
    {
      path: '/hazards/library/learned',
      words: { zh: '从已销号隐患积累', en: 'Learn from closed hazards' },
      roles: pageRoles.learn,
      load: () => import('./library/LearnedPage.tsx'),
    },
    {
      path: '/hazards/library/$entry',
      words: { zh: '标准隐患', en: 'Library entry' },
      roles: pageRoles.read,
      load: () => import('./library/EntryPage.tsx'),
    },
    {
      path: '/hazards/repeats',
      words: { zh: '重复隐患率', en: 'Repeat rate' },
      roles: pageRoles.read,
      nav: { icon: 'refresh', group: 'ledgers', order: 25 },
      load: () => import('./repeats/RatesPage.tsx'),
    },
    {
      path: '/hazards/imports',
      words: { zh: '导入原有台账', en: 'Import a ledger' },
      roles: pageRoles.import,
      load: () => import('./spreadsheets/ImportList.tsx'),
    },
    {
      path: '/hazards/imports/$unit/$id',
      words: { zh: '导入原有台账', en: 'Import a ledger' },
      roles: pageRoles.import,
      load: () => import('./spreadsheets/ImportPage.tsx'),
    },
    {
      path: '/hazards/archive',
      words: { zh: '隐患档案', en: 'Archive of hazards' },
      roles: pageRoles.read,
      nav: { icon: 'ledger', group: 'ledgers', order: 22 },
      load: () => import('./archive/ArchiveHome.tsx'),
    },
    {
      path: '/hazards/$unit/$id/archive',
      words: { zh: '隐患电子档案', en: 'Archive of a hazard' },
      roles: pageRoles.read,
      load: () => import('./archive/HazardArchive.tsx'),
    },
    {
      path: '/hazards/$unit/$id',
      words: { zh: '隐患', en: 'Hazard' },
      roles: pageRoles.read,
      load: () => import('./HazardDetail.tsx'),
    },
    {
      path: '/hazards/$unit/$id/grade',
      words: { zh: '隐患定级', en: 'Grade the hazard' },
      roles: pageRoles.grade,
      load: () => import('./grading/GradePage.tsx'),
    },
    {
      path: '/hazards/$unit/$id/plan',
      words: { zh: '制定整改方案', en: 'Plan the rectification' },
      roles: pageRoles.plan,
      load: () => import('./moves/PlanPage.tsx'),
    },
    {
      path: '/hazards/$unit/$id/submit',
      words: { zh: '报请验收', en: 'Submit for verification' },
      roles: pageRoles.submit,
      load: () => import('./moves/SubmitPage.tsx'),
    },
    {
      path: '/money',
      words: { zh: '整改经费', en: 'Money of rectification' },
      roles: police,
      nav: { icon: 'money', group: 'ledgers', order: 26 },
      load: () => import('./money/MoneyPage.tsx'),
    },
  ],
}
