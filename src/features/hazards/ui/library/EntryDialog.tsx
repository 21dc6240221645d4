/** Writing an entry: proposed from a closed hazard, edited when accepted, amended later. What is typed stays on a refusal. */
import { Alert, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { grade } from '../../../../platform/contract/grade.ts'
import { family } from '../../../../platform/contract/role.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Entry, EntryDraft } from '../../library/contract.ts'
import { libraryWords } from './words.ts'

export const draftOf = (entry: Entry): EntryDraft => ({
  family: entry.family,
  object: entry.object.zh,
  where: entry.where.zh,
  finding: entry.finding.zh,
  grade: entry.grade,
  why: entry.why?.zh ?? null,
  basis: entry.basis.map((one) => one.zh).join('；'),
  measure: entry.measure.zh,
  days: entry.days,
  keywords: [...entry.keywords],
})

interface EntryDialogProps {
  readonly title: string
  readonly open: boolean
  readonly initial: Partial<EntryDraft>
  /** Whether a reason is asked for beside the words. */
  readonly reason: 'required' | 'optional' | 'none'
  readonly close: () => void
  readonly send: (draft: EntryDraft, reason: string) => Promise<unknown>
}

type Values = EntryDraft & { readonly reason?: string }

export function EntryDialog({ title, open, initial, reason, close, send }: EntryDialogProps) {
  const t = useWords(libraryWords)
  const text = useText()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const chosen = Form.useWatch('grade', form)
  const families = useChoices(family)
  const grades = useChoices(grade)
  const finish = async ({ reason: why = '', ...draft }: Values) => {
    setBusy(true)
    setFault(null)
    try {
      await send(
        { ...draft, why: draft.grade === 'major' ? (draft.why ?? null) : null, keywords: draft.keywords ?? [] },
        why,
      )
      close()
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  const missing = (label: string) => text({ zh: `请填写${label}`, en: `Fill in: ${label}` })
  return (
    <Modal
      open={open}
      title={title}
      okText={t('send')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={close}
      width={640}
      destroyOnHidden
    >
      <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={(values) => void finish(values)}>
        <Field name="family" label={t('family')} required>
          <Radio.Group className="hz-choice" options={families} />
        </Field>
        <Field name="object" label={t('object')} required>
          <Input maxLength={100} />
        </Field>
        <Field name="where" label={t('where')} required>
          <Input maxLength={100} />
        </Field>
        <Field name="finding" label={t('finding')} help={t('examples')} required>
          <Input.TextArea rows={2} maxLength={500} />
        </Field>
        <Field name="grade" label={t('grade')} required>
          <Radio.Group className="hz-choice" options={grades} />
        </Field>
        {chosen === 'major' && (
          <Field name="why" label={t('why')} required rules={[{ whitespace: true, message: missing(t('why')) }]}>
            <Input.TextArea rows={2} maxLength={300} />
          </Field>
        )}
        <Field name="basis" label={t('basis')} required>
          <Input maxLength={300} />
        </Field>
        <Field name="measure" label={t('measure')} required>
          <Input.TextArea rows={3} maxLength={1000} />
        </Field>
        <Field name="days" label={t('days')} required>
          <InputNumber min={1} max={365} precision={0} />
        </Field>
        <Field name="keywords" label={t('keywords')} help={t('keywordsHint')}>
          <Select mode="tags" open={false} maxCount={12} suffixIcon={null} />
        </Field>
        {reason !== 'none' && (
          <Field name="reason" label={t('reason')} required={reason === 'required'}>
            <Input.TextArea rows={2} maxLength={500} />
          </Field>
        )}
        {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} />}
      </Form>
    </Modal>
  )
}
