/** The ledger over HTTP: list, detail, report by hand; the moves are in loop/routes.ts. */
import type { Grade } from '../../platform/contract/grade.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Role, roles } from '../../platform/contract/role.ts'
import { fill, type Text } from '../../platform/contract/text.ts'
import { type Served, serve } from '../../platform/endpoint.ts'
import { claimFiles } from '../../platform/files/claim.ts'
import { settingValue } from '../../platform/settings.ts'
import { archiveRoutes } from './archive/routes.ts'
import * as contract from './contract.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { gradingRoutes } from './grading/routes.ts'
import { bulkRoutes } from './ledger/bulk/routes.ts'
import { cursorOf, keyOf } from './ledger/cursor.ts'
import { groupRoutes } from './ledger/groups/routes.ts'
import { rowOf } from './ledger/present.ts'
import { countOf, leadOf, pageOf } from './ledger/queries.ts'
import { viewRoutes } from './ledger/views/routes.ts'
import { wantedBy } from './ledger/wanted.ts'
import { knownEntry } from './library/queries.ts'
import { libraryRoutes } from './library/routes.ts'
import { rules } from './loop/contract/refusals.ts'
import { facilityRoles, move } from './loop/contract.ts'
import { audienceOfFamily, openHazard, printed } from './loop/opening.ts'
import { besideOf, namedBeside } from './loop/present.ts'
import { mergedInto } from './loop/queries.ts'
import { moveRoutes } from './loop/routes.ts'
import { missingOf, type Refused } from './loop/rules/standing.ts'
import { judge } from './loop/rules.ts'
import { limitsSetting } from './loop/settings.ts'
import { actingOn, standingOf } from './loop/standing.ts'
import { moneyRoutes } from './money/routes.ts'
import { facilitiesOf, findUnit, namesOf, photosOf, postsAt, readHazard, timelineOf } from './queries.ts'
import { answerAtOnce, repeatRoutes } from './repeats/routes.ts'
import { talkRoutes } from './talk/routes.ts'

/** Counted exactly up to this many; beyond, the ledger says "10,000+". A search looks into the words: "1,000+". */
const mostCounted = (filter: { readonly text?: string; readonly place?: string }) =>
  filter.text === undefined && filter.place === undefined ? 10_000 : 1_000

const list = serve(contract.listHazards, async (call) => {
  const { cursor, limit = 50, total, ...filter } = call.query
  const wanted = wantedBy(call, filter)
  const rows = await pageOf(call.tx, call.scope, wanted, limit + 1, cursor ? keyOf(cursor) : null)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const most = mostCounted(filter)
  const count = total ? await countOf(call.tx, call.scope, wanted, most + 1) : null
  return {
    items: page.map((row) => rowOf(row, call.now)),
    next:
      last && rows.length > limit ? cursorOf({ lead: leadOf(last, filter.sort), at: last.key_at, id: last.id }) : null,
    total: count === null ? null : { count: Math.min(count, most), more: count > most },
  }
})

