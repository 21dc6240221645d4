/** Changing what a unit is called and has. Where it stands is changed by moving it. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { type Attributes, changeUnit, readUnit, type UnitRow } from '../../units/contract.ts'
import '../organisation.css'
import { organisationWords } from '../words.ts'
import { AttributeFields, NameFields } from './fields.tsx'
import { filled } from './filled.ts'

const words = dictionary({ title: { zh: '修改单位资料', en: 'Change a unit' } })

interface Values {
  readonly name: string
  readonly nameEn: string
  readonly attributes?: Partial<Attributes>
  readonly reason: string
}

export default function EditUnit() {
  const { unit } = useParams({ strict: false }) as { unit: string }
  const t = useWords(words)
  const o = useWords(organisationWords)
  const text = useText()
  const read = useRead(readUnit, { params: { unitId: Number(unit) } })
  const found = read.data?.unit
  const crumbs = [
    { to: '/units', label: o('units') },
    { to: `/units/${unit}`, label: found ? text({ zh: found.name, en: found.nameEn }) : o('unit') },
  ]
  return (
    <Page title={t('title')} width="narrow" crumbs={crumbs} read={read}>
      {found && <EditForm unit={found} />}
    </Page>
  )
}

function EditForm({ unit }: { unit: UnitRow }) {
  const o = useWords(organisationWords)
  const navigate = useNavigate()
  const write = useWrite(changeUnit)
  return (
    <FormPage<Values>
      draft={`unit-edit ${unit.id}`}
      initial={{ name: unit.name, nameEn: unit.nameEn, attributes: unit.attributes }}
      send={({ attributes, ...rest }) =>
        write.run({
          params: { unitId: unit.id },
          body: { ...rest, attributes: filled(attributes), version: unit.version },
        })
      }
      done={() => void navigate({ to: '/units/$unit', params: { unit: String(unit.id) } as never })}
    >
      <NameFields />
      {unit.kind === 'facility' && <AttributeFields />}
      <Field name="reason" label={o('reason')} help={o('reasonHelp')} required>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  )
}
