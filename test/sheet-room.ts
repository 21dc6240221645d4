/** Imports over HTTP with the worker running: for tests of spreadsheets. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as sheets from '../src/features/hazards/spreadsheets/contract.ts'
import { type Client, startApp } from './harness.ts'
import { sendBytes } from './send-bytes.ts'

const askedBy = (unitId: number, name: string) => new URLSearchParams({ unitId: String(unitId), name })

export async function openSheetRoom() {
  const app = await startApp({ work: true })
  const unitOf = async (name: string): Promise<number> =>
    (await app.owner.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const read = async (who: Client, params: Named) => (await who.call(sheets.readImport, { params })).body

  /** Waits until the worker is done with the step. */
  async function settled(who: Client, params: Named): Promise<sheets.Import> {
    for (let tries = 0; tries < 400; tries++) {
      const now = await read(who, params)
      if (!['reading', 'checking', 'importing'].includes(now.state)) return now
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the worker did not finish')
  }

  const upload = (who: Client, unitId: number, bytes: Uint8Array | string, name: string) =>
    sendBytes<Named & { type: string; detail: string }>(app, who, `hazards/imports?${askedBy(unitId, name)}`, bytes)

  return {
    app,
    unitOf,
    upload,
    settled,
    read,
    /** Sends it and waits until its columns are guessed. */
    async send(who: Client, unitId: number, file: string): Promise<sheets.Import> {
      const sent = await upload(who, unitId, await readFile(file), basename(file))
      if (sent.status !== 201) throw new Error(JSON.stringify(sent.body))
      return settled(who, sent.body)
    },
    /** Tries it with the columns as guessed, or as given. */
    async check(who: Client, one: sheets.Import, over: Partial<sheets.ImportPlan> = {}): Promise<sheets.Import> {
      const params = { unitId: one.unitId, id: one.id }
      const plan = { ...(one.plan ?? { sheets: [], year: null, family: null }), ...over }
      const asked = await who.call(sheets.checkImport, { params, body: { version: one.version, plan } })
      if (asked.status !== 202) throw new Error(JSON.stringify(asked.problem))
      return settled(who, params)
    },
    async confirm(who: Client, one: sheets.Import, which: 'all' | 'right' = 'all'): Promise<sheets.Import> {
      const params = { unitId: one.unitId, id: one.id }
      const asked = await who.call(sheets.confirmImport, { params, body: { version: one.version, which } })
      if (asked.status !== 202) throw new Error(JSON.stringify(asked.problem))
      return settled(who, params)
    },
    async findings(who: Client, one: sheets.Import, level: 'error' | 'note' = 'error'): Promise<sheets.Finding[]> {
      const query = { level, limit: 200 }
      const reply = await who.call(sheets.listFindings, { params: { unitId: one.unitId, id: one.id }, query })
      return reply.body.items
    },
    async download(who: Client, path: string): Promise<Buffer> {
      const response = await fetch(`${app.url}${path}`, { headers: { cookie: who.cookie } })
      if (response.status !== 200) throw new Error(await response.text())
      return Buffer.from(await response.arrayBuffer())
    },
  }
}

interface Named {
  readonly unitId: number
  readonly id: string
}

export type SheetRoom = Awaited<ReturnType<typeof openSheetRoom>>
