/**
 * Who asks, and about what. The actors stand in and above 溪桐县; the four targets are facilities that lie differently
 * to them, each with a hazard, an activity, a photo, an account, a post and a delegation made through the API.
 */

import { openActivity } from '../../src/features/activities/contract.ts'
import { reportHazard } from '../../src/features/hazards/contract.ts'
import { delegatePost } from '../../src/features/organisation/delegations/contract.ts'
import { issueCodes } from '../../src/features/places/codes/contract.ts'
import { addPlace } from '../../src/features/places/contract.ts'
import { draftSystem, issueDraft } from '../../src/features/systems/contract.ts'
import { newId } from '../../src/platform/id.ts'
import type { TestApp } from '../harness.ts'

/** By column of the table: the account that asks. */
export const actors = {
  officer: 'officer1.xitong',
  doctor: 'doctor.xitong',
  canteen: 'canteen.xitong',
  director: 'director.xitong',
  chief: 'chief.xitong',
  deputy: 'deputy.xitong',
  guidance: 'guidance.lanan',
  /** Of a family in which its department cooperates: the hazards here are of fire. */
  department: 'fire.xitong',
  /** Of none of them. */
  otherDepartment: 'health.xitong',
  squadron: 'squadron.xitong',
  government: 'government.xitong',
  auditor: 'auditor.lanan',
  system: 'system.lanan',
  security: 'security.lanan',
  audit: 'audit.lanan',
} as const
export type Column = keyof typeof actors

/**
 * o: own. c: owned by the city, standing in the same county (beside it in territory, not in ownership).
 * s: the sibling of the next county, same city. x: another city.
 */
export const targetSlugs = { o: 'xitong', c: 'lanan', s: 'songmo', x: 'jiyang' } as const
export type Letter = keyof typeof targetSlugs

export interface Target {
  readonly letter: Letter
  readonly unitId: number
  readonly bureauId: number
  readonly territory: string
  /** `officer2` of the facility: nobody who asks. */
  readonly accountId: string
  readonly positionId: string
  readonly directorPositionId: string
  readonly delegationId: string
  readonly hazardId: string
  readonly activityId: string
  /** Sent by the director, not yet read. */
  readonly importId: string
  readonly itemId: string
  readonly fileId: string
  /** Issued; every post of the facility must read it. */
  readonly systemId: string
  readonly placeId: string
  /** Of the code on the place. */
  readonly token: string
  /** A report by that code, waiting. */
  readonly scanId: string
  /** The director’s post, from the director to an officer; of the facility’s own `officer1`. */
  readonly handOverId: string
}

// A picture of one pixel.
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

async function makeSystem(app: TestApp, slug: string, unitId: number): Promise<string> {
  const director = await app.as(`director.${slug}`)
  const sent = await fetch(`${app.url}/api/files?unitId=${unitId}&name=rules.pdf`, {
    method: 'POST',
    headers: {
      cookie: director.cookie,
      'x-wufang': '1',
      'idempotency-key': newId(),
      'content-type': 'application/pdf',
    },
    body: pdf,
  })
  const file = (await sent.json()) as { id: string }
  const drafted = await director.call(draftSystem, {
    body: {
      unitId,
      kind: 'fire',
      family: 'fire',
      title: '消防安全管理制度',
      summary: '每日两次防火巡查。',
      fileId: file.id,
      effectiveOn: '2026-01-01',
      reviewOn: '2099-01-01',
      readers: ['officer', 'doctor', 'canteen', 'director'],
    },
  })
  const { id } = drafted.body
  const issued = await director.call(issueDraft, { params: { unitId, id }, body: { version: 1 } })
  if (issued.status !== 200) throw new Error(`the system of ${slug} could not be made: ${JSON.stringify(issued)}`)
  return id
}

/** A place with a code on it, and what somebody without an account reported by it. */
async function makePlace(app: TestApp, slug: string, unitId: number) {
  const director = await app.as(`director.${slug}`)
  const params = { unitId }
  const body = { parentId: null, kind: 'room' as const, name: '接待室', nameEn: null, code: null, families: [] }
  const placeId = (await director.call(addPlace, { params, body })).body.id
  const issued = await director.call(issueCodes, { params, body: { placeIds: [placeId] } })
  const token = issued.body.items[0]?.url.split('/').at(-1) ?? ''
  const { id: codeId } = await app.owner
    .selectFrom('place_code')
    .select('id')
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  const scanId = newId()
  await app.owner
    .insertInto('scan_report')
    .values({
      ...{ unit_id: unitId, id: scanId, place_id: placeId, code_id: codeId, place: '接待室', words: '地面积水' },
      ...{ receipt: `TEST${unitId}`, ticket: Buffer.from(scanId), received_at: new Date() },
    })
    .execute()
  return { placeId, token, scanId }
}

