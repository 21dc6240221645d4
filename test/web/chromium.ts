/**
 * A real browser for tests: the system's Chromium where there is one, else the one from npm, unpacked into a folder
 * of this process (it unpacks to one fixed name, whatever its version or owner).
 */
import { existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

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

export async function openChromium(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const own = mkdtempSync(join(tmpdir(), 'wufang-chromium-'))
  const before = process.env.TMPDIR
  process.env.TMPDIR = own
  try {
    const executablePath = systemBrowsers.find(existsSync) ?? (await unpacked())
    const browser = await chromium.launch({ executablePath, args: quiet })
    return {
      browser,
      close: async () => {
        await browser.close()
        await rm(own, { recursive: true, force: true })
      },
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

async function unpacked(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
