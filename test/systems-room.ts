/** People of 溪桐县看守所 at work on the register of systems over HTTP: for its tests. */

import * as contract from '../src/features/systems/contract.ts'
import type { BodyOf } from '../src/platform/contract/endpoint.ts'
import { newId } from '../src/platform/id.ts'
import { type Client, startApp } from './harness.ts'

export type DraftBody = BodyOf<typeof contract.editDraft>

export async function openSystemsRoom() {
  const app = await startApp()
  const unitNamed = async (name: string): Promise<number> =>
    (await app.owner.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const unitId = await unitNamed('溪桐县看守所')
  const people = new Map<string, Client>()
  const as = async (username: string): Promise<Client> => {
    const known = people.get(username) ?? (await app.as(username))
    people.set(username, known)
    return known
  }
  const idOf = async (username: string): Promise<string> =>
    (await app.owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id

  /** A document as the file room keeps it, sent by the account. */
  const document = async (username: string, type = 'application/pdf', unit = unitId): Promise<string> => {
    const id = newId()
    const file = {
      id,
      unit_id: unit,
      sha256: id.replaceAll('-', '').repeat(2),
      size: 182_000,
      name: '消防安全管理制度.pdf',
    }
    await app.owner
      .insertInto('file')
      .values({ ...file, type, uploaded_by: await idOf(username), uploaded_at: app.platform.clock.now() })
      .execute()
    return id
  }
  const draft = async (username: string, over: object = {}): Promise<Omit<DraftBody, 'version'>> => ({
    kind: 'fire',
    family: 'fire',
    title: '消防安全管理制度',
    summary: '明确消防安全责任人、每日巡查、用火用电审批和值班要求。',
    fileId: await document(username),
    effectiveOn: '2026-01-01',
    reviewOn: '2099-01-01',
    readers: ['officer', 'doctor'],
    ...over,
  })
  const read = async (who: Client, id: string, unit = unitId) =>
    (await who.call(contract.readSystem, { params: { unitId: unit, id } })).body

  return {
    app,
    unitId,
    unitNamed,
    as,
    idOf,
    document,
    draft,
    read,
    async drafted(username: string, over: object = {}) {
      const who = await as(username)
      return who.call(contract.draftSystem, { body: { unitId, ...(await draft(username, over)) } })
    },
    /** Drafted and issued by the director. */
    async issued(over: object = {}): Promise<string> {
      const director = await as('director.xitong')
      const made = await director.call(contract.draftSystem, {
        body: { unitId, ...(await draft('director.xitong', over)) },
      })
      const done = await director.call(contract.issueDraft, {
        params: { unitId, id: made.body.id },
        body: { version: 1 },
      })
      if (done.status !== 200) throw new Error(JSON.stringify(done.problem))
      return made.body.id
    },
    confirm: async (username: string, id: string, number = 1) =>
      (await as(username)).call(contract.confirmReading, { params: { unitId, id, number } }),
    tasks: (id: string, kind: string) =>
      app.owner
        .selectFrom('task')
        .leftJoin('account', 'account.id', 'task.account_id')
        .select(['account.username', 'task.role', 'task.state', 'task.details', 'task.due_at'])
        .where('subject_id', '=', id)
        .where('kind', '=', kind)
        .orderBy('task.opened_at')
        .orderBy('account.username')
        .execute(),
    actions: async (id: string) =>
      (
        await app.owner.selectFrom('journal').select('action').where('subject_id', '=', id).orderBy('seq').execute()
      ).map((entry) => entry.action),
  }
}
