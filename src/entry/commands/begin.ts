/** `wufang begin`: an empty system gets its first bureau and its three administrators, as the set-up page does. */
import { begin } from '../../features/organisation/setup/begin.ts'
import type { Beginning } from '../../features/organisation/setup/contract.ts'
import { threePeople } from '../../features/organisation/setup/rules.ts'
import { roles } from '../../platform/contract/role.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { Command, CommandValues } from '../command.ts'
import { withApp } from '../with-app.ts'

export const command: Command = {
  usage: `--code CODE --region NAME --region-en NAME --bureau NAME --bureau-en NAME
           --system USER:NAME --security USER:NAME --audit USER:NAME [--json]

Gives an empty database its first division, the bureau that stands in it, and one account for each of the three
administrations, which no one account may share. Prints their temporary passwords once; each is changed at the first
sign-in. From there the system administrator opens units and accounts, the security administrator grants posts.

  --code      division code of two, four or six digits, such as 45
  --system    the system administrator's user name and name, such as lina:李娜; --security and --audit alike`,
  options: {
    code: { type: 'string' },
    region: { type: 'string' },
    'region-en': { type: 'string' },
    bureau: { type: 'string' },
    'bureau-en': { type: 'string' },
    system: { type: 'string' },
    security: { type: 'string' },
    audit: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(values) {
    const asked = beginningOf(values)
    const accounts = await withApp((app) => begin(app.platform, asked))
    if (!accounts) throw new OperatorError('the database already holds units: only an empty one can begin')
    if (values.json) console.log(JSON.stringify({ accounts }))
    else
      for (const { role, username, name, temporaryPassword } of accounts)
        console.log(`${username.padEnd(20)} ${temporaryPassword}  ${roles[role].zh} ${name}`)
    return 0
  },
}

/** @throws OperatorError naming everything that is missing or wrong */
export function beginningOf(values: CommandValues): Beginning {
  const wrong: string[] = []
  const text = (name: string): string => {
    const value = String(values[name] ?? '').trim()
    if (value === '' || value.length > 100) wrong.push(`--${name} is needed, of at most 100 characters`)
    return value
  }
  const person = (name: string): { username: string; name: string } => {
    const [username = '', ...rest] = String(values[name] ?? '').split(':')
    const called = rest.join(':').trim()
    if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(username) || called === '' || called.length > 60)
      wrong.push(`--${name} must be USER:NAME; USER of small letters, digits and ._-`)
    return { username, name: called }
  }
  const code = text('code')
  if (!/^\d{2}(\d{2}(\d{2})?)?$/.test(code)) wrong.push('--code must be a division code of two, four or six digits')
  const asked: Beginning = {
    division: { code, name: text('region'), nameEn: text('region-en') },
    bureau: { name: text('bureau'), nameEn: text('bureau-en') },
    people: { system: person('system'), security: person('security'), audit: person('audit') },
  }
  if (!threePeople(asked.people)) wrong.push('--system, --security and --audit must be three different people')
  if (wrong.length > 0) throw new OperatorError(`cannot begin:\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  return asked
}
