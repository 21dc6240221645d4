/** `wufang rescue`: an account nobody inside can let in again gets a temporary password. */
import { OperatorError } from '../../platform/operator-error.ts'
import type { Command } from '../command.ts'
import { rescue } from '../rescue.ts'
import { withApp } from '../with-app.ts'

export const command: Command = {
  usage: `--account USER --reason TEXT [--json]

For an account that no administrator inside can help: gives it a temporary password, printed once and changed at the
next sign-in, removes its second factors, lifts its lock and ends its sessions. Recorded in the journal with the reason.`,
  options: { account: { type: 'string' }, reason: { type: 'string' }, json: { type: 'boolean' } },
  async run(values) {
    const username = String(values.account ?? '').trim()
    const reason = String(values.reason ?? '').trim()
    if (username === '') throw new OperatorError('--account is needed: the user name of the account')
    if (reason === '' || reason.length > 400)
      throw new OperatorError('--reason is needed, of at most 400 characters: it goes into the journal')
    const temporaryPassword = await withApp((app) => rescue(app.platform, username, reason))
    if (temporaryPassword === null) throw new OperatorError(`there is no active account ${JSON.stringify(username)}`)
    console.log(values.json ? JSON.stringify({ account: username, temporaryPassword }) : temporaryPassword)
    return 0
  },
}
