/**
 * Makes a checkout ready to run: packages installed as locked, what a blocked postinstall left undone, a Node new
 * enough for the app, and with `--web` the built web app. Does nothing, quickly, where nothing is to do.
 * Plain JavaScript without packages: it runs before they are there, on any Node from 20 on.
 */
import process from 'node:process'

const oldestNode = 20
if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(`wufang needs Node ${oldestNode} or newer to install itself; this is ${process.version}\n`)
  process.exit(1)
}

// Only now: what follows may use what older versions do not know.
const { prepare } = await import('./prepare/prepare.mjs')
try {
  await prepare({ web: process.argv.includes('--web') })
} catch (error) {
  process.stderr.write(`wufang cannot be made ready: ${error.message}\n`)
  process.exitCode = 1
}
