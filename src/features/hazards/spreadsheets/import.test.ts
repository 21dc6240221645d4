import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../test/harness.ts'
import { expected, facilityNames, mendedRow, mistakes, plantedLedger } from '../../../../test/planted-ledger.ts'
import { openSheetRoom, type SheetRoom } from '../../../../test/sheet-room.ts'
import { type TestCell, workbookFile } from '../../../../test/workbook.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { readHazard } from '../contract.ts'
import { reopenHazard } from '../loop/contract/moves.ts'
import type * as sheets from './contract.ts'

let room: SheetRoom
let folder: string
let guidance: Client
let home: number
beforeAll(async () => {
  room = await openSheetRoom()
  folder = await mkdtemp(join(tmpdir(), 'wufang-import-'))
  guidance = await room.app.as('guidance.lanan')
  home = await room.unitOf('澜安市公安局监所管理支队')
}, 60_000)
afterAll(async () => {
  await room.app.close()
  await rm(folder, { recursive: true, force: true })
})

const count = async () => {
  const { n } = await room.app.owner
    .selectFrom('hazard')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

describe('a ledger of 500 rows with 40 mistakes', () => {
  let checked: sheets.Import

  test('its columns are guessed on both sheets, its year from the title', async () => {
    expect([mistakes.length, new Set(mistakes.map((one) => one.kind)).size]).toEqual([40, 16])
    const file = await workbookFile(join(folder, '隐患台账.xlsx'), plantedLedger())
    const sent = await room.send(guidance, home, file)
    expect(sent.state).toBe('mapped')
    expect(sent.plan?.year).toBe(2025)
    expect(sent.plan?.sheets.map((sheet) => [sheet.name, sheet.use, sheet.headRow])).toEqual([
      ['上半年', true, 4],
      ['下半年', true, 2],
      ['填报说明', false, null],
    ])
    for (const sheet of sent.plan?.sheets.slice(0, 2) ?? [])
      expect(sheet.columns.filter((column) => column.field === null)).toEqual([{ column: 1, field: null }])
    expect(sent.found[0]?.heads[5]).toMatchObject({ head: '隐患情况 存在问题', samples: expect.any(Array) })
    checked = await room.check(guidance, sent)
    expect(checked.state).toBe('checked')
  })

  test('each mistake is found with sheet, row, column, value and reason; nothing else is wrong', async () => {
    const findings = await room.findings(guidance, checked)
    const place = (one: { sheet?: string | undefined; row: number; column: string | null; kind: string }) =>
      `${one.sheet} ${one.row} ${one.column} ${one.kind}`
    expect(findings.map(place).sort()).toEqual(expected.map(place).sort())
    expect(checked.result).toMatchObject({ rows: 500, wrong: 40, known: 0, skipped: 4 })
    for (const one of findings) expect(one.reason.zh + one.reason.en).not.toMatch(/\{\w+\}/)
    const by = (kind: string) => findings.filter((one) => one.kind === kind)
    expect(by('unknown-unit').map((one) => one.advice?.zh)).toEqual([
      '是否为“溪桐县看守所”？请写监所全称',
      '是否为“澜安市看守所”？请写监所全称',
      '是否为“松陌县拘留所”？请写监所全称',
      '请写监所全称',
    ])
    expect(by('impossible-date')[0]).toMatchObject({ value: '2025年2月30日', advice: { zh: '是否为 2025-02-28？' } })
    expect(by('unknown-grade')[0]?.reason).toEqual({ zh: '等级“较大”不认识', en: '“较大” is no grade' })
  })

  test('all or nothing: as it is, it is refused, and nothing is written', async () => {
    const before = await count()
    await expect(room.confirm(guidance, checked)).rejects.toThrow('import-wrong-rows')
    expect(await count()).toBe(before)
  })

  test('the right ones go in when that is chosen; the others come back in a file, are mended, and go in', async () => {
    const done = await room.confirm(guidance, checked, 'right')
    expect(done).toMatchObject({ state: 'done', result: { wrong: 40 } })
    expect(await count()).toBe(460)

    const path = `/api/hazards/imports/${checked.unitId}/${checked.id}/corrections`
    const file = join(folder, '隐患台账 待更正.xlsx')
    await writeFile(file, await room.download(guidance, path))
    const book = await readSpreadsheet(file, xlsx, file)
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['上半年', '下半年'])
    const wrong = expected.toSorted((a, b) => a.row - b.row)
    const mended = book.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row, at): TestCell[] => {
        const cells = Array.from(row.cells, (cell) => cell?.text ?? null)
        if (at === 0) return cells
        expect(cells.at(-1)).toMatch(/.+/)
        const from = wrong.filter((one) => one.sheet === sheet.name)[at - 1]
        return [...mendedRow(sheet.name, from?.row ?? 0), '已改']
      }),
    }))
    const again = await room.send(guidance, home, await workbookFile(file, mended))
    const rechecked = await room.check(guidance, again, { year: 2025 })
    expect(await room.findings(guidance, rechecked)).toEqual([])
    expect(rechecked.result).toMatchObject({ rows: 40, known: 0, wrong: 0 })
    expect((await room.confirm(guidance, rechecked)).state).toBe('done')
    expect(await count()).toBe(500)
  })

  test('the whole file again, mended: nothing twice, and it says so', async () => {
    const file = await workbookFile(join(folder, '隐患台账 全.xlsx'), plantedLedger(true))
    const sent = await room.send(guidance, home, file)
    expect(sent.remembered).toBe(true)
    const tried = await room.check(guidance, sent)
    expect(tried.result).toMatchObject({ rows: 500, known: 500, differing: 0, wrong: 0, open: 0, history: 0 })
    await expect(room.confirm(guidance, tried)).rejects.toThrow('import-nothing')
    expect(await count()).toBe(500)
  })

  test('every hazard has its entry, every open one its task, and the chains hold', async () => {
    const { owner } = room.app
    const states = await owner
      .selectFrom('hazard')
      .select(['state', 'on_paper', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy(['state', 'on_paper'])
      .orderBy('state')
      .execute()
    // Guidance cannot grade: what is open waits for the grade here.
    expect(states.map((one) => [one.state, one.on_paper, Number(one.n)])).toEqual([
      ['closed', true, 333],
      ['reported', false, 167],
    ])
    const tasks = await owner.selectFrom('task').select('kind').where('subject_type', '=', 'hazard').execute()
    expect(tasks.filter((one) => one.kind === 'hazard.grade')).toHaveLength(167)
    const entries = await owner
      .selectFrom('journal')
      .select('subject_id')
      .where('action', '=', 'hazard.imported')
      .execute()
    expect(new Set(entries.map((one) => one.subject_id)).size).toBe(500)
    const imports = await owner
      .selectFrom('journal')
      .select(['payload', 'files'])
      .where('action', '=', 'hazard-import.done')
      .execute()
    expect(imports).toHaveLength(2)
    expect(JSON.parse(imports[0]?.payload ?? '{}')).toMatchObject({ which: 'right', wrong: 40, known: 0 })
    expect(imports[0]?.files).toMatch(/^[0-9a-f]{64}$/)
    const units = await owner
      .selectFrom('hazard')
      .innerJoin('unit', 'unit.id', 'hazard.unit_id')
      .select('unit.name')
      .distinct()
      .execute()
    expect(units.map((one) => one.name).sort()).toEqual([...facilityNames].sort())
  })
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('what was closed on paper', () => {
  test('keeps the paper’s verifier and day, and once reopened is under the strict loop', async () => {
    const director = await room.app.as('director.xitong')
    const row = await room.app.owner
      .selectFrom('hazard')
      .innerJoin('unit', 'unit.id', 'hazard.unit_id')
      .selectAll('hazard')
      .where('unit.name', '=', '溪桐县看守所')
      .where('state', '=', 'closed')
      .where('grade', 'is', null)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ on_paper: true, paper_verifier: '耿景和', verified_by: null, source: 'import' })
    expect(row.paper_closed_on).toMatch(/^2025-/)
    const params = { unitId: row.unit_id, id: row.id }
    const paper = { verifier: '耿景和', closedOn: row.paper_closed_on }
    expect((await director.call(readHazard, { params })).body.verification).toMatchObject({ by: null, paper })
    const reply = await director.call(reopenHazard, { params, body: { version: row.version, reason: '又发现' } })
    // Never graded here: it begins at the beginning.
    expect([reply.status, reply.body.state]).toEqual([200, 'reported'])
    const after = (await director.call(readHazard, { params })).body
    expect(after.verification.paper).toBeNull()
    expect(after.offers.find((offer) => offer.move === 'close')?.refused).not.toBeNull()
    for (const forced of [
      { state: 'closed' },
      { state: 'closed', on_paper: true },
      { on_paper: true, state: 'reported' },
    ])
      await expect(
        room.app.owner
          .updateTable('hazard')
          .set(forced)
          .where('unit_id', '=', row.unit_id)
          .where('id', '=', row.id)
          .execute(),
      ).rejects.toThrow(/hazard_(verifier|on_paper|five_settled)|only when it enters/)
  })

  test('a major one without controls is graded anew when it is reopened', async () => {
    const deputy = await room.app.as('deputy.xitong')
    const row = await room.app.owner
      .selectFrom('hazard')
      .innerJoin('unit', 'unit.id', 'hazard.unit_id')
      .select(['hazard.id', 'hazard.unit_id', 'hazard.version'])
      .where('unit.name', '=', '溪桐县看守所')
      .where('state', '=', 'closed')
      .where('grade', '=', 'major')
      .executeTakeFirstOrThrow()
    const params = { unitId: row.unit_id, id: row.id }
    const reply = await deputy.call(reopenHazard, { params, body: { version: row.version, reason: '复发' } })
    expect([reply.status, reply.body.state]).toEqual([200, 'reported'])
  })
})
