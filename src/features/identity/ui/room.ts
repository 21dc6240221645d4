/** Pages of identity inside the shell: my account, and what the security administrator sees of sign-ins. */
import type { Room } from '../../../web/shell/room.ts'

export const identityRoom: Room = {
  name: 'identity',
  pages: [
    {
      path: '/account',
      words: { zh: '我的账号', en: 'My account' },
      load: () => import('./account/AccountPage.tsx'),
    },
    {
      path: '/security/accounts',
      words: { zh: '会话与锁定', en: 'Sessions and locks' },
      roles: ['security'],
      nav: { icon: 'key', group: 'manage', order: 40 },
      load: () => import('./security/SignInsPage.tsx'),
    },
  ],
}
