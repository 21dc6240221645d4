/** Letting another act for the holder of a post, for a stated time. */

import { useNavigate, useParams } from '@tanstack/react-router'
import { DatePicker, Input, Select } from 'antd'
import { useState } from 'react'
import { nowDate } from '../../../../web/api/clock.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { delegatePost, listDeputies } from '../../delegations/contract.ts'
import { meant, shown } from '../moment.ts'
import { organisationWords } from '../words.ts'

const words = dictionary({
  title: { zh: '委托代理', en: 'Let another act for the post' },
  lead: {
    zh: '代理人在期限内拥有该职务的全部权限，办理的事项记在两人名下；到期自动终止，也可随时撤回。责任不因代理而转移。',
    en: 'For that time the deputy has every right of the post and acts are recorded under both names. It ends by itself, or when it is revoked. Responsibility stays with the holder.',
  },
  deputyHelp: { zh: '同一条线、您职责范围内的人员。', en: 'People of the same line, within what your post covers.' },
  nobody: { zh: '没有可以代理的人员', en: 'Nobody could act here' },
  reasonHint: { zh: '如 外出培训、休假', en: 'Such as training or leave' },
  mine: { zh: '我的职务', en: 'My posts' },
})

interface Values {
  readonly accountId: string
  readonly since: string
  readonly until: string
  readonly reason: string
}

export default function DelegatePost() {
  const { position } = useParams({ strict: false }) as { position: string }
  const t = useWords(words)
  const o = useWords(organisationWords)
  const text = useText()
  const navigate = useNavigate()
  const person = usePerson()
  const [sought, setSought] = useState('')
  const write = useWrite(delegatePost)
  const deputies = useRead(listDeputies, {
    params: { positionId: position },
    query: sought.trim() === '' ? {} : { q: sought.trim() },
  })
  const back = holds(person, ['security']) ? '/accounts' : '/posts'
  return (
    <Page
      title={t('title')}
      note={t('lead')}
      width="narrow"
      crumbs={[{ to: back, label: back === '/posts' ? t('mine') : o('accounts') }]}
    >
      <FormPage<Values>
        draft={`delegate ${position}`}
        initial={{ since: meant(shown(nowDate().toISOString())) }}
        submitLabel={t('title')}
        send={(values) => write.run({ body: { positionId: position, ...values } })}
        done={() => void navigate({ to: back as never })}
      >
        <Field name="accountId" label={o('deputy')} help={t('deputyHelp')} required>
          <Select
            showSearch={{ filterOption: false, onSearch: setSought }}
            loading={deputies.isFetching}
            notFoundContent={t('nobody')}
            options={(deputies.data?.items ?? []).map((one) => ({
              value: one.accountId,
              label: `${one.name} · ${text({ zh: one.unitName, en: one.unitNameEn })}`,
            }))}
          />
        </Field>
        <Field name="since" label={o('since')} required>
          <MomentInput />
        </Field>
        <Field name="until" label={o('until')} required>
          <MomentInput />
        </Field>
        <Field name="reason" label={o('reason')} help={o('reasonHelp')} required>
          <Input.TextArea rows={2} maxLength={500} placeholder={t('reasonHint')} />
        </Field>
      </FormPage>
    </Page>
  )
}

interface MomentInputProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
}

/** A moment kept as the text the contract wants. */
function MomentInput({ id, value, onChange }: MomentInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? shown(value) : null}
      onChange={(moment) => onChange?.(moment ? meant(moment) : undefined)}
    />
  )
}
