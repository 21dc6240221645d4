/** `wufang export hazards`: the hazard ledger as a spreadsheet, as an account may read it. */
import { writeFile } from 'node:fs/promises'
import { stateFilter } from '../../features/hazards/contract.ts'
import { exportFile } from '../../features/hazards/spreadsheets/command.ts'
import type { Language } from '../../platform/contract/text.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { TableForm } from '../../platform/spreadsheet/write.ts'
import { accountOf, plainly, unitOf } from '../acting.ts'
import type { CommandValues } from '../command.ts'
import { withApp } from '../with-app.ts'

export const hazardOptions = {
  as: { type: 'string' },
  state: { type: 'string' },
  language: { type: 'string' },
} as const

export async function exportLedger(values: CommandValues, file: string): Promise<number> {
  const form = formOf(file)
  const { state, unit } = values
  const language = languageOf(values.language)
  if (state !== undefined && !stateFilter.has(state))
    throw new OperatorError(`--state takes one of ${stateFilter.terms.join(', ')}`)
  const units = Array.isArray(unit) ? unit.map(String) : []
  if (units.length > 1) throw new OperatorError('hazards: one --unit at a time')
  const { bytes, count } = await plainly(file, () =>
    withApp(async ({ platform }) => {
      const accountId = await accountOf(platform, values.as)
      const filter = {
        ...(state === undefined ? {} : { state }),
        ...(units[0] === undefined ? {} : { unit: await unitOf(platform, units[0]) }),
      }
      return exportFile(platform, accountId, filter, form, language)
    }),
  )
  await plainly(file, () => writeFile(file, bytes, { flag: 'wx', mode: 0o600 }))
  console.log(values.json ? JSON.stringify({ file, count }) : `${count} hazards written to ${file}`)
  return 0
}

function formOf(file: string): TableForm {
  const ending = /\.(xlsx|csv)$/i.exec(file)?.[1]?.toLowerCase()
  if (ending !== 'xlsx' && ending !== 'csv') throw new OperatorError(`${file}: the name must end in .xlsx or .csv`)
  return ending
}

function languageOf(value: CommandValues[string]): Language {
  if (value === undefined || value === 'zh' || value === 'en') return value ?? 'zh'
  throw new OperatorError('--language takes zh or en')
}
