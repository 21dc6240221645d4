/** `wufang export`: the journal as a file that anybody can check, and the signed tree heads for paper. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import pg from 'pg'
import type { SignedHead } from '../../domain/ledger/tree-head.ts'
import { loadConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database/connect.ts'
import { writeDossier } from '../../platform/journal/dossier.ts'
import { trustedKeys } from '../../platform/journal/keys.ts'
import { printHead } from '../../platform/journal/printed.ts'
import { inSnapshot, readHeads } from '../../platform/journal/verify.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { Command, CommandValues } from '../command.ts'
import { toStandardError } from '../voice.ts'
import { exportLedger, hazardOptions } from './export-hazards.ts'

export const command: Command = {
  usage: `journal FILE [--unit N]… [--json]
       npm run -s wufang -- export heads [--unit N]… [--json]
       npm run -s wufang -- export hazards FILE --as USER [--unit NAME] [--state STATE] [--language zh|en] [--json]

journal: writes every entry, signed tree head and public key to FILE; "verify --dossier FILE" checks it anywhere.
heads:   prints the newest signed tree head of each unit (unit 0 is the region), to be kept on paper or sent away;
         "verify --head FILE" checks the journal against it.
--unit limits either to these units.
hazards: writes the hazard ledger to FILE (.xlsx or .csv) as the account USER may read it; recorded in the journal.`,
  options: { unit: { type: 'string', multiple: true }, json: { type: 'boolean' }, ...hazardOptions },
  operands: 2,
  async run(values, [what, file]) {
    if (what === 'hazards' && file !== undefined) return exportLedger(values, file)
    const units = readUnits(values.unit)
    if (what === 'journal' && file !== undefined) return exportJournal(file, units, values.json === true)
    if (what === 'heads' && file === undefined) return exportHeads(units, values.json === true)
    throw new OperatorError(
      'export what? "journal FILE", "heads" or "hazards FILE"; see npm run -s wufang -- export --help',
    )
  },
}

function readUnits(value: CommandValues[string]): number[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((text) => {
    if (!/^\d{1,9}$/.test(String(text))) throw new OperatorError(`--unit takes the number of a unit, not ${text}`)
    return Number(text)
  })
}

async function connected<T>(work: (client: pg.Client, home: string) => Promise<T>): Promise<T> {
  const config = loadConfig()
  const database = await openDatabase(config, toStandardError, 'share')
  const client = new pg.Client({ connectionString: database.ownerUrl, application_name: 'wufang export' })
  try {
    await client.connect()
    return await work(client, config.home)
  } finally {
    await client.end()
    await database.stop()
  }
}

/** The file appears whole or not at all. */
async function exportJournal(file: string, units: number[] | undefined, json: boolean): Promise<number> {
  const half = `${file}.${process.pid}.part`
  try {
    const entries = await connected(async (client, home) =>
      writeDossier(
        client,
        await trustedKeys(home),
        new Date(),
        units,
        createWriteStream(half, { flags: 'wx', mode: 0o600 }),
      ),
    )
    await rename(half, file)
    console.log(json ? JSON.stringify({ file, entries }) : `${entries} entries written to ${file}`)
    return 0
  } catch (error) {
    await rm(half, { force: true })
    if (error instanceof Error && 'syscall' in error) throw new OperatorError(`cannot write ${file}: ${error.message}`)
    throw error
  }
}

async function exportHeads(units: number[] | undefined, json: boolean): Promise<number> {
  const heads = await connected((client) => inSnapshot(client, () => readHeads(client)))
  const newest = new Map<number, SignedHead>()
  for (const head of heads) if (units?.includes(head.unit) ?? true) newest.set(head.unit, head)
  if (json) console.log(JSON.stringify([...newest.values()]))
  else console.log([...newest.values()].map(printHead).join('\n').trimEnd())
  if (newest.size === 0) toStandardError.info('no tree head was cut yet')
  return newest.size > 0 ? 0 : 1
}
