/**
 * A form that loses nothing: its values are kept as a draft while typed, restored after a reload or crash, and
 * cleared when sent. Refusals come back to the fields they name; leaving with unsent values is said first.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useDraft } from '../api/draft.ts'
import type { Outcome } from '../api/outbox.ts'
import { fieldPath, ProblemError } from '../api/problem-error.ts'
import { problemWords } from '../api/problem-words.ts'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { restored, stored } from './draft-values.ts'
import './form.css'
import { kitWords } from './words.ts'

interface FormPageProps<V extends object> {
  /** Name of the draft: one per form and subject, such as `hazard-report` or `hazard-plan 3/0198…`. */
  readonly draft: string
  readonly initial: Partial<V>
  /**
   * Sends the values; usually `write.run({ body })`. A thrown ProblemError is shown at its fields. Null: asked once more,
   * the person went back to the form.
   */
  readonly send: (values: V) => Promise<Outcome<unknown> | null>
  /** Where to go once sent or queued. */
  readonly done: (outcome: Outcome<unknown>) => void
  /** Where it depends on what is filled in, a function of the values. */
  readonly submitLabel?: string | ((values: Partial<V>) => string)
  /** Nothing can be sent yet; the page says why. What is typed is kept all the same. */
  readonly blocked?: boolean
  readonly onCancel?: () => void
  readonly cancelLabel?: string
  readonly children: ReactNode | ((form: FormInstance<V>) => ReactNode)
}

interface Fault {
  readonly title: string
  readonly detail: string
  /** Somebody else was first: what is on the screen is old. */
  readonly stale?: boolean
}

export function FormPage<V extends object>(props: FormPageProps<V>) {
  const t = useWords(kitWords)
  const format = useFormat()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const values: Partial<V> = Form.useWatch([], form) ?? {}
  const draft = useDraft<V>(props.draft)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [restoredAt, setRestoredAt] = useState<number | null>(null)
  const dirty = useRef(false)

  const { found } = draft
  useEffect(() => {
    if (!found || dirty.current) return
    form.setFieldsValue(restored(found.values) as never)
    dirty.current = true
    setRestoredAt(found.at)
  }, [found, form])

  const blocker = useBlocker({
    shouldBlockFn: () => dirty.current,
    enableBeforeUnload: () => dirty.current,
    withResolver: true,
  })

  const send = async (values: V) => {
    setBusy(true)
    setFault(null)
    try {
      const outcome = await props.send(values)
      if (outcome === null) return
      await draft.clear()
      dirty.current = false
      if (outcome.state === 'queued') void message.info(t('queued'))
      else void message.success(t('saved'))
      props.done(outcome)
    } catch (error) {
      setFault({ ...problemWords(error), stale: error instanceof ProblemError && error.slug === 'changed-meanwhile' })
      if (error instanceof ProblemError) showAtFields(form, error)
    } finally {
      setBusy(false)
    }
  }
  const startOver = async () => {
    await draft.clear()
    dirty.current = false
    setRestoredAt(null)
    form.resetFields()
  }

  return (
    <>
      {restoredAt !== null && (
        <Alert
          type="info"
          showIcon
          className="wf-fault"
          title={t('draftFound', { when: format.date(new Date(restoredAt)) })}
          action={
            <Button size="small" type="text" onClick={() => void startOver()}>
              {t('draftDrop')}
            </Button>
          }
        />
      )}
      <Form<V>
        form={form}
        layout="vertical"
        className="wf-form"
        initialValues={props.initial}
        onValuesChange={(_, values) => {
          dirty.current = true
          draft.keep(stored(values) as V)
        }}
        onKeyDown={(event) => {
          // Enter takes the day in a date field; it does not send the form.
          if (event.key === 'Enter' && (event.target as Element).closest('.ant-picker')) event.preventDefault()
        }}
        onFinish={(given) => void send(given)}
        onFinishFailed={() => setFault({ title: t('mendFields'), detail: '' })}
      >
        {typeof props.children === 'function' ? props.children(form) : props.children}
        {fault && (
          <Alert
            type="error"
            showIcon
            title={fault.title}
            description={fault.detail || undefined}
            className="wf-fault"
            action={
              fault.stale && (
                <Button size="small" onClick={() => void client.invalidateQueries()}>
                  {t('lookAgain')}
                </Button>
              )
            }
          />
        )}
        <div className="wf-form-foot">
          {props.onCancel && <Button onClick={props.onCancel}>{props.cancelLabel ?? t('cancel')}</Button>}
          <Button type="primary" htmlType="submit" loading={busy} disabled={props.blocked === true}>
            {typeof props.submitLabel === 'function' ? props.submitLabel(values) : (props.submitLabel ?? t('submit'))}
          </Button>
        </div>
      </Form>
      <Modal
        open={blocker.status === 'blocked'}
        title={t('leaveTitle')}
        okText={t('leave')}
        cancelText={t('stay')}
        onOk={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
        width={420}
      >
        {t('leaveBody')}
      </Modal>
    </>
  )
}

/** Marks the fields that a refusal names. Faults with no field of this form stay in the message above the button. */
function showAtFields<V extends object>(form: FormInstance<V>, error: ProblemError): void {
  const faults = error.problem.errors ?? []
  const known = faults
    .map((fault) => ({ name: fieldPath(fault.pointer), errors: [fault.detail] }))
    .filter((field) => field.name.length > 0 && form.getFieldInstance(field.name as never))
  if (known.length === 0) return
  form.setFields(known as never)
  form.scrollToField(known[0]?.name as never, { block: 'center' })
}
