/** Warnings by e-mail (邮件提醒): each person gives an address, or none; only they read it. */
import { Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { Nullable } from '../../../platform/contract/schema.ts'

const Address = Type.String({ minLength: 6, maxLength: 254, pattern: '^[^\\s@<>",;]+@[^\\s@<>",;]+\\.[^\\s@<>",;]+$' })

/** The address itself is nobody's business but its owner's. */
export const mailChanged = event(
  'account.mailChanged',
  { zh: '更改预警邮箱', en: 'Address for warnings changed' },
  Type.Object({ given: Type.Boolean() }),
)

export const readMail = endpoint({
  name: 'warnings.mail',
  method: 'GET',
  path: '/api/warnings-mail',
  may: 'signed-in',
  title: { zh: '我的预警邮箱', en: 'My address for warnings' },
  reply: Type.Object({
    address: Nullable(Type.String()),
    /** Whether this installation sends mail at all. */
    sends: Type.Boolean(),
  }),
})

export const setMail = endpoint({
  name: 'warnings.setMail',
  method: 'PUT',
  path: '/api/warnings-mail',
  may: 'signed-in',
  title: { zh: '填写预警邮箱', en: 'Set my address for warnings' },
  body: Type.Object({ address: Nullable(Address) }, { additionalProperties: false }),
})
