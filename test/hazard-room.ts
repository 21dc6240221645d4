/** People of 溪桐县看守所 at work on hazards over HTTP: for tests of the ledger and of its loop. */
import * as contract from '../src/features/hazards/contract.ts'
import type * as moves from '../src/features/hazards/loop/contract/moves.ts'
import type { EndpointContract } from '../src/platform/contract/endpoint.ts'
import { newId } from '../src/platform/id.ts'
import { type AppOptions, type Client, startApp } from './harness.ts'

const told = {
  family: 'fire' as const,
  place: '二监区楼道',
  object: '干粉灭火器',
  finding: '压力表指针在红区',
  note: '共两具',
  basis: '',
  suggestedGrade: null,
  files: [],
}

type Moving = (typeof moves)[keyof typeof moves & `${string}Hazard`]

export async function openHazardRoom(options: AppOptions = {}) {
  const app = await startApp(options)
  const { id: unitId } = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '溪桐县看守所')
    .executeTakeFirstOrThrow()
  const people = new Map<string, Client>()
  const as = async (username: string): Promise<Client> => {
    const known = people.get(username) ?? (await app.as(username))
    people.set(username, known)
    return known
  }
  const idOf = async (username: string): Promise<string> =>
    (await app.owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id

  return {
    app,
    unitId,
    as,
    idOf,
    /** A photo as the file room keeps it, sent by the account. */
    async photo(username: string): Promise<string> {
      const id = newId()
      const file = { id, unit_id: unitId, sha256: id.replaceAll('-', '').repeat(2), size: 1000, name: 'photo.jpg' }
      await app.owner
        .insertInto('file')
        .values({ ...file, type: 'image/jpeg', uploaded_by: await idOf(username), uploaded_at: new Date() })
        .execute()
      return id
    },
    report: (who: Client, over: object = {}) => who.call(contract.reportHazard, { body: { unitId, ...told, ...over } }),
    read: async (who: Client, id: string) => (await who.call(contract.readHazard, { params: { unitId, id } })).body,
    /** Makes a move with the version as it stands. */
    async act(username: string, id: string, made: Moving, body: object) {
      const who = await as(username)
      const { version } = await app.owner
        .selectFrom('hazard')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const asked = made as unknown as EndpointContract
      const reply = await who.call(asked, { params: { unitId, id } as never, body: { version, ...body } as never })
      return { ...reply, body: reply.body as { state: string; version: number } }
    },
    plan: async (responsible: string, over: object = {}) => ({
      measure: '更换两具灭火器并逐一检查',
      moneyFen: 36_000,
      moneySource: '所内经费',
      responsibleId: await idOf(responsible),
      deadline: '2099-01-31',
      contingency: '从一监区调两具备用',
      ...over,
    }),
    openTasks: (id: string, subject = 'hazard') =>
      app.owner
        .selectFrom('task')
        .innerJoin('unit', 'unit.id', 'task.holder_id')
        .select(['task.kind', 'task.role', 'task.account_id', 'unit.name'])
        .where('subject_type', '=', subject)
        .where('subject_id', '=', id)
        .where('state', '=', 'open')
        .orderBy('task.kind')
        .execute(),
  }
}

export type HazardRoom = Awaited<ReturnType<typeof openHazardRoom>>
