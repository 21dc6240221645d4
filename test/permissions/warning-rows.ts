/** Rows of the permission table about warnings. What is asked for is made up: whoever may at all is told it is not there. */
import { newId } from '../../src/platform/id.ts'
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'
import { webhookRows } from './webhook-rows.ts'

const everywhere = (roles: string, letters: string) =>
  roles
    .split(' ')
    .map((role) => `${role}:${letters}`)
    .join(' ')
const readers =
  'officer doctor canteen director chief deputy guidance auditor department otherDepartment squadron government'
const answerers = 'director chief deputy guidance'
const madeUp = (target: Target) => ({ params: { unitId: target.unitId, id: newId() } })
const moved = (body: object) => (target: Target) => ({
  ...madeUp(target),
  body: { version: 1, text: '已处置', ...body },
})

export const warningRows: Readonly<Record<string, Row>> = {
  ...webhookRows,
  'warnings.list': { may: everywhere(readers, '*'), ask: nothing },
  'warnings.read': { may: everywhere(readers, 'ocsx'), ask: madeUp, madeUp: true },
  'warnings.export': { may: everywhere(readers, '*'), ask: nothing },
  'warnings.done-records': { may: everywhere(answerers, 'ocsx'), ask: madeUp, madeUp: true },
  'warnings.mail': { may: 'everybody', ask: nothing },
  'warnings.setMail': { may: 'everybody', ask: () => ({ body: { address: null } }) },
  'warnings.answer': { may: everywhere(answerers, 'ocsx'), ask: moved({ doneBy: '2099-01-31' }), madeUp: true },
  'warnings.close': { may: everywhere(answerers, 'ocsx'), ask: moved({}), madeUp: true },
  'warnings.dismiss': { may: everywhere(answerers, 'ocsx'), ask: moved({}), madeUp: true },
}
