/** `wufang verify`: is the journal whole? Of the running system, or of an exported file without any system. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { type Fault, faults as faultWords } from '../../domain/ledger/fault.ts'
import { REGION, type SignedHead } from '../../domain/ledger/tree-head.ts'
import { loadConfig } from '../../platform/config.ts'
import { fill, type Language } from '../../platform/contract/text.ts'
import { openDatabase } from '../../platform/database/connect.ts'
import { type DossierVerified, verifyDossier } from '../../platform/journal/dossier.ts'
import { readKeys, type TrustedKeys, trustedKeys } from '../../platform/journal/keys.ts'
import { readPrinted } from '../../platform/journal/printed.ts'
import { type Verified, verifyJournal } from '../../platform/journal/verify.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { Command, CommandValues } from '../command.ts'
import { toStandardError } from '../voice.ts'

export const command: Command = {
  usage: `[--dossier FILE] [--key FILE]… [--head FILE]… [--json]

Walks every unit's journal: each entry against its hash and the one before, each chain against its head and every
signed tree head, the region's tree against the units' heads. Says where entries were changed, dropped, moved,
inserted or cut off. Ends with 0 only when everything is whole.
  --dossier FILE  checks a file made by "export journal" instead of the running system; needs no database
  --key FILE      public key (PEM) to trust, besides those in WUFANG_HOME/keys; with --dossier: instead of them
  --head FILE     a signed tree head kept outside, as printed by "export heads": the journal must contain it
  --json          prints {whole, units, entries, heads, ownKeys, faults: [{kind, unit, from, to, zh, en, …}], more}`,
  options: {
    dossier: { type: 'string' },
    key: { type: 'string', multiple: true },
    head: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(values) {
    const given = await readKeys(texts(values.key))
    const kept = (await Promise.all(texts(values.head).map(readKept))).flat()
    const result =
      typeof values.dossier === 'string'
        ? await checkFile(values.dossier, given, kept)
        : await checkSystem(given, kept, values.json !== true)
    if (values.json) console.log(JSON.stringify(asJson(result)))
    else for (const line of asText(result)) console.log(line)
    return result.whole ? 0 : 1
  },
}

const texts = (value: CommandValues[string]): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

async function readKept(file: string): Promise<SignedHead[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new OperatorError(`cannot read ${file}: ${error.message}`)
  })
  const heads = readPrinted(text)
  if (heads === undefined) throw new OperatorError(`${file} holds no signed tree head as "export heads" prints it`)
  return heads
}

async function checkFile(file: string, given: TrustedKeys, kept: readonly SignedHead[]): Promise<DossierVerified> {
  const trusted = given.size > 0 ? given : await trustedKeys(loadConfig().home)
  const stream = createReadStream(file)
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', (error) => reject(new OperatorError(`cannot read ${file}: ${error.message}`)))
  })
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  return Promise.race([verifyDossier(lines, trusted, kept), failed])
}

async function checkSystem(given: TrustedKeys, kept: readonly SignedHead[], talk: boolean): Promise<DossierVerified> {
  const config = loadConfig()
  const database = await openDatabase(config, toStandardError, 'share')
  const client = new pg.Client({ connectionString: database.ownerUrl, application_name: 'wufang verify' })
  try {
    await client.connect()
    const keys = new Map([...(await trustedKeys(config.home)), ...given])
    const onUnit = talk ? { onUnit: progress() } : {}
    return { ...(await verifyJournal(client, keys, { kept, ...onUnit })), ownKeys: [] }
  } finally {
    await client.end()
    await database.stop()
  }
}

/** A line now and then, where it takes long. */
function progress(): (report: { rows: number }, done: number, of: number) => void {
  const everyMs = 2_000
  let last = performance.now()
  let rows = 0
  return (report, done, of) => {
    rows += report.rows
    if (performance.now() - last < everyMs || done === of) return
    last = performance.now()
    console.error(`wufang: ${done} of ${of} units, ${rows} entries`)
  }
}

const wordsOf = (fault: Fault, language: Language): string => fill(faultWords[fault.kind], language, { ...fault })

function asJson(result: DossierVerified) {
  const { whole, units, rows, heads, ownKeys, more } = result
  const faults = result.faults.map((fault) => ({ ...fault, zh: wordsOf(fault, 'zh'), en: wordsOf(fault, 'en') }))
  return { whole, units, entries: rows, heads, ownKeys, faults, more }
}

/** Chinese for a Chinese terminal. */
const language = (): Language => (/^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh' : 'en')

function asText(result: DossierVerified): string[] {
  const zh = language() === 'zh'
  const place = (unit: number) => (unit === REGION ? (zh ? '区域树' : 'region') : zh ? `单位 ${unit}` : `unit ${unit}`)
  const lines = result.faults.map((fault) => `${place(fault.unit)}: ${wordsOf(fault, language())}`)
  if (result.more > 0) lines.push(zh ? `另有 ${result.more} 处` : `and ${result.more} more`)
  for (const id of result.ownKeys) {
    lines.push(
      zh
        ? `签名用文件自带的公钥 ${id} 核对：请与纸面上的编号比对`
        : `signatures were checked with the key inside the file, ${id}: compare it with the one on paper`,
    )
  }
  if (result.heads === 0) {
    lines.push(
      zh
        ? '尚无签名树头：除链头外，没有凭据可对照此前的日志'
        : 'no signed tree head yet: nothing but the chains themselves speaks for earlier days',
    )
  }
  return [...lines, summary(result, zh)]
}

function summary({ whole, units, rows, heads }: Verified, zh: boolean): string {
  const counts = zh
    ? `${units} 个单位，${rows} 条，${heads} 个签名树头`
    : `${units} units, ${rows} entries, ${heads} signed tree heads`
  if (zh) return `${whole ? '日志完整' : '日志有问题'}：${counts}`
  return `journal ${whole ? 'whole' : 'NOT whole'}: ${counts}`
}
