/** Opening a unit. What else is asked depends on its kind. */
import { useNavigate } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import type { BodyOf } from '../../../../platform/contract/endpoint.ts'
import { department, facilityType, type UnitKind, unitKind } from '../../../../platform/contract/role.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { dictionary, useWords } from '../../../../web/words/words.ts'
import { type Attributes, createUnit, owners } from '../../units/contract.ts'
import { DayInput } from '../DayInput.tsx'
import '../organisation.css'
import { DivisionPicker, UnitPicker } from '../pickers.tsx'
import { today } from '../today.ts'
import { organisationWords } from '../words.ts'
import { AttributeFields, NameFields } from './fields.tsx'
import { filled } from './filled.ts'

const words = dictionary({
  title: { zh: '设立单位', en: 'Open a unit' },
  openedHelp: { zh: '当天或以前的日期。', en: 'Today or earlier.' },
})

type Values = Partial<Omit<BodyOf<typeof createUnit>, 'attributes'>> & { readonly attributes?: Partial<Attributes> }

/** What the kind does not have is not sent, whatever was chosen before the kind changed. */
function bodyOf(values: Values): BodyOf<typeof createUnit> {
  const { kind = 'facility', name = '', nameEn = '', territory = '', openedOn = today() } = values
  return {
    kind,
    name,
    nameEn,
    territory,
    openedOn,
    facilityType: kind === 'facility' ? (values.facilityType ?? null) : null,
    department: kind === 'department' ? (values.department ?? null) : null,
    ownerId: owners[kind].length > 0 ? (values.ownerId ?? null) : null,
    attributes: kind === 'facility' ? filled(values.attributes) : {},
  }
}

export default function NewUnit() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const navigate = useNavigate()
  const write = useWrite(createUnit)
  let next = '/units'
  return (
    <Page title={t('title')} width="narrow" crumbs={[{ to: '/units', label: o('units') }]}>
      <FormPage<Values>
        draft="unit-new"
        initial={{ kind: 'facility', openedOn: today() }}
        submitLabel={t('title')}
        send={async (values) => {
          const outcome = await write.run({ body: bodyOf(values) })
          if (outcome.state === 'done') next = `/units/${outcome.reply.id}`
          return outcome
        }}
        done={() => void navigate({ to: next as never })}
      >
        <UnitFields />
      </FormPage>
    </Page>
  )
}

function UnitFields() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const kind: UnitKind = Form.useWatch('kind') ?? 'facility'
  const kinds = useChoices(unitKind)
  const types = useChoices(facilityType)
  const departments = useChoices(department)
  return (
    <>
      <Field name="kind" label={o('kind')} required>
        <Select options={kinds} />
      </Field>
      {kind === 'facility' && (
        <Field name="facilityType" label={o('type')} required>
          <Select options={types} />
        </Field>
      )}
      {kind === 'department' && (
        <Field name="department" label={o('department')} required>
          <Select options={departments} />
        </Field>
      )}
      <NameFields />
      {owners[kind].length > 0 && (
        <Field name="ownerId" label={o('owner')} required={kind !== 'bureau'}>
          <UnitPicker kinds={owners[kind]} allowClear={kind === 'bureau'} />
        </Field>
      )}
      <Field name="territory" label={o('territory')} required>
        <DivisionPicker />
      </Field>
      <Field name="openedOn" label={o('openedOn')} help={t('openedHelp')} required>
        <DayInput latest={today()} />
      </Field>
      {kind === 'facility' && <AttributeFields />}
    </>
  )
}
