/** Rows of the permission table about signing in, one's own affairs, and the security administrator's. */
import { demoPassword } from '../../src/platform/credentials.ts'
import { madeUpId, nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const security = (target: Target) => ({ params: { id: target.accountId }, body: { reason: '核对' } })

export const identityRows: Readonly<Record<string, Row>> = {
  // identity: everybody's own affairs
  'identity.signInOptions': { may: 'anyone', ask: nothing },
  'identity.signIn': { may: 'anyone', ask: () => ({ body: { username: 'officer2.cenning', password: demoPassword } }) },
  'identity.startOidc': { may: 'anyone', ask: nothing },
  'identity.finishOidc': { may: 'anyone', ask: () => ({ body: { query: 'code=1' } }) },
  'identity.demoAccounts': { may: 'anyone', ask: nothing },
  'demo.readClock': { may: 'everybody', ask: nothing },
  // To where it stands: nothing is moved.
  'demo.moveClock': { may: 'everybody', ask: () => ({ body: { to: '2020-01-01T00:00:00Z' } }) },
  'identity.signOut': { may: 'everybody', ask: nothing, ends: true },
  'identity.secondFactorOptions': { may: 'everybody', ask: nothing },
  'identity.giveSecondFactor': { may: 'everybody', ask: () => ({ body: { kind: 'totp', code: '000000' } }) },
  'identity.me': { may: 'everybody', ask: nothing },
  'identity.setLanguage': { may: 'everybody', ask: () => ({ body: { language: 'zh' } }) },
  'identity.changePassword': { may: 'everybody', ask: () => ({ body: { current: 'wrong', next: 'wrong too' } }) },
  'identity.factors': { may: 'everybody', ask: nothing },
  'identity.startTotp': { may: 'everybody', ask: () => ({ body: { name: '手机' } }) },
  'identity.confirmTotp': { may: 'everybody', ask: () => ({ ...madeUpId(), body: { code: '000000' } }) },
  'identity.passkeyOptions': { may: 'everybody', ask: nothing },
  'identity.addPasskey': {
    may: 'everybody',
    ask: () => ({ body: { challengeId: '01890000-0000-7000-8000-000000000000', name: '密钥', response: {} } }),
  },
  'identity.renameFactor': { may: 'everybody', ask: () => ({ ...madeUpId(), body: { name: '手机' } }), madeUp: true },
  'identity.removeFactor': { may: 'everybody', ask: madeUpId, madeUp: true },
  'identity.newRecoveryCodes': { may: 'everybody', ask: nothing },
  'identity.mySessions': { may: 'everybody', ask: nothing },
  'identity.endMySession': { may: 'everybody', ask: madeUpId, madeUp: true },
  'identity.signOutEverywhere': { may: 'everybody', ask: nothing, ends: true },

  // identity: the security administrator
  'identity.accountSecurity': { may: 'security:*', ask: nothing },
  'identity.accountSessions': { may: 'security:ocs', ask: (target) => ({ params: { id: target.accountId } }) },
  'identity.endAccountSessions': { may: 'security:ocs', ask: security },
  'identity.unlockAccount': { may: 'security:ocs', ask: security },
  'identity.resetFactors': { may: 'security:ocs', ask: security },
}
