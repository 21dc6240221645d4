/** Rows of the permission table about webhooks: the system administrator's, for units of the reach. */
import { newId } from '../../src/platform/id.ts'
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const one = (body?: object) => (target: Target) => ({
  params: { unitId: target.bureauId, id: newId() },
  ...(body ? { body } : {}),
})

export const webhookRows: Readonly<Record<string, Row>> = {
  'webhooks.list': { may: 'system:*', ask: nothing },
  'webhooks.add': {
    may: 'system:ocs',
    ask: (target) => ({
      body: {
        ...{ unitId: target.bureauId, name: '值班群', url: 'https://robot.example.com/send?key=1', format: 'wecom' },
        ...{ fromColour: 'red', robotSecret: null },
      },
    }),
  },
  'webhooks.switch': { may: 'system:ocsx', ask: one({ version: 1, active: false }), madeUp: true },
  'webhooks.test': { may: 'system:ocsx', ask: one(), madeUp: true },
  'webhooks.remove': { may: 'system:ocsx', ask: one({ version: 1 }), madeUp: true },
}