const read = serve(contract.readHazard, async (call) => {
  const { unitId, id } = call.params
  const row = await readHazard(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  const limits = await settingValue(call.tx, limitsSetting)
  const merged = await mergedInto(call.tx, unitId, id)
  const ids = [id, ...merged.map((one) => one.id)]
  const photos = await photosOf(call.tx, unitId, ids)
  const entries = await timelineOf(call.tx, call.scope, unitId, contract.hazardSubject, ids)
  const numbers = new Map(merged.map((one) => [one.id, printed(one.year, one.number)]))
  const timeline = entries.map((entry) => ({
    seq: entry.seq,
    at: entry.at.toISOString(),
    action: entry.action,
    by: entry.name === null ? null : { name: entry.name, title: entry.title },
    payload: JSON.parse(entry.payload) as Record<string, unknown>,
    of: numbers.get(entry.subject_id) ?? null,
  }))
  const names = await namesOf(call.tx, [
    ...[row.reported_by, row.responsible_id, row.submitted_by, row.verified_by],
    ...namedBeside(
      row,
      timeline.map((entry) => entry.payload),
    ),
  ])
  const person = (of: string | null) => (of === null ? null : { id: of, name: names.get(of) ?? '' })
  const hazard = standingOf(row, merged.length > 0)
  const acting = actingOn(call, unitId)
  return {
    ...rowOf({ ...row, responsible: names.get(row.responsible_id ?? '') ?? null }, call.now),
    placeId: row.place_id,
    note: row.note,
    basis: row.basis as unknown as contract.Hazard['basis'],
    suggestedGrade: row.suggested_grade as Grade | null,
    leastGrade: row.least_grade as Grade | null,
    source: {
      kind: row.source as contract.Hazard['source']['kind'],
      activityId: row.activity_id,
      item: row.item,
    },
    entry: row.library_entry,
    reportedBy: person(row.reported_by) ?? { id: row.reported_by, name: '' },
    grading: row.grading as unknown as contract.Hazard['grading'],
    interim: row.interim,
    plan: {
      measure: row.measure,
      moneyFen: row.money_fen,
      moneySource: row.money_source,
      responsible: person(row.responsible_id),
      deadline: row.deadline,
      contingency: row.contingency,
    },
    missing: [...missingOf(hazard.plan)],
    rectification: {
      done: row.done,
      by: person(row.submitted_by),
      at: row.submitted_at?.toISOString() ?? null,
    },
    verification: {
      note: row.verified_note,
      by: person(row.verified_by),
      at: row.verified_at?.toISOString() ?? null,
      paper:
        row.on_paper && row.state === 'closed' && row.verified_by === null
          ? { verifier: row.paper_verifier, closedOn: row.paper_closed_on }
          : null,
    },
    photos: photos.map((photo) => ({
      file: { id: photo.file_id, sha256: photo.sha256 },
      moment: photo.moment as contract.Photo['moment'],
      by: { id: photo.by_id, name: photo.name },
      at: photo.at.toISOString(),
    })),
    timeline,
    ...(await besideOf(call.tx, row, { standing: hazard, limits, names, merged, today: call.today })),
    offers: move.terms.map((made) => {
      const refused = judge(hazard, acting, made, limits)
      return { move: made, refused: refused && { rule: refused.rule, why: wordsOf(refused) } }
    }),
  }
})

/** The refusal in both languages: screens change language without asking again. */
function wordsOf(refused: Refused): Text {
  const say = (language: 'zh' | 'en') =>
    fill(
      rules[refused.rule].detail,
      language,
      Object.fromEntries(Object.entries(refused.details).map(([name, text]) => [name, text[language]])),
    )
  return { zh: say('zh'), en: say('en') }
}

const facilities = serve(contract.listFacilities, async (call) => {
  const rows = await facilitiesOf(call.tx, call.scope)
  return { items: rows.map((row) => ({ id: row.id, name: { zh: row.name, en: row.name_en } })) }
})

const people = serve(contract.listPeople, async (call) => {
  call.mustReach(call.params.unitId)
  const posts = await postsAt(call.tx, call.params.unitId, facilityRoles, call.today)
  const first = new Map(posts.map((post) => [post.account_id, post] as const).reverse())
  return {
    items: [...first.values()].reverse().map((post) => ({
      id: post.account_id,
      name: post.name,
      title: post.title,
      role: post.role as Role,
    })),
  }
})

const report = serve(
  contract.reportHazard,
  async (call) => {
    const { unitId, basis, files, placeId = null, repeats = [], ...told } = call.body
    call.mustReach(unitId)
    const unit = await findUnit(call.tx, unitId)
    if (!unit) throw refuse(problems.notFound, {})
    if (unit.kind !== 'facility')
      throw refuse(contract.hazardProblems.notFacility, { unit: call.language === 'zh' ? unit.name : unit.name_en })
    const id = call.newId()
    const subject = { type: contract.hazardSubject, id }
    const photos = await claimFiles(call, { unitId, ids: files, subject, audience: audienceOfFamily(told.family) })
    // Who works elsewhere and finds something here inspects; who works here reports.
    const own = call.actor.posts.some((post) => post.unitId === unitId && roles[post.role].reach === 'own')
    const plain = (text: string) => ({ zh: text, en: null })
    const number = await openHazard(call, {
      unitId,
      id,
      family: told.family,
      place: plain(told.place.trim()),
      placeId,
      object: plain(told.object.trim()),
      finding: plain(told.finding.trim()),
      note: told.note.trim(),
      basis: basis.trim() === '' ? [] : [{ zh: basis.trim(), en: basis.trim() }],
      suggestedGrade: told.suggestedGrade,
      source: { kind: own ? 'report' : 'inspection', activityId: null, item: null },
      entry: await knownEntry(call.tx, told.entry ?? null),
      photos,
    })
    await answerAtOnce(call, { unitId, id }, repeats)
    return { id, number }
  },
  { hazard_place_known: contract.hazardProblems.placeElsewhere },
)

export const routes: readonly Served[] = [
  list,
  facilities,
  read,
  ...evidenceRoutes,
  people,
  report,
  ...moveRoutes,
  ...gradingRoutes,
  ...moneyRoutes,
  ...groupRoutes,
  ...viewRoutes,
  ...bulkRoutes,
  ...libraryRoutes,
  ...repeatRoutes,
  ...talkRoutes,
  ...archiveRoutes,
]
