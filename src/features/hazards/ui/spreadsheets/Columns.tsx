/** The second step: which column is what, as guessed, with samples; the person has the last word. */
import { Alert, Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { family } from '../../../../platform/contract/role.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { checkImport, type FoundSheet, type Import, type ImportPlan } from '../../spreadsheets/contract.ts'
import { SheetColumns } from './SheetColumns.tsx'
import { sheetWords } from './words.ts'

export function Columns({ one, back }: { one: Import; back?: () => void }) {
  const t = useWords(sheetWords)
  const families = useChoices(family)
  const [plan, setPlan] = useState<ImportPlan>(one.plan ?? { sheets: [], year: null, family: null })
  const [found, setFound] = useState<readonly FoundSheet[]>(one.found)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const check = useWrite(checkImport)
  const run = async () => {
    setFault(null)
    try {
      await check.run({ params: { unitId: one.unitId, id: one.id }, body: { version: one.version, plan } })
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <>
      {one.remembered && <Alert type="info" showIcon title={t('remembered')} className="sh-fault" />}
      {found.map((sheet) => (
        <SheetColumns
          key={sheet.name}
          found={sheet}
          plan={plan.sheets.find((part) => part.name === sheet.name)}
          onChange={(part, changed) => {
            setPlan({ ...plan, sheets: plan.sheets.map((each) => (each.name === part.name ? part : each)) })
            if (changed) setFound(found.map((each) => (each.name === changed.name ? changed : each)))
          }}
        />
      ))}
      <section className="wf-section sh-defaults">
        <Form.Item label={t('year')} htmlFor="sheet-year">
          <InputNumber
            id="sheet-year"
            min={1950}
            max={2199}
            precision={0}
            value={plan.year}
            suffix={t('yearUnit')}
            onChange={(year) => setPlan({ ...plan, year })}
          />
        </Form.Item>
        <Form.Item label={t('familyDefault')} htmlFor="sheet-family">
          <Select
            id="sheet-family"
            allowClear
            placeholder={t('familyNone')}
            value={plan.family}
            options={families}
            onChange={(value) => setPlan({ ...plan, family: value ?? null })}
            popupMatchSelectWidth={false}
            className="sh-family"
          />
        </Form.Item>
      </section>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="sh-fault" />}
      <div className="sh-actions">
        <span className="wf-muted">{t('checkHint')}</span>
        {back && <Button onClick={back}>{t('giveUp')}</Button>}
        <Button type="primary" loading={check.busy} onClick={() => void run()}>
          {t('check')}
        </Button>
      </div>
    </>
  )
}
