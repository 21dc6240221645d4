/**
 * A real browser for tests: the system's Chromium where there is one, else the one from npm, unpacked into the folder
 * of this run (it unpacks to one fixed name, whatever its version or owner) by the first file that needs it.
 */
import { existsSync, mkdtempSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  // A picture from a camera that is not there.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** As long as `work` takes, temporary files lie in this folder. */
async function within<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

export async function openChromium(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const executablePath = systemBrowsers.find(existsSync) ?? (await unpacked(join(inject('home'), 'chromium')))
  const own = mkdtempSync(join(tmpdir(), 'wufang-chromium-'))
  const browser = await within(own, () => chromium.launch({ executablePath, args: quiet }))
  return {
    browser,
    close: async () => {
      await browser.close()
      await rm(own, { recursive: true, force: true })
    },
  }
}

/** Of two workers that come at once, both unpack and the first one's stays. */
async function unpacked(folder: string): Promise<string> {
  if (!existsSync(folder)) {
    const { default: packed } = await import('@sparticuz/chromium')
    const own = mkdtempSync(join(inject('home'), 'unpacking-'))
    await within(own, () => packed.executablePath())
    await rename(own, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
      return rm(own, { recursive: true, force: true })
    })
  }
  return join(folder, 'chromium')
}
