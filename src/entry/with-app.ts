/** For commands that work on the data without serving: opens database and app, and closes both whatever happens. */
import { type Config, loadConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database/connect.ts'
import { keptSecret } from '../platform/secret.ts'
import { type App, openApp } from './app.ts'
import { toStandardError } from './voice.ts'

export async function withApp<T>(work: (app: App) => Promise<T>, config: Config = loadConfig()): Promise<T> {
  const database = await openDatabase(config, toStandardError, 'share')
  try {
    const secret = config.secret ?? (await keptSecret(config.home, 'instance'))
    const app = await openApp({ config, ownerUrl: database.ownerUrl, secret })
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  } finally {
    await database.stop()
  }
}
