/** A program that does nothing but hold a cluster: tests kill it. Prints `up <port>`, ends in order on SIGTERM. */
import { startCluster } from '../../src/platform/database/cluster.ts'

const [home] = process.argv.slice(2)
if (home === undefined) throw new Error('usage: app.ts HOME')
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const cluster = await startCluster(home, { info: say, warn: say, error: say })
  say(`up ${cluster.port}`)
  process.once('SIGTERM', async () => {
    clearInterval(alive)
    await cluster.stop()
  })
} catch (error) {
  say(`refused ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
const alive = setInterval(() => {}, 60_000)
