/** A new system: its first draft, kept until whoever leads the unit issues it. */
import { useNavigate } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { draftSystem, type KeepingUnit, listKeepers } from '../../contract.ts'
import '../systems.css'
import { systemWords } from '../words.ts'
import { bodyOf, DraftFields, type DraftValues } from './fields.tsx'

export default function NewSystem() {
  const t = useWords(systemWords)
  const keepers = useRead(listKeepers, {})
  const units = keepers.data?.items.filter((unit) => unit.mayDraft)
  return (
    <Page
      title={t('new')}
      width="narrow"
      note={t('newLead')}
      crumbs={[{ to: '/systems', label: t('list') }]}
      read={keepers}
    >
      {units && <NewForm units={units} />}
    </Page>
  )
}

type Values = DraftValues & { readonly unitId: number }

function NewForm({ units }: { units: readonly KeepingUnit[] }) {
  const t = useWords(systemWords)
  const text = useText()
  const navigate = useNavigate()
  const write = useWrite(draftSystem)
  const [only] = units
  return (
    <FormPage<Values>
      draft="system-new"
      initial={only ? { unitId: only.id } : {}}
      submitLabel={t('save')}
      send={async (values) => write.run({ body: { unitId: values.unitId, ...(await bodyOf(values.unitId, values)) } })}
      done={(outcome) => {
        const unitId = only?.id
        const made = outcome.state === 'done' ? (outcome.reply as { id: string }).id : null
        void navigate({ to: (made && units.length === 1 ? `/systems/${unitId}/${made}` : '/systems') as never })
      }}
    >
      <Field name="unitId" label={t('unit')} required>
        <Select
          showSearch
          optionFilterProp="label"
          disabled={units.length === 1}
          options={units.map((unit) => ({ value: unit.id, label: text(unit.name) }))}
        />
      </Field>
      <FieldsOfUnit units={units} />
    </FormPage>
  )
}

function FieldsOfUnit({ units }: { units: readonly KeepingUnit[] }) {
  const unitId: number | undefined = Form.useWatch('unitId')
  const kind = units.find((unit) => unit.id === unitId)?.kind
  return <DraftFields keeper={kind === 'bureau' ? 'bureau' : 'facility'} />
}
