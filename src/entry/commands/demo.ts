/** `wufang demo`: fills an empty database with a demo region: the full one as the first start does by itself, or the small one. */
import { loadConfig } from '../../platform/config.ts'
import { demoPassword } from '../../platform/credentials.ts'
import { openDatabase } from '../../platform/database/connect.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { keptSecret } from '../../platform/secret.ts'
import { openApp } from '../app.ts'
import type { Command } from '../command.ts'
import { startDemo, startFullDemo } from '../demo/start.ts'
import { toStandardError } from '../voice.ts'

/** So many accounts are printed; --json has them all. */
const shown = 120

export const command: Command = {
  usage: `[--small] [--json]

Fills an empty database with the demo region: 14 cities and some 260 facilities with a year behind
them, all invented. --small makes eight
facilities without a history. Refuses in production mode and where units exist.
--json prints {"units": number, "password": text, "accounts": [{username, name, role, unit}]}.`,
  options: { small: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ small, json }) {
    const config = loadConfig()
    if (config.mode !== 'demo') throw new OperatorError('the demo region exists in demo mode only (WUFANG_MODE=demo)')
    const database = await openDatabase(config, toStandardError, 'share')
    try {
      const secret = config.secret ?? (await keptSecret(config.home, 'instance'))
      const app = await openApp({ config, ownerUrl: database.ownerUrl, secret })
      try {
        const region = small
          ? await startDemo(app.platform)
          : await startFullDemo(app.platform, { tell: toStandardError.info })
        if (!region) throw new OperatorError('the database already holds units: the demo region needs an empty one')
        const accounts = region.accounts.map(({ username, name, role, unitName }) => ({
          username,
          name,
          role,
          unit: unitName,
        }))
        if (json) console.log(JSON.stringify({ units: region.units.size, password: demoPassword, accounts }))
        else {
          for (const { username, name, unit } of accounts.slice(0, shown))
            console.log(`${username.padEnd(24)} ${name}  ${unit}`)
          if (accounts.length > shown) console.log(`… and ${accounts.length - shown} more`)
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
