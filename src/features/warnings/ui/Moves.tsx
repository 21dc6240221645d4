/** What the reader may do about a warning, the next step as the page's one button. */
import { Alert, Button, DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { nowMs } from '../../../web/api/clock.ts'
import { useWrite } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { answerWarning, closeWarning, dismissWarning, type Warning, type WarningMove } from '../contract.ts'
import { type Chosen, DonePicker, recordOf } from './DonePicker.tsx'
import { warningWords } from './words.ts'

interface Values {
  readonly text: string
  readonly doneBy?: Dayjs
  readonly record?: Chosen | null
}

export function Moves({ warning }: { warning: Warning }) {
  const t = useWords(warningWords)
  const text = useText()
  const [open, setOpen] = useState<WarningMove | null>(null)
  const main = warning.state === 'open' ? 'answer' : 'close'
  const label = (move: WarningMove) => (move === 'answer' && warning.state === 'answered' ? t('again') : t(move))
  const offers = warning.offers.toSorted((a, b) => Number(a.move === main) - Number(b.move === main))
  return (
    <>
      {offers.map(({ move, refusal }) => (
        <Button
          key={move}
          type={move === main ? 'primary' : 'default'}
          disabled={refusal !== null}
          title={refusal ? text(refusal) : ''}
          onClick={() => setOpen(move)}
        >
          {label(move)}
        </Button>
      ))}
      {open && <MoveDialog warning={warning} move={open} label={label(open)} done={() => setOpen(null)} />}
    </>
  )
}

interface DialogProps {
  readonly warning: Warning
  readonly move: WarningMove
  readonly label: string
  readonly done: () => void
}

const texts = { answer: 'answerText', close: 'closeText', dismiss: 'dismissText' } as const

function MoveDialog({ warning, move, label, done }: DialogProps) {
  const t = useWords(warningWords)
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const [answer, close, dismiss] = [useWrite(answerWarning), useWrite(closeWarning), useWrite(dismissWarning)]
  const { unitId, id, version } = warning
  const send = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setBusy(true)
    setFault(null)
    const params = { unitId, id }
    const body = { version, text: values.text.trim() }
    try {
      if (move === 'answer')
        await answer.run({ params, body: { ...body, doneBy: (values.doneBy ?? dayjs(nowMs())).format('YYYY-MM-DD') } })
      else if (move === 'dismiss') await dismiss.run({ params, body })
      else {
        const record = recordOf(values.record)
        await close.run({ params, body: { ...body, ...(record ? { record } : {}) } })
      }
      done()
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open title={label} okText={label} confirmLoading={busy} onOk={() => void send()} onCancel={done}>
      {move !== 'answer' && <p className="wa-what">{t(move === 'close' ? 'closeWhat' : 'dismissWhat')}</p>}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} />}
      <Form form={form} layout="vertical" initialValues={{ doneBy: dayjs(nowMs()) }}>
        <Form.Item
          name="text"
          label={t(texts[move])}
          rules={[{ required: true, whitespace: true, message: t(texts[move]) }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
        {move === 'close' && (
          <Form.Item name="record" label={t('doneRecord')} extra={t('doneRecordHelp')}>
            <DonePicker unitId={unitId} warningId={id} />
          </Form.Item>
        )}
        {move === 'answer' && (
          <Form.Item name="doneBy" label={t('doneBy')} rules={[{ required: true, message: t('doneBy') }]}>
            <DatePicker disabledDate={(day) => day.isBefore(dayjs(nowMs()), 'day')} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
