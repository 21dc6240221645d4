/** The product as it is served, a process of its own on a database that is already there; its worker rests. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/entry/cli.ts', import.meta.url))

export interface Server {
  readonly url: string
  stop(): Promise<void>
}

export async function startServer(home: string, databaseUrl: string): Promise<Server> {
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      WUFANG_MODE: 'production',
      WUFANG_ROLES: 'api',
      WUFANG_HOME: home,
      WUFANG_SECRET: 'of this measurement alone, and long enough',
      DATABASE_URL: databaseUrl,
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const ready = new Promise<string>((resolve) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const url = /wufang ready (\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
  })
  const url = await Promise.race([
    ready,
    ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code} before it was ready`))),
  ])
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