/** A hand-over that waits for both: the director gives, `officer1` receives. */
async function makeHandOver(app: TestApp, slug: string, unitId: number): Promise<string> {
  const idOf = async (username: string) =>
    (await app.owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id
  const id = newId()
  await app.owner
    .insertInto('hand_over')
    .values({
      ...{ unit_id: unitId, id, kind: 'acting', role: 'director', title: '所长', cause_id: newId() },
      ...{
        effective_on: '2026-01-01',
        total: 0,
        counts: '{}',
        opened_at: new Date(),
        due_at: new Date(),
        state: 'open',
      },
      ...{ outgoing_id: await idOf(`director.${slug}`), incoming_id: await idOf(`officer1.${slug}`) },
    })
    .execute()
  return id
}

async function sendSheet(app: TestApp, slug: string, unitId: number): Promise<string> {
  const { cookie } = await app.as(`director.${slug}`)
  const sent = await fetch(`${app.url}/api/hazards/imports?unitId=${unitId}&name=sheet.csv`, {
    method: 'POST',
    headers: { cookie, 'x-wufang': '1', 'idempotency-key': newId(), 'content-type': 'text/csv' },
    body: '隐患内容,部位\n灯不亮,一监区\n',
  })
  if (sent.status !== 201) throw new Error(`the sheet of ${slug} could not be sent: ${await sent.text()}`)
  return ((await sent.json()) as { id: string }).id
}

export async function makeTarget(app: TestApp, letter: Letter, itemId: string): Promise<Target> {
  const slug = targetSlugs[letter]
  const officer = await app.as(`officer1.${slug}`)
  const account = (username: string) =>
    app.owner
      .selectFrom('account')
      .innerJoin('position', 'position.account_id', 'account.id')
      .select(['account.id', 'account.unit_id', 'position.id as positionId'])
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
  const member = await account(`officer2.${slug}`)
  const director = await account(`director.${slug}`)
  const unitId = member.unit_id
  const unit = await app.owner
    .selectFrom('unit')
    .select(['territory', 'owner_id'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()

  const sent = await fetch(`${app.url}/api/files?unitId=${unitId}&name=photo.png`, {
    method: 'POST',
    headers: { cookie: officer.cookie, 'x-wufang': '1', 'idempotency-key': newId(), 'content-type': 'image/png' },
    body: png,
  })
  const file = (await sent.json()) as { id: string }
  const hazard = await officer.call(reportHazard, {
    body: {
      unitId,
      family: 'fire',
      place: '监区一层',
      object: '灭火器',
      finding: '压力不足',
      note: '',
      basis: '',
      suggestedGrade: null,
      files: [file.id],
    },
  })
  const activity = await officer.call(openActivity, {
    body: { unitId, checklist: 'fire-self-check', plannedFor: null, participants: [] },
  })
  const now = app.platform.clock.now()
  const delegation = await (await app.as(`director.${slug}`)).call(delegatePost, {
    body: {
      positionId: director.positionId,
      accountId: member.id,
      since: now.toISOString(),
      until: new Date(now.getTime() + 24 * 3_600_000).toISOString(),
      reason: '出差',
    },
  })
  for (const made of [{ status: sent.status }, hazard, activity, delegation])
    if (made.status !== 201) throw new Error(`the subjects of ${slug} could not be made: ${JSON.stringify(made)}`)
  return {
    letter,
    unitId,
    bureauId: unit.owner_id ?? 0,
    territory: unit.territory,
    accountId: member.id,
    positionId: member.positionId,
    directorPositionId: director.positionId,
    delegationId: delegation.body.id,
    hazardId: hazard.body.id,
    activityId: activity.body.id,
    importId: await sendSheet(app, slug, unitId),
    itemId,
    fileId: file.id,
    handOverId: await makeHandOver(app, slug, unitId),
    systemId: await makeSystem(app, slug, unitId),
    ...(await makePlace(app, slug, unitId)),
  }
}
