/** Running a program quietly, and the one voice in which preparing speaks. */
import { spawn } from 'node:child_process'

export function say(line) {
  process.stdout.write(`wufang: ${line}\n`)
}

/** @returns {Promise<{ code: number, output: string }>} what it printed, on both channels, is kept, not shown */
export function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.once('error', (error) => reject(new Error(`${program} does not run: ${error.message}`)))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
    // Whoever stops us means the program too; a half-done install is found and redone next time.
    const stop = (signal) => {
      child.kill(signal)
      process.exit(1)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    child.once('close', () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    })
  })
}
