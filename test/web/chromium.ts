/**
 * A real browser for tests: the system's Chromium where there is one, else the one from npm, unpacked into the folder
 * of this run (it unpacks to one fixed name, whatever its version or owner) by the first file that needs it.
 */
import { existsSync, mkdtempSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
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
  // A camera that is not there; what it sees: `scene`.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/**
 * What the camera sees, always the same (the browser's own stand-in turns a wheel): one frame of soft blotches,
 * 640 × 480 in YUV4MPEG2.
 */
function scene(): Buffer {
  const [width, height] = [640, 480]
  const frame = Buffer.alloc((width * height * 3) / 2, 128)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      frame[y * width + x] =
        128 + 50 * Math.sin(x / 61 + 2 * Math.sin(y / 47)) + 50 * Math.sin(y / 71 + 3 * Math.sin(x / 113))
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), frame])
}

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
  const seen = join(own, 'scene.y4m')
  await writeFile(seen, scene())
  const args = [...quiet, `--use-file-for-fake-video-capture=${seen}`]
  const browser = await within(own, () => chromium.launch({ executablePath, args }))
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
