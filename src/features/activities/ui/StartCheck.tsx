/** Starting or planning a check: which, where, when, with whom. */

import { Alert, App, DatePicker, Form, Modal, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { WorkKind } from '../../../domain/policy/duty.ts'
import { nowDate } from '../../../web/api/clock.ts'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { ProblemError } from '../../../web/api/problem-error.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { Field } from '../../../web/kit/Field.tsx'
import { usePerson } from '../../../web/session/session.ts'
import { zone } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { listChecklists } from '../checklists/contract.ts'
import { openActivity } from '../contract.ts'
import { recordPlaces } from '../records/contract.ts'
import { activityWords } from './words.ts'

/** The region's calendar day, whatever the device is set to. */
const today = (): Dayjs => dayjs(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(nowDate()))

interface Values {
  readonly unitId: number
  readonly checklist: string
  readonly day: Dayjs
  readonly participants: string[]
}

interface StartCheckProps {
  readonly kind: WorkKind
  /** The checklist to begin with; otherwise the first of the kind. */
  readonly checklist?: string | undefined
  readonly close: () => void
  readonly started: (activity: { unitId: number; id: string }) => void
}

export function StartCheck({ kind, checklist, close, started }: StartCheckProps) {
  const t = useWords(activityWords)
  const text = useText()
  const person = usePerson()
  const { message } = App.useApp()
  const places = useRead(recordPlaces, {})
  const units = (places.data?.groups ?? []).flatMap((group) =>
    group.kinds.includes(kind) ? group.units.filter((unit) => unit.kind === 'facility') : [],
  )
  const checklists = useRead(listChecklists, {})
  const write = useWrite(openActivity)
  const [form] = Form.useForm<Values>()
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const day = Form.useWatch('day', form)
  const chosen = Form.useWatch('checklist', form)
  const items = (checklists.data?.items ?? []).filter((item) => item.kind === kind)
  // The plan itself asks for the fire self-check each month; the other lists are this product's defaults.
  const wanted = checklist ?? 'fire-self-check'
  const first = items.find((item) => item.id === wanted) ?? items[0]
  const later = day ? day.isAfter(today(), 'day') : false
  const one = items.find((item) => item.id === (chosen ?? first?.id))

  const send = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    try {
      const outcome = await write.run({
        body: {
          unitId: values.unitId,
          checklist: values.checklist,
          plannedFor: later ? values.day.format('YYYY-MM-DD') : null,
          participants: values.participants,
        },
      })
      if (outcome.state === 'done') started({ unitId: values.unitId, id: outcome.reply.id })
      else {
        void message.info(t('startQueued'), 6)
        close()
      }
    } catch (error) {
      // Somebody began it already: go there.
      const id = error instanceof ProblemError && error.slug === 'activity-running' ? error.problem.details?.id : null
      if (typeof id === 'string') started({ unitId: values.unitId, id })
      else setFault(problemWords(error))
    }
  }

  return (
    <Modal
      open
      title={t('startTitle')}
      onCancel={close}
      onOk={() => void send()}
      okText={t(later ? 'plan' : 'beginNow')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: write.busy, disabled: !first }}
      loading={checklists.isPending || places.isPending}
      width={520}
    >
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-act-said" />}
      {first && places.data && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            unitId: units.length === 1 ? units[0]?.id : undefined,
            checklist: first.id,
            day: today(),
            participants: [person.name],
          }}
        >
          {units.length > 1 && (
            <Field name="unitId" label={t('unit')} required>
              <Select
                showSearch
                optionFilterProp="label"
                options={units.map((unit) => ({ value: unit.id, label: text(unit.name) }))}
              />
            </Field>
          )}
          {units.length === 1 && (
            <Form.Item name="unitId" hidden>
              <Select />
            </Form.Item>
          )}
          <Field name="checklist" label={t('checklist')} required>
            <Radio.Group
              className="wf-act-choice"
              options={items.map((item) => ({ value: item.id, label: text(item.title) }))}
            />
          </Field>
          {one && (
            <p className="wf-dialog-lead">
              {text(one.purpose)}
              <br />
              {t('itemsToDo', { count: one.items })}
            </p>
          )}
          <Field name="day" label={t('when')} help={t('whenHelp')} required>
            <DatePicker allowClear={false} disabledDate={(at) => at.isBefore(today(), 'day')} />
          </Field>
          <Field name="participants" label={t('participants')} help={t('participantsHelp')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} maxCount={40} />
          </Field>
          {one && !one.reviewed && <p className="wf-muted">{t('unreviewed')}</p>}
        </Form>
      )}
    </Modal>
  )
}
