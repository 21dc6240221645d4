/** `npm run -s wufang -- <command>`: the table of commands. Each is loaded only when it is asked for. */
import { parseArgs } from 'node:util'
import { OperatorError } from '../platform/operator-error.ts'
import type { Command } from './command.ts'

const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  serve: {
    summary: 'start the database, the API and the web app; runs until stopped',
    load: async () => (await import('./commands/serve.ts')).command,
  },
  migrate: {
    summary: 'bring the database to this version',
    load: async () => (await import('./commands/migrate.ts')).command,
  },
  demo: {
    summary: 'fill an empty database with the demo region',
    load: async () => (await import('./commands/demo.ts')).command,
  },
  begin: {
    summary: 'give an empty system its first bureau and its three administrators',
    load: async () => (await import('./commands/begin.ts')).command,
  },
  rescue: {
    summary: 'let an account in again that no administrator inside can help',
    load: async () => (await import('./commands/rescue.ts')).command,
  },
  import: {
    summary: "bring in an office's hazard ledger from a spreadsheet, or only check it",
    load: async () => (await import('./commands/import.ts')).command,
  },
  export: {
    summary: 'write the journal to a file that anybody can check, print its signed heads, or write the hazard ledger',
    load: async () => (await import('./commands/export.ts')).command,
  },
  verify: {
    summary: 'check that the journal is whole: of this system, or of an exported file',
    load: async () => (await import('./commands/verify.ts')).command,
  },
  policy: {
    summary: 'check the policy catalogue, and say for each clause of the plan what covers it',
    load: async () => (await import('./commands/policy.ts')).command,
  },
  doctor: {
    summary: 'check this machine and these settings, and say how to mend what is wrong',
    load: async () => (await import('./commands/doctor.ts')).command,
  },
}

const width = Math.max(...Object.keys(commands).map((name) => name.length))
const help = `usage: npm run -s wufang -- <command> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  .join('\n')}

Each command explains itself: npm run -s wufang -- <command> --help`

/** @returns the exit code: 0 only on success, 2 for a command line that cannot be understood */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(help)
    return name === undefined ? 2 : 0
  }
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!known) {
    console.error(`wufang: there is no command ${JSON.stringify(name)}; see npm run -s wufang -- --help`)
    return 2
  }
  const command = await known.load()
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
    const [surplus] = parsed.positionals.slice(command.operands ?? 0)
    if (surplus !== undefined && !parsed.values.help) throw new Error(`unexpected ${JSON.stringify(surplus)}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    console.error(`wufang ${name}: ${reason}; see npm run -s wufang -- ${name} --help`)
    return 2
  }
  if (parsed.values.help) {
    console.log(`usage: npm run -s wufang -- ${name} ${command.usage}`)
    return 0
  }
  return command.run(parsed.values, parsed.positionals)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof OperatorError) console.error(`wufang: ${error.message}`)
  else console.error('wufang: stopped by a defect:', error)
  // A database or a pool that a failed command left open must not keep the process.
  process.exit(1)
}
