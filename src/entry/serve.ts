/**
 * The life of one serving process: database, app, ready, and on SIGTERM or Ctrl-C the same backwards. Whatever fails on
 * the way up takes down what was already up.
 */
import { claimEmpty } from '../features/organisation/units/queries.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database/connect.ts'
import { holdsDemo } from '../platform/database/demo.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { policy } from '../platform/policy.ts'
import { keptSecret } from '../platform/secret.ts'
import { openApp } from './app.ts'
import { startFullDemo } from './demo/start.ts'
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
    if (config.mode === 'demo') await startFullDemo(app.platform, { tell: toStandardError.info })
    else if (await holdsDemo(app.platform.pool.db)) throw new OperatorError(demoInProduction)
    if (config.roles.includes('worker')) await app.work()
    console.log(`wufang ready ${await app.listen()}`)
    if (config.mode === 'demo') console.log(await welcome(app.platform))
    else if (await app.platform.pool.db.transaction().execute(claimEmpty))
      console.log(setUpHere(config.origin, app.platform.setUpCode.issue()))
    return await end.told
  } finally {
    for (const down of up.reverse()) await down()
  }
}

const demoInProduction = `this database holds the demo region, whose passwords are published: production mode does not start on it.
  Start on an empty one: set WUFANG_HOME to a new folder (or DATABASE_URL to an empty database).
  To go on with the demo: WUFANG_MODE=demo.`

/** Said on the terminal only; the part after # is never sent to a server. */
const setUpHere = (origin: string, code: string) => `nothing is here yet. Set it up in the browser, once:
  ${origin}/set-up#${code}
  set-up code ${code} (void after use, and at the next start)
  or on this machine: npm run -s wufang -- begin --help`

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
