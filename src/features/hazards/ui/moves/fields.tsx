/** What the dialogs ask for. */
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { PhotoCapture } from '../../../../web/kit/PhotoCapture.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type Hazard, listHazards, listPeople } from '../../contract.ts'
import { useSaid } from '../marks.tsx'
import { hazardWords } from '../words.ts'
import { DayInput } from './inputs.tsx'

export function ReasonField() {
  const t = useWords(hazardWords)
  return (
    <Field
      name="reason"
      label={t('reason')}
      help={t('reasonHint')}
      required
      rules={[{ whitespace: true, message: t('reasonHint') }]}
    >
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Field>
  )
}

export function NoteField() {
  const t = useWords(hazardWords)
  return (
    <Field name="note" label={t('remark')}>
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Field>
  )
}

/** A new day, and why. */
export function UntilFields({ label, help }: { label: string; help: string }) {
  return (
    <>
      <Field name="until" label={label} help={help} required>
        <DayInput />
      </Field>
      <ReasonField />
    </>
  )
}

/** Somebody else who works at the facility. */
export function PersonFields({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const people = useRead(listPeople, { params: { unitId: hazard.unitId } })
  const others = (people.data?.items ?? []).filter((one) => one.id !== hazard.plan.responsible?.id)
  return (
    <>
      <Field name="responsibleId" label={t('newPerson')} help={t('personHint')} required>
        <Select
          showSearch
          optionFilterProp="label"
          loading={people.isPending}
          options={others.map((one) => ({ value: one.id, label: t('holder', { name: one.name, title: one.title }) }))}
        />
      </Field>
      <ReasonField />
    </>
  )
}

/** The hazard of the same facility that stays; found by its words or number. */
export function SurvivorFields({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const said = useSaid()
  const [typed, type] = useState('')
  const found = useRead(listHazards, {
    query: { unit: hazard.unitId, state: 'open', limit: 20, ...(typed.trim() ? { text: typed.trim() } : {}) },
  })
  const others = (found.data?.items ?? []).filter((one) => one.id !== hazard.id)
  return (
    <>
      <Field name="into" label={t('survivor')} help={t('survivorHint')} required>
        <Select
          showSearch
          filterOption={false}
          onSearch={type}
          loading={found.isFetching}
          notFoundContent={t('noSurvivor')}
          options={others.map((one) => ({
            value: one.id,
            label: `${one.number} ${t('titled', { object: said(one.object), finding: said(one.finding) })}`,
          }))}
        />
      </Field>
      <ReasonField />
    </>
  )
}

/** What somebody saw on the spot, and whether the controls hold. */
export function CheckFields({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const held = Form.useWatch('held')
  return (
    <>
      <p className="hz-controls">{hazard.interim}</p>
      <Field name="held" label={t('controlHeld')} required>
        <Radio.Group
          className="hz-choice"
          options={[
            { value: true, label: t('inForce') },
            { value: false, label: t('notInForce') },
          ]}
        />
      </Field>
      <Field
        name="seen"
        label={t('seen')}
        help={t('seenHint')}
        required
        rules={[{ whitespace: true, message: t('seenHint') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
      <Field name="interim" label={t('changedControls')} help={held === false ? t('mendControls') : t('keepControls')}>
        <Input.TextArea rows={2} maxLength={1000} showCount />
      </Field>
      <Field name="photos" label={t('scenePhotos')}>
        <PhotoCapture max={6} />
      </Field>
    </>
  )
}
