/** The dossier as it would be written now: load all that bears on it, judge once, record that it was read. */
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { sha256 } from '../../platform/journal/hashes.ts'
import { lineOf } from '../../platform/responsible/line.ts'
import { compile } from './compile.ts'
import * as contract from './contract.ts'
import { type Leader, leadersOf, readable, sinceOf } from './leader.ts'
import { showItem, showLeader, stretches } from './present.ts'
import { headsOf, standAt, wasRead } from './proof/queries.ts'
import { coloursOf, overdueElsewhere, unitNames, worstOf } from './queries.ts'
import { headLines } from './rules.ts'

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

const yearDays = 365
/** One sitting is one reading: what moves on the screen meanwhile is not recorded anew. */
const sitting = 15 * 60_000

const held = (call: AnyCall) =>
  call.actor.posts.filter((post) => contract.dossierReaders.some((role) => role === post.role))

/** The leaders of a facility whose dossiers the caller may read; their own first. */
async function leadersFor(call: AnyCall, facilityId: number) {
  const { tx, today, actor, scope, platform } = call
  const book = await lineOf(tx, [facilityId], today, today, platform.config.timeZone)
  const line = book.on(facilityId, parseDay(today))
  if (!line) throw refuse(problems.notFound, {})
  const reader = { accountId: actor.accountId, posts: held(call), units: scope.units }
  const found = readable(leadersOf(book, line), reader)
  const own = (one: Leader) => (one.personId === actor.accountId ? 0 : 1)
  return { line, leaders: found.toSorted((a, b) => own(a) - own(b)) }
}

const tonight = serve(contract.readDossier, async (call) => {
  const { tx, scope, query, today, now, actor } = call
  if (query.unit !== undefined) call.mustReach(query.unit)
  const [worst] = await worstOf(tx, scope, today, query.unit ?? null)
  if (!worst) throw refuse(problems.notFound, {})
  const family = query.family ?? worst.family
  const { line, leaders } = await leadersFor(call, worst.id)
  const leader = query.of === undefined ? leaders[0] : leaders.find(({ personId }) => personId === query.of)
  if (!leader) throw refuse(contract.noLeader, {})
  const posts = leaders.filter(({ personId }) => personId === leader.personId)
  const above = [...new Set([line.ownerId, ...posts.map(({ unitId }) => unitId)])].filter(
    (id): id is number => id !== null && id !== worst.id && scope.units.includes(id),
  )
  const from = formatDay(parseDay(today) - yearDays)
  const about = { facilityId: worst.id, family, leader, posts, above, from, today, moment: now }
  const { items, actions, points } = await compile(call, about)
  const units = [worst.id, ...above].sort((a, b) => a - b)
  const names = await unitNames(tx, units)
  const heads = await headsOf(tx, units, now)
  const days = await coloursOf(tx, worst.id, family, from, today)
  const digest = sha256.hex(Buffer.from(headLines(heads)))
  const elsewhere = await overdueElsewhere(tx, scope, units, { accountId: leader.personId, posts }, now)
  await recordReading(call, worst.id, family, leader, digest)
  return {
    ...{
      moment: now.toISOString(),
      today,
      from,
      family,
      unit: { id: worst.id, name: { zh: worst.name, en: worst.name_en } },
    },
    leader: { ...showLeader(leader), since: sinceOf(leader), self: leader.personId === actor.accountId },
    leaders: leaders.map(showLeader),
    // Held to the vocabulary by a CHECK constraint.
    index: { points, colour: (days.at(-1)?.colour ?? 'blue') as contract.Dossier['index']['colour'] },
    colours: stretches(days, today),
    ...{ actions: [...actions], items: items.map(showItem), elsewhere },
    heads: heads.map((head) => ({ ...head, unit: names.get(head.unitId) ?? { zh: '', en: '' } })),
    digest,
  }
})

async function recordReading(
  call: AnyCall,
  unitId: number,
  family: contract.Dossier['family'],
  leader: Leader,
  digest: string,
): Promise<void> {
  const subject = { type: contract.dossierSubject, id: `${unitId} ${family} ${leader.personId}` }
  const since = new Date(call.now.getTime() - sitting)
  if (await wasRead(call.tx, { unitId, ...subject }, call.actor.accountId, since)) return
  await call.record(contract.dossierRead, { unitId, subject }, { family, leader: leader.personId, digest })
}

const choices = serve(contract.listChoices, async ({ tx, scope, today }) => {
  const found = await worstOf(tx, scope, today, null)
  return {
    items: found.map(({ id, name, name_en, family, colour, points }) => ({
      ...{ id, name: { zh: name, en: name_en }, family, colour, points },
    })),
  }
})

const check = serve(contract.checkPrint, async ({ tx, scope, query }) => {
  const printed = query.heads.split(',').map((one) => {
    const [unitId = '', seq = '', hash = ''] = one.split('.')
    return { unitId: Number(unitId), seq: Number(seq), hash }
  })
  const rows = await standAt(tx, scope, printed)
  return {
    items: printed.map(({ unitId, seq, hash }) => {
      const row = rows.find((one) => one.unitId === unitId && Number(one.seq) === seq)
      return {
        ...{ unitId, seq, unit: row ? { zh: row.zh, en: row.en } : null },
        same: row ? (row.hash?.startsWith(hash) ?? false) : null,
        at: row?.at ? new Date(row.at).toISOString() : null,
        since: row?.hash ? Number(row.last) - seq : null,
      }
    }),
  }
})

export const routes: readonly Served[] = [choices, check, tonight]
