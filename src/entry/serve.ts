/**
 * The life of one serving process: database, app, ready, and on SIGTERM or Ctrl-C the same backwards. Whatever fails on
 * the way up takes down what was already up.
 */
import { claimEmpty } from '../features/organisation/units/queries.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database/connect.ts'
import { policy } from '../platform/policy.ts'
import { keptSecret } from '../platform/secret.ts'
import { openApp } from './app.ts'
import { startDemo } from './demo/start.ts'
import { welcome } from './demo/welcome.ts'
import { toStandardError } from './voice.ts'

/** @returns the exit code once the process was told to stop and has stopped */
export async function serve(config: Config): Promise<number> {
  // A catalogue with a fault stops the start, not the first officer who needs it.
  policy()
  const end = whenTold()
  const up: (() => Promise<void>)[] = []
  try {
    const database = await openDatabase(config, toStandardError, 'own', end.because)
    up.push(database.stop)
    const secret = config.secret ?? (await keptSecret(config.home, 'instance'))
    const app = await openApp({ config, ownerUrl: database.ownerUrl, secret })
    up.push(app.close)
    if (config.mode === 'demo') await startDemo(app.platform)
    if (config.roles.includes('worker')) await app.work()
    console.log(`wufang ready ${await app.listen()}`)
    if (config.mode === 'demo') console.log(await welcome(app.platform))
    else if (await app.platform.pool.db.transaction().execute(claimEmpty))
      console.log(
        'nothing is here yet: npm run -s wufang -- begin --help makes the first bureau and its administrators',
      )
    return await end.told
  } finally {
    for (const down of up.reverse()) await down()
  }
}

interface End {
  /** 0 for a signal; fails with the reason where something made going on impossible. */
  readonly told: Promise<number>
  readonly because: (error: Error) => void
}

/**
 * A second signal does not wait for order. One within a second is the same one: Ctrl-C in a terminal comes from the
 * terminal and once more from npm.
 */
function whenTold(): End {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  let toldAt: number | undefined
  const onSignal = () => {
    if (toldAt !== undefined && performance.now() - toldAt > 1_000) process.exit(1)
    toldAt ??= performance.now()
    resolve(0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  // Nobody may be waiting yet when it fails; `serve` will.
  promise.catch(() => {})
  return { told: promise, because: reject }
}
