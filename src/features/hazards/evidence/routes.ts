/** What is known of photos, over HTTP: of a hazard's, and of those just uploaded. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Served, type SignedIn, serve, type Work } from '../../../platform/endpoint.ts'
import { printed } from '../loop/opening.ts'
import { readHazard } from '../queries.ts'
import { checkPhotos, type PhotoFacts, readEvidence } from './contract.ts'
import { filesOf, findsOf, photoIdsOf } from './queries.ts'
import { driftTold, type Find, told } from './rules.ts'

type FileRow = Awaited<ReturnType<typeof filesOf>>[number]
type FindRow = NonNullable<ReturnType<Awaited<ReturnType<typeof findsOf>>['get']>>[number]

const read = serve(readEvidence, async (call) => {
  const { unitId, id } = call.params
  if (!(await readHazard(call.tx, call.scope, unitId, id))) throw refuse(problems.notFound, {})
  const ids = (await photoIdsOf(call.tx, call.scope, unitId, id)).map((row) => row.file_id)
  return { items: await factsOf(call, unitId, ids, id, () => true) }
})

const check = serve(checkPhotos, async (call) => {
  const { unitId } = call.params
  call.mustReach(unitId)
  const { files, hazard = null } = call.query
  const mine = (row: FileRow) => row.uploaded_by === call.actor.accountId
  return { items: await factsOf(call, unitId, files.split(','), hazard, mine) }
})

async function factsOf(
  { tx, scope }: SignedIn<Work>,
  unitId: number,
  ids: readonly string[],
  hazardId: string | null,
  of: (row: FileRow) => boolean,
): Promise<PhotoFacts[]> {
  if (ids.length === 0) return []
  const rows = (await filesOf(tx, scope, unitId, ids)).filter(of)
  if (rows.length === 0) return []
  const finds = await findsOf(
    tx,
    scope,
    unitId,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    fileId: row.id,
    mark: row.mark as PhotoFacts['mark'],
    takenAfter: row.pass_issued_at?.toISOString() ?? null,
    markReason: row.mark_reason as PhotoFacts['markReason'],
    uploadedAt: row.uploaded_at.toISOString(),
    cameraAt: row.captured_at?.toISOString() ?? null,
    drift: driftTold(row.captured_at, row.uploaded_at, row.capture as { offsetKnown?: boolean }),
    seen: told((finds.get(row.id) ?? []).map(findOf), hazardId),
  }))
}

function findOf(row: FindRow): Find {
  const { unit_id, unit, unit_en } = row
  if (unit_id === null || unit === null || unit_en === null) return { share: row.share, earlier: null }
  const english = row.english as { place?: string } | null
  const hazard =
    row.hazard_id !== null && row.year !== null && row.number !== null && row.place !== null && row.moment !== null
      ? {
          id: row.hazard_id,
          number: printed(row.year, row.number),
          place: { zh: row.place, en: english?.place ?? null },
          moment: row.moment as 'found' | 'rectified',
        }
      : null
  return {
    share: row.share,
    earlier: {
      unit: { id: unit_id, name: { zh: unit, en: unit_en } },
      fileId: row.earlier_file_id,
      subject: { type: row.subject_type, id: row.subject_id },
      at: row.at ?? row.claimed_at,
      hazard,
    },
  }
}

export const evidenceRoutes: readonly Served[] = [read, check]
