/** `wufang migrate`: also beside a running server, which goes on. */
import { loadConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database/connect.ts'
import { migrate } from '../../platform/database/migrate.ts'
import type { Command } from '../command.ts'
import { toStandardError } from '../voice.ts'

export const command: Command = {
  usage: `[--json]

Runs the migrations that are not in the database yet. --json prints {"applied": [names]}.`,
  options: { json: { type: 'boolean' } },
  async run({ json }) {
    const database = await openDatabase(loadConfig(), toStandardError, 'share')
    try {
      const { applied } = await migrate(database.ownerUrl)
      if (json) console.log(JSON.stringify({ applied }))
      else console.log(applied.length === 0 ? 'nothing to migrate' : `migrated: ${applied.join(', ')}`)
      return 0
    } finally {
      await database.stop()
    }
  },
}
