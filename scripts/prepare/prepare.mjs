/** The steps of preparing, in order. Two runs at once take turns, and the second finds nothing left to do. */
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'
import { installPackages, whyInstall } from './packages.mjs'
import { missingLinks, restoreLinks } from './postgres-links.mjs'
import { checkRuntime } from './runtime.mjs'
import { buildWeb, isWebStale } from './web.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {{ web: boolean }} wanted */
export async function prepare({ web }) {
  if (isReady(web)) return checkRuntime(root)
  await withLock(root, async () => {
    const reason = whyInstall(root)
    if (reason) await installPackages(root, reason)
    restoreLinks(root)
    checkRuntime(root)
    if (web && isWebStale(root)) await buildWeb(root)
  })
}

function isReady(web) {
  return !whyInstall(root) && missingLinks(root).length === 0 && !(web && isWebStale(root))
}
