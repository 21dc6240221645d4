/** Reading and exporting the archive. What is exported is read whole inside the transaction and written out after it. */
import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { FileType } from '../../../platform/contract/files.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Family } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { showPhoto } from '../../../platform/files/derive.ts'
import { storeOf } from '../../../platform/files/routes.ts'
import { hazardSubject } from '../contract.ts'
import { audienceOfFamily, printed } from '../loop/opening.ts'
import { findUnit } from '../queries.ts'
import * as contract from './contract.ts'
import { type Folder, folderOf } from './folder.ts'
import { archivedOf, momentIn } from './present.ts'
import { type All, type Asked, countAsked, proofOf, readAll, totalsOf } from './queries.ts'

type Exporting = SignedIn<Call<{ unitId: number }, { language?: Language }, unknown>>

const archive = serve(contract.readArchive, async ({ tx, scope, params, mustReach }) => {
  mustReach(params.unitId)
  const unit = await findUnit(tx, params.unitId)
  if (unit?.kind !== 'facility') throw refuse(problems.notFound, {})
  const { years, families, medianDays } = await totalsOf(tx, scope, params.unitId)
  return {
    unit: { zh: unit.name, en: unit.name_en },
    years,
    families: families.map((one) => ({ ...one, family: one.family as Family })),
    medianDays,
  }
})

const proof = serve(contract.readProof, async ({ tx, scope, params }) => {
  const rows = await proofOf(tx, scope, params.unitId, params.id)
  if (rows.length === 0) throw refuse(problems.notFound, {})
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
})

const exportOne = serve(contract.exportHazard, async (call) => {
  const { unitId, id } = call.params
  const all = await readAll(call.tx, call.scope, { unitId, id })
  const [row] = all.rows
  if (!row) throw refuse(problems.notFound, {})
  const photos = all.photos.length
  await call.record(
    contract.archiveExported,
    { unitId, subject: { type: hazardSubject, id }, audience: audienceOfFamily(row.family as Family) },
    { year: null, hazards: 1, photos },
  )
  return send(call, all, printed(row.year, row.number))
})

const exportAll = serve(contract.exportFacility, async (call) => {
  const { unitId } = call.params
  call.mustReach(unitId)
  const { year } = call.query
  const what: Asked = { unitId, ...(year === undefined ? {} : { year }) }
  const count = await countAsked(call.tx, call.scope, what)
  if (count > contract.mostExported)
    throw refuse(contract.archiveProblems.tooMany, { count, most: contract.mostExported })
  const all = await readAll(call.tx, call.scope, what)
  if (all.rows.length === 0) throw refuse(problems.notFound, {})
  await call.record(
    contract.archiveExported,
    { unitId, subject: { type: 'unit', id: String(unitId) }, audience: call.scope.audience },
    { year: year ?? 'all', hazards: all.rows.length, photos: all.photos.length },
  )
  return send(call, all, year === undefined ? call.today : String(year))
})

/** Answers with the folder as one file. The name says the facility and what of it. */
async function send(call: Exporting, all: All, what: string): Promise<never> {
  const { platform, reply, params } = call
  const language = call.query.language ?? call.language
  const unit = await findUnit(call.tx, params.unitId)
  const name = language === 'zh' ? `${unit?.name}-隐患档案-${what}` : `${unit?.name_en} hazards ${what}`
  const folder = folderOf(
    archivedOf(all, (at) => momentIn(platform.config.timeZone, at)),
    {
      unit: (language === 'zh' ? unit?.name : unit?.name_en) ?? '',
      made: momentIn(platform.config.timeZone, call.now),
      by: call.actor.name,
    },
    language,
  )
  reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`)
    .header('cache-control', 'no-store')
  return (() => zipped(name, folder, call)) as never
}

function zipped(root: string, folder: Folder, { platform }: Exporting): NodeJS.ReadableStream {
  const store = storeOf(platform)
  const zip = new yazl.ZipFile()
  const out = zip.outputStream as Readable
  // A photo that cannot be read breaks the download off: half a folder must not pass for a whole one.
  zip.on('error', (error: Error) => out.destroy(error))
  for (const { path, text } of folder.texts) zip.addBuffer(Buffer.from(text), `${root}/${path}`)
  for (const { path, sha256, type } of folder.photos)
    zip.addReadStreamLazy(`${root}/${path}`, { compress: false }, (done) => {
      showPhoto(store, sha256, type as FileType, 'full').then(
        ({ bytes }) => done(null, Readable.from([bytes])),
        (error: unknown) => done(error, Readable.from([])),
      )
    })
  zip.end()
  return out
}

export const archiveRoutes: readonly Served[] = [archive, proof, exportOne, exportAll]
