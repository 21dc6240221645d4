/** The columns of one sheet. A head chosen by hand is read here at once, by the same words as on the server. */
import { Checkbox, InputNumber, Select } from 'antd'
import { words as cellOf, columnLetters, type Sheet } from '../../../../domain/sheets/grid.ts'
import { type HazardField, hazardHeads } from '../../../../domain/sheets/hazard-heads.ts'
import { headAt } from '../../../../domain/sheets/heads.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { sheetField } from '../../spreadsheets/contract/fields.ts'
import type { FoundSheet, ImportPlan } from '../../spreadsheets/contract.ts'
import { Certainty } from './marks.tsx'
import { sheetWords } from './words.ts'

type SheetPlan = ImportPlan['sheets'][number]

interface SheetColumnsProps {
  readonly found: FoundSheet
  readonly plan: SheetPlan | undefined
  readonly onChange: (plan: SheetPlan, found?: FoundSheet) => void
}

export function SheetColumns({ found, plan, onChange }: SheetColumnsProps) {
  const t = useWords(sheetWords)
  if (!plan) return null
  const choose = (column: number, field: HazardField | null) =>
    onChange({
      ...plan,
      columns: plan.columns.map((one) =>
        one.column === column ? { column, field } : one.field === field ? { ...one, field: null } : one,
      ),
    })
  return (
    <section className={`wf-section sh-sheet ${plan.use ? '' : 'sh-unused'}`} aria-label={found.name}>
      <header>
        <h2>{found.name}</h2>
        <span className="wf-muted">{t('sheetRows', { count: found.rows })}</span>
        <span className="sh-headrow">
          <span aria-hidden="true">{t('headRow')}</span>
          <InputNumber
            aria-label={`${found.name} ${t('headRow')}`}
            min={1}
            precision={0}
            value={plan.headRow}
            onChange={(row) => row !== null && onChange(...chosenHead(found, plan, row))}
          />
        </span>
        <Checkbox
          checked={plan.use}
          disabled={plan.headRow === null}
          onChange={(event) => onChange({ ...plan, use: event.target.checked })}
        >
          {t('useSheet')}
        </Checkbox>
      </header>
      {plan.headRow === null ? <TopRows found={found} /> : plan.use && <Mapping {...{ found, plan, choose }} />}
    </section>
  )
}

function chosenHead(found: FoundSheet, plan: SheetPlan, row: number): [SheetPlan, FoundSheet] {
  const sheet: Sheet = {
    name: found.name,
    rows: found.top.map((line) => ({
      number: line.row,
      cells: line.cells.map((text) => (text === '' ? undefined : cellOf(text))),
    })),
    merges: [],
  }
  const columns = headAt(sheet, row, hazardHeads)
  const below = sheet.rows.filter((line) => line.number > row)
  const heads = columns.map(({ column, head, confidence }) => ({
    ...{ column, head, confidence },
    samples: below.flatMap((line) => line.cells[column - 1]?.text ?? []).slice(0, 3),
  }))
  return [
    {
      ...plan,
      headRow: row,
      use: columns.length > 0,
      columns: columns.map(({ column, field }) => ({ column, field })),
    },
    { ...found, heads },
  ]
}

/** The first rows as they stand, for finding the head. */
function TopRows({ found }: { found: FoundSheet }) {
  const t = useWords(sheetWords)
  return (
    <>
      <p className="wf-muted">{t('noHead')}</p>
      <div className="sh-scroll">
        <table className="sh-table">
          <tbody>
            {found.top.map((line) => (
              <tr key={line.row}>
                <th scope="row">{line.row}</th>
                {line.cells.slice(0, 8).map((text, at) => (
                  <td key={`${line.row} ${columnLetters(at + 1)}`}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface MappingProps {
  readonly found: FoundSheet
  readonly plan: SheetPlan
  readonly choose: (column: number, field: HazardField | null) => void
}

function Mapping({ found, plan, choose }: MappingProps) {
  const t = useWords(sheetWords)
  const fields = useChoices(sheetField)
  const given = new Map(plan.columns.map(({ column, field }) => [column, field]))
  return (
    <div className="sh-scroll">
      <table className="sh-table">
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('headText')}</th>
            <th scope="col">{t('samples')}</th>
            <th scope="col">{t('becomes')}</th>
            <th scope="col">{t('certainty')}</th>
          </tr>
        </thead>
        <tbody>
          {found.heads.map(({ column, head, confidence, samples }) => {
            const field = given.get(column) ?? null
            return (
              <tr key={column}>
                <td className="sh-letter">{columnLetters(column)}</td>
                <td>{head}</td>
                <td className="sh-samples">{samples.join(' · ')}</td>
                <td>
                  <Select
                    allowClear
                    showSearch
                    optionFilterProp="label"
                    aria-label={`${columnLetters(column)} ${head} ${t('becomes')}`}
                    placeholder={t('leftOut')}
                    value={field}
                    options={fields}
                    onChange={(value: HazardField | undefined) => choose(column, value ?? null)}
                    className="sh-field"
                  />
                </td>
                <td>{field !== null && confidence > 0 && <Certainty value={confidence} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
