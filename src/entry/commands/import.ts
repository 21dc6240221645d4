/** `wufang import`: an office's ledger by command, tried or brought in. */
import type { ImportAsked, ImportOutcome } from '../../features/hazards/spreadsheets/command.ts'
import { importFile } from '../../features/hazards/spreadsheets/command.ts'
import { findingText } from '../../features/hazards/spreadsheets/tables.ts'
import { family } from '../../platform/contract/role.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { accountOf, plainly, unitOf } from '../acting.ts'
import type { Command, CommandValues } from '../command.ts'
import { withApp } from '../with-app.ts'

export const command: Command = {
  usage: `FILE --as USER [--unit NAME] [--dry-run] [--only-right] [--year N] [--family NAME] [--json]

Brings the hazards of an .xlsx or .csv ledger in, as the account USER with the posts it holds; all or nothing.
  --unit        facility, bureau or guidance department the ledger belongs to, by name or number; USER's own where left out
  --dry-run     only check: every fault with sheet, row, column, reason and suggestion
  --only-right  bring in the rows that are right, leave the others out
  --year        of days that name none; --family of rows that name none (${family.terms.join(', ')})
Ends with 0 when rows came in (with --dry-run: when nothing is wrong), with 1 when not.`,
  options: {
    as: { type: 'string' },
    unit: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'only-right': { type: 'boolean' },
    year: { type: 'string' },
    family: { type: 'string' },
    json: { type: 'boolean' },
  },
  operands: 1,
  async run(values, [file]) {
    if (file === undefined) throw new OperatorError('import which file? see npm run -s wufang -- import --help')
    const given = { ...givenBy(values), file }
    const outcome = await plainly(file, () =>
      withApp(async ({ platform }) => {
        const accountId = await accountOf(platform, values.as)
        const unitId = values.unit === undefined ? null : await unitOf(platform, String(values.unit))
        return importFile(platform, { ...given, accountId, unitId })
      }),
    )
    say(outcome, values.json === true)
    return given.dryRun ? (outcome.result.wrong > 0 ? 1 : 0) : outcome.imported ? 0 : 1
  },
}

/** @throws OperatorError for what cannot be meant */
function givenBy(values: CommandValues): Omit<ImportAsked, 'file' | 'accountId' | 'unitId'> {
  const year = values.year === undefined ? null : Number(values.year)
  if (year !== null && !(Number.isInteger(year) && year >= 1950 && year <= 2199))
    throw new OperatorError('--year takes a year such as 2026')
  const named = values.family ?? null
  if (named !== null && !family.has(named)) throw new OperatorError(`--family takes one of ${family.terms.join(', ')}`)
  return { year, family: named, which: values['only-right'] ? 'right' : 'all', dryRun: values['dry-run'] === true }
}

function say({ result, findings, imported }: ImportOutcome, json: boolean): void {
  if (json) {
    const told = findings.map((one) => ({ ...one, ...findingText(one, 'en') }))
    console.log(JSON.stringify({ imported, ...result, findings: told }))
    return
  }
  for (const one of findings) {
    const { reason, advice } = findingText(one, 'en')
    console.log(`${one.sheet} ${one.column ?? ''}${one.row}  ${reason}${advice === null ? '' : `. ${advice}`}`)
  }
  const { rows, open, history, known, wrong } = result
  console.log(
    `${rows} rows: ${open} open, ${history} history, ${known} already there, ${wrong} wrong; ${imported ? 'imported' : 'nothing written'}`,
  )
}
