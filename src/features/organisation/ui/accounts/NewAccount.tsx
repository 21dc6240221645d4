/** Opening an account. It gives no right: posts are granted by the security administrator. */
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import type { BodyOf } from '../../../../platform/contract/endpoint.ts'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { dictionary, useWords } from '../../../../web/words/words.ts'
import { openAccount } from '../../accounts/contract.ts'
import { UnitPicker } from '../pickers.tsx'
import { organisationWords } from '../words.ts'
import { Password } from './Password.tsx'

const words = dictionary({
  title: { zh: '开立账号', en: 'Open an account' },
  unitHelp: {
    zh: '账号所在单位，须在您的管理范围内。',
    en: 'Where the account is kept; within what your post covers.',
  },
  usernameHelp: {
    zh: '小写字母、数字、点、横线，至少两个字符，如 wang.lei。',
    en: 'Lower-case letters, digits, dots and dashes, two at least, such as wang.lei.',
  },
  usernameForm: { zh: '只用小写字母、数字、点和横线', en: 'Only lower-case letters, digits, dots and dashes' },
})

type Body = BodyOf<typeof openAccount>

export default function NewAccount() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [opened, setOpened] = useState<{ id: string; name: string; password: string } | null>(null)
  const crumbs = [{ to: '/accounts', label: o('accounts') }]
  if (opened) {
    return (
      <Page title={t('title')} width="narrow" crumbs={crumbs}>
        <Password
          name={opened.name}
          password={opened.password}
          done={() => void navigate({ to: '/accounts/$account', params: { account: opened.id } as never })}
        />
      </Page>
    )
  }
  return (
    <Page title={t('title')} width="narrow" crumbs={crumbs}>
      <FormPage<Body>
        draft="account-new"
        initial={{}}
        submitLabel={t('title')}
        send={async (body) => {
          // The answer holds a secret: sent at once, never through the queue.
          const reply = await call(openAccount, { body })
          setOpened({ id: reply.id, name: body.name, password: reply.temporaryPassword })
          return { state: 'done', reply }
        }}
        done={() => void refresh('organisation')}
      >
        <Field name="name" label={o('person')} required>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Field
          name="username"
          label={o('username')}
          help={t('usernameHelp')}
          required
          rules={[{ pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/, message: t('usernameForm') }]}
        >
          <Input maxLength={64} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field name="unitId" label={o('unit')} help={t('unitHelp')} required>
          <UnitPicker />
        </Field>
      </FormPage>
    </Page>
  )
}
