/**
 * One preparation of a checkout at a time. The lock is a file whose holder touches it while it works; one not touched
 * for a while belongs to a killed run. Time, not process numbers: two containers may share a checkout.
 */
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './run.mjs'

const touchMs = 1_000
const staleMs = 10_000

export async function withLock(root, work) {
  const file = join(root, '.prepare.lock')
  const token = randomUUID()
  for (let told = false; !take(file, token); told = true) {
    if (!told) say('another preparation of this folder is running; waiting for it …')
    breakStale(file)
    await sleep(300)
  }
  const touching = setInterval(() => utimesSync(file, new Date(), new Date()), touchMs)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    process.off('exit', release)
    release()
  }
}

function take(file, token) {
  try {
    writeFileSync(file, token, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new Error(`${file} cannot be made (${error.code}): run as the user who owns this folder`)
  }
}

function breakStale(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs < staleMs) return
    const seen = readFileSync(file, 'utf8')
    const aside = `${file}.${randomUUID()}`
    renameSync(file, aside)
    // Somebody broke and took it between our two looks: theirs goes back.
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file)
    rmSync(aside)
  } catch {
    // Released meanwhile.
  }
}
