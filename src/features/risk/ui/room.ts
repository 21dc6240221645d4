/** Pages of the risk index, as the shell sees them. */
import type { Room } from '../../../web/shell/room.ts'
import { backtesters } from '../backtest/contract.ts'

export const riskRoom: Room = {
  name: 'risk',
  pages: [
    {
      path: '/risk/backtest',
      words: { zh: '预警模型回测', en: 'Back-test' },
      roles: backtesters,
      nav: { icon: 'chart', group: 'manage', order: 80 },
      load: () => import('./backtest/BacktestPage.tsx'),
    },
  ],
}
