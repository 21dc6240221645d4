/** Naming the person for a link: somebody of the facility, or a name. */
import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useRefresh, useWrite } from '../../../../web/api/hooks.ts'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Chain, foodLink, type Link, nameHolder } from '../../chain/contract.ts'
import { DayInput } from '../form/DayInput.tsx'
import { chainWords } from './words.ts'

interface Values {
  readonly who: 'house' | 'other'
  readonly accountId?: string
  readonly name?: string
  readonly since: string
}

interface NameHolderProps {
  readonly unitId: number
  readonly link: Link
  readonly people: Chain['people']
}

export function NameHolder({ unitId, link, people }: NameHolderProps) {
  const t = useWords(chainWords)
  const text = useText()
  const refresh = useRefresh()
  const write = useWrite(nameHolder, { subject: `food-link ${unitId} ${link.link}` })
  const [form] = Form.useForm<Values>()
  const who = Form.useWatch('who', form)
  const [open, setOpen] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const act = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    const house = values.who === 'house'
    try {
      await write.run({
        params: { unitId },
        body: {
          link: link.link,
          accountId: house ? (values.accountId ?? null) : null,
          name: house ? null : (values.name?.trim() ?? null),
          since: values.since,
          replaces: link.holder?.id ?? null,
        },
      })
      setOpen(false)
      form.resetFields()
    } catch (error) {
      if (error instanceof ProblemError && error.status === 409) await refresh('systems')
      setFault(problemWords(error))
    }
  }
  return (
    <span className="wf-no-print">
      <Button onClick={() => setOpen(true)}>{t(link.holder ? 'change' : 'name')}</Button>
      <Modal
        open={open}
        title={t('nameTitle', { link: text(foodLink.words[link.link]) })}
        onCancel={() => setOpen(false)}
        onOk={() => void act()}
        okText={t('save')}
        okButtonProps={{ loading: write.busy }}
        cancelText={t('cancel')}
        width={480}
      >
        {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ who: 'house' }}>
          <Field name="who" label={t('who')}>
            <Radio.Group
              className="sy-choice"
              options={[
                { value: 'house', label: t('ofHouse') },
                { value: 'other', label: t('other') },
              ]}
            />
          </Field>
          {who === 'other' ? (
            <Field name="name" label={t('writeName')} required>
              <Input maxLength={50} />
            </Field>
          ) : (
            <Field name="accountId" label={t('person')} required>
              <Select
                showSearch
                optionFilterProp="label"
                options={people.map((one) => ({ value: one.id, label: `${one.name}（${one.title}）` }))}
              />
            </Field>
          )}
          <Field name="since" label={t('since')} required>
            <DayInput past />
          </Field>
        </Form>
      </Modal>
    </span>
  )
}
