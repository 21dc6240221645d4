/** What a file would bring: figures, every fault in its place, the new units, and the decision. */
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { unitKind } from '../../../../platform/contract/role.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { sheetUse, type UnitImport } from '../../import/contract.ts'
import { organisationWords } from '../words.ts'
import { Findings } from './Findings.tsx'
import { Sheets } from './Sheets.tsx'
import { importWords } from './words.ts'

interface TrialProps {
  readonly name: string
  readonly result: UnitImport
  readonly confirm: () => Promise<void>
  readonly another: () => void
}

export function Trial({ name, result, confirm, another }: TrialProps) {
  const t = useWords(importWords)
  const { findings, findingCount, fresh, wrong } = result
  const count = result.units.fresh + result.divisions.fresh
  return (
    <>
      <h2 className="wf-import-head">{name}</h2>
      <Figures result={result} />
      <Sheets sheets={result.sheets} uses={sheetUse.words}>
        {result.withoutEnglish > 0 && <li>{t('withoutEnglish', { count: result.withoutEnglish })}</li>}
      </Sheets>
      {wrong === 0 && count === 0 && <Alert type="info" showIcon title={t('nothing')} className="wf-import-alert" />}
      <div className="wf-import-acts wf-no-print">
        <Button onClick={another}>{t('another')}</Button>
        {wrong === 0 && count > 0 && <Confirm result={result} confirm={confirm} />}
      </div>
      <Findings findings={findings} count={findingCount} />
      {wrong === 0 && fresh.length > 0 && <Preview result={result} />}
    </>
  )
}

function Figures({ result }: { result: UnitImport }) {
  const t = useWords(importWords)
  const text = useText()
  const { number } = useFormat()
  const { units, divisions, wrong } = result
  const kinds = result.kinds.map(({ kind, count }) => `${text(unitKind.words[kind])} ${number(count)}`).join(' · ')
  return (
    <Stats>
      <Stat label={t('freshUnits')} value={number(units.fresh)} note={kinds} />
      <Stat label={t('freshDivisions')} value={number(divisions.fresh)} />
      <Stat
        label={t('known')}
        value={number(units.known + divisions.known)}
        note={units.differing > 0 ? t('differing', { count: units.differing }) : t('knownNote')}
      />
      <Stat
        label={t('wrong')}
        value={number(wrong)}
        note={t(wrong > 0 ? 'wrongNote' : 'allRight')}
        tone={wrong > 0 ? 'bad' : 'good'}
      />
    </Stats>
  )
}

function Confirm({ result, confirm }: Pick<TrialProps, 'result' | 'confirm'>) {
  const t = useWords(importWords)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const figures = { units: result.units.fresh, divisions: result.divisions.fresh }
  return (
    <>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} />}
      <ConfirmAction
        primary
        label={t('confirm')}
        title={t('confirmTitle', figures)}
        consequence={t('confirmHint')}
        act={() => confirm().catch((error: unknown) => setFault(problemWords(error)))}
      />
    </>
  )
}

function Preview({ result }: { result: UnitImport }) {
  const t = useWords(importWords)
  const o = useWords(organisationWords)
  const text = useText()
  const { fresh, units } = result
  type Row = (typeof fresh)[number]
  const columns: Column<Row>[] = [
    { key: 'name', title: o('name'), phone: 'title', cell: (row) => row.name },
    { key: 'kind', title: o('kind'), width: '180px', phone: 'line', cell: (row) => text(unitKind.words[row.kind]) },
    { key: 'owner', title: o('owner'), width: '240px', phone: 'line', cell: (row) => row.owner ?? '—' },
    { key: 'territory', title: o('territory'), width: '120px', phone: 'line', cell: (row) => row.territory },
    {
      key: 'place',
      title: t('place'),
      width: '180px',
      phone: 'line',
      cell: (row) => `${row.sheet} · ${t('row', { row: row.row })}`,
    },
  ]
  return (
    <>
      <h2 className="wf-import-head">{t('preview')}</h2>
      {units.fresh > fresh.length && (
        <p className="wf-muted">{t('previewFirst', { count: units.fresh, shown: fresh.length })}</p>
      )}
      <LedgerTable
        name={t('preview')}
        columns={columns}
        rows={fresh}
        rowKey={(row) => `${row.sheet} ${row.row}`}
        empty={<EmptyState icon="organisation" title={t('nothing')} hint="" />}
      />
    </>
  )
}
