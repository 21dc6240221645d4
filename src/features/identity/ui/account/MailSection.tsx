/** Where warnings reach me by e-mail; none unless I say so. */
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Section } from '../../../../web/kit/Page.tsx'
import { dictionary, useWords } from '../../../../web/words/words.ts'
import { readMail, setMail } from '../../../warnings/mail/contract.ts'

const words = dictionary({
  title: { zh: '预警邮箱', en: 'Address for warnings' },
  hint: {
    zh: '轮到您回应的预警发到这里；领导每天早上另收一封汇总。不填就不发，别人看不到这个地址。',
    en: 'Warnings that wait for you are mailed here; leaders also get a count each morning. Left empty, none is sent. Nobody else sees it.',
  },
  off: {
    zh: '本系统没有设置发信服务器，填了也暂时收不到。请系统管理员设置 SMTP_URL 和 MAIL_FROM。',
    en: 'This installation sends no mail yet. The system administrator sets SMTP_URL and MAIL_FROM.',
  },
  address: { zh: '邮箱地址', en: 'E-mail address' },
  wrong: {
    zh: '请填完整的邮箱地址，例如 name@example.gov.cn',
    en: 'Give a whole address, such as name@example.gov.cn',
  },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
})

export function MailSection() {
  const t = useWords(words)
  const read = useRead(readMail, {})
  return (
    <Section title={t('title')}>
      <p className="wf-own-lead">{t('hint')}</p>
      {read.data && !read.data.sends && <Alert type="info" showIcon title={t('off')} />}
      {read.data && <AddressForm key={read.data.address ?? ''} address={read.data.address} />}
    </Section>
  )
}

function AddressForm({ address }: { address: string | null }) {
  const t = useWords(words)
  const write = useWrite(setMail)
  const [form] = Form.useForm<{ address?: string }>()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ title: string; detail?: string } | null>(null)
  const save = async ({ address: typed }: { address?: string }) => {
    setBusy(true)
    setSaid(null)
    try {
      await write.run({ body: { address: typed?.trim() || null } })
      setSaid({ title: t('saved') })
    } catch (error) {
      setSaid(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form
      form={form}
      layout="vertical"
      className="wf-own-form"
      initialValues={{ address: address ?? '' }}
      onFinish={(values) => void save(values)}
    >
      <Form.Item name="address" label={t('address')} rules={[{ type: 'email', message: t('wrong') }]}>
        <Input inputMode="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      {said && <Alert type={said.detail ? 'error' : 'success'} showIcon title={said.title} description={said.detail} />}
      <div className="wf-own-acts">
        <Button htmlType="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}
