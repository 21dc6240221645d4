/** Pages of the dossier (今晚出事). */
import type { Room } from '../../../web/shell/room.ts'
import { dossierReaders } from '../contract.ts'

export const accountabilityRoom: Room = {
  name: 'accountability',
  pages: [
    {
      path: '/tonight',
      words: { zh: '今晚出事', en: 'If tonight' },
      roles: dossierReaders,
      nav: { icon: 'moon', group: 'work', order: 16 },
      load: () => import('./TonightPage.tsx'),
    },
    {
      path: '/tonight/check',
      words: { zh: '核对简报', en: 'Check a brief' },
      roles: dossierReaders,
      load: () => import('./CheckPage.tsx'),
    },
  ],
}
