/** Entering one sum: amount, day, where it comes from, and the document behind it. */
import { Alert, App, Button, DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { enterMoney, type Money, type MoneyKind } from '../../money/contract.ts'
import { YuanInput } from '../moves/inputs.tsx'
import { useYuan } from './detail.ts'
import { moneyWords } from './words.ts'

interface Values {
  readonly amountFen: number
  readonly day: Dayjs
  readonly source?: string
  readonly document?: string
  readonly note?: string
}

const label = { asked: 'enterAsked', granted: 'enterGranted', spent: 'enterSpent' } as const
const dayLabel = { asked: 'askedDay', granted: 'grantedDay', spent: 'spentDay' } as const

export function MoneyDialog({ hazard, kind, money }: { hazard: Hazard; kind: MoneyKind; money: Money }) {
  const t = useWords(moneyWords)
  const yuan = useYuan()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [open, setOpen] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const write = useWrite(enterMoney, { subject: `hazard ${hazard.id}` })

  const act = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    const { amountFen, day, source = '', document = '', note = '' } = values
    try {
      const outcome = await write.run({
        params: { unitId: hazard.unitId, id: hazard.id },
        body: { kind, amountFen, day: day.format('YYYY-MM-DD'), source, document, note },
      })
      void message.success(t(outcome.state === 'queued' ? 'queued' : 'saved'))
      setOpen(false)
      form.resetFields()
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(label[kind])}</Button>
      <Modal
        open={open}
        title={t(label[kind])}
        onCancel={() => setOpen(false)}
        onOk={() => void act()}
        okText={t(label[kind])}
        okButtonProps={{ loading: write.busy }}
        cancelText={t('cancel')}
        width={480}
      >
        {kind === 'spent' && <p className="wf-dialog-lead">{t('left', { amount: yuan(money.unspentFen) })}</p>}
        {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ day: dayjs() }}>
          <Field name="amountFen" label={t('amount')} required>
            <YuanInput />
          </Field>
          <Field name="day" label={t(dayLabel[kind])} required>
            <DatePicker allowClear={false} disabledDate={(day) => day.isAfter(dayjs(), 'day')} className="hz-full" />
          </Field>
          <Field name="source" label={t('source')}>
            <Input maxLength={200} />
          </Field>
          <Field name="document" label={t('document')}>
            <Input maxLength={100} />
          </Field>
          <Field name="note" label={t('note')}>
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Field>
        </Form>
      </Modal>
    </>
  )
}
