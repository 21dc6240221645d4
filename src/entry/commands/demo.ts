/** `wufang demo`: fills an empty database with the demo region, as the first start in demo mode does by itself. */
import { loadConfig } from '../../platform/config.ts'
import { demoPassword } from '../../platform/credentials.ts'
import { openDatabase } from '../../platform/database/connect.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { keptSecret } from '../../platform/secret.ts'
import { openApp } from '../app.ts'
import type { Command } from '../command.ts'
import { startDemo } from '../demo/start.ts'
import { toStandardError } from '../voice.ts'

export const command: Command = {
  usage: `[--json]

Fills an empty database with the demo region: units, accounts and first tasks, all invented. Refuses in production mode
and where units exist. --json prints {"units": number, "password": text, "accounts": [{username, name, role, unit}]}.`,
  options: { json: { type: 'boolean' } },
  async run({ json }) {
    const config = loadConfig()
    if (config.mode !== 'demo') throw new OperatorError('the demo region exists in demo mode only (WUFANG_MODE=demo)')
    const database = await openDatabase(config, toStandardError, 'share')
    try {
      const secret = config.secret ?? (await keptSecret(config.home, 'instance'))
      const app = await openApp({ config, ownerUrl: database.ownerUrl, secret })
      try {
        const region = await startDemo(app.platform)
        if (!region) throw new OperatorError('the database already holds units: the demo region needs an empty one')
        const accounts = region.accounts.map(({ username, name, role, unitName }) => ({
          username,
          name,
          role,
          unit: unitName,
        }))
        if (json) console.log(JSON.stringify({ units: region.units.size, password: demoPassword, accounts }))
        else {
          for (const { username, name, unit } of accounts) console.log(`${username.padEnd(24)} ${name}  ${unit}`)
          console.log(`${region.units.size} units, ${accounts.length} accounts; password of all: ${demoPassword}`)
        }
        return 0
      } finally {
        await app.close()
      }
    } finally {
      await database.stop()
    }
  },
}
