/** Moving a unit to another owner or territory: the consequence is said before, and nothing else is rewritten. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Input } from 'antd'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { moveUnit, owners, readUnit, type UnitRow } from '../../units/contract.ts'
import { DayInput } from '../DayInput.tsx'
import '../organisation.css'
import { DivisionPicker, UnitPicker } from '../pickers.tsx'
import { today } from '../today.ts'
import { organisationWords } from '../words.ts'

const words = dictionary({
  title: { zh: '调整隶属与地域', en: 'Move a unit' },
  consequence: {
    zh: '登记后立即生效：新的上级和新的属地部门、党委政府随即能看到该单位的全部台账（包括以往的），原来的不再能看到；正在办理的事项照常进行。台账和日志一行不改。',
    en: 'In force as soon as it is entered: the new owner, departments and government see all of its ledgers, past ones included; the old ones see them no more. Work under way goes on. No row of a ledger or of the journal is rewritten.',
  },
  on: { zh: '调整日期', en: 'Day of the move' },
  onHelp: {
    zh: '批复的日期，不晚于今天；写入沿革。',
    en: 'The day it was decided, today or earlier; kept in the history.',
  },
})

interface Values {
  readonly ownerId?: number | null
  readonly territory: string
  readonly on: string
  readonly reason: string
}

export default function MoveUnit() {
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
      {found && <MoveForm unit={found} />}
    </Page>
  )
}

function MoveForm({ unit }: { unit: UnitRow }) {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const navigate = useNavigate()
  const write = useWrite(moveUnit)
  return (
    <>
      <Alert type="warning" showIcon className="wf-fault" title={t('consequence')} />
      <FormPage<Values>
        draft={`unit-move ${unit.id}`}
        initial={{ ownerId: unit.ownerId, territory: unit.territory, on: today() }}
        submitLabel={t('title')}
        send={({ ownerId = null, territory, on, reason }) =>
          write.run({ params: { unitId: unit.id }, body: { ownerId, territory, on, reason, version: unit.version } })
        }
        done={() => void navigate({ to: '/units/$unit', params: { unit: String(unit.id) } as never })}
      >
        {owners[unit.kind].length > 0 && (
          <Field name="ownerId" label={o('owner')} required={unit.kind !== 'bureau'}>
            <UnitPicker kinds={owners[unit.kind]} allowClear={unit.kind === 'bureau'} />
          </Field>
        )}
        <Field name="territory" label={o('territory')} required>
          <DivisionPicker />
        </Field>
        <Field name="on" label={t('on')} help={t('onHelp')} required>
          <DayInput latest={today()} earliest={unit.openedOn} />
        </Field>
        <Field name="reason" label={o('reason')} help={o('reasonHelp')} required>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Field>
      </FormPage>
    </>
  )
}
