/** `wufang serve`: what `npm start` runs. */
import { loadConfig } from '../../platform/config.ts'
import type { Command } from '../command.ts'
import { serve } from '../serve.ts'

export const command: Command = {
  usage: `

Starts the embedded database (or uses DATABASE_URL), migrates it, and serves API and web app on PORT.
Prints "wufang ready <url>" when it answers. Ctrl-C or SIGTERM stops everything in order.`,
  options: {},
  run: () => serve(loadConfig()),
}
