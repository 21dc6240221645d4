/** Granting a post: first the unit, which decides what roles there are. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { allRoles, type Role, role, roles, type UnitKind } from '../../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { dictionary, useWords } from '../../../../web/words/words.ts'
import { grantPost, readAccount } from '../../accounts/contract.ts'
import { readTree } from '../../units/contract.ts'
import { DayInput } from '../DayInput.tsx'
import { UnitPicker } from '../pickers.tsx'
import { today } from '../today.ts'
import { organisationWords } from '../words.ts'

const words = dictionary({
  title: { zh: '授予职务', en: 'Grant a post' },
  postTitle: { zh: '职务名称', en: 'Title' },
  postTitleHelp: { zh: '任命文件上的名称，如 副所长。', en: 'As in the appointment, such as deputy director.' },
  roleHelp: {
    zh: '角色决定能看什么、能办什么；先选单位。',
    en: 'Decides what may be seen and done; choose the unit first.',
  },
})

interface Values {
  readonly unitId: number
  readonly role: Role
  readonly title: string
  readonly since: string
  readonly until?: string | null
}

export default function GrantPost() {
  const { account } = useParams({ strict: false }) as { account: string }
  const t = useWords(words)
  const o = useWords(organisationWords)
  const navigate = useNavigate()
  const read = useRead(readAccount, { params: { accountId: account } })
  const write = useWrite(grantPost)
  const crumbs = [
    { to: '/accounts', label: o('accounts') },
    { to: `/accounts/${account}`, label: read.data?.account.name ?? '' },
  ]
  return (
    <Page title={t('title')} width="narrow" crumbs={crumbs} read={read}>
      {read.data && (
        <FormPage<Values>
          draft={`post-grant ${account}`}
          initial={{ unitId: read.data.account.unitId, since: today() }}
          submitLabel={t('title')}
          send={({ until = null, ...values }) => write.run({ body: { accountId: account, ...values, until } })}
          done={() => void navigate({ to: '/accounts/$account', params: { account } as never })}
        >
          <PostFields />
        </FormPage>
      )}
    </Page>
  )
}

function PostFields() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const unitId: number | undefined = Form.useWatch('unitId')
  const tree = useRead(readTree, {})
  const kind = tree.data?.units.find((unit) => unit.id === unitId)?.kind
  const choices = useChoices(
    role,
    allRoles.filter((one) => kind !== undefined && (roles[one].at as readonly UnitKind[]).includes(kind)),
  )
  return (
    <>
      <Field name="unitId" label={o('unit')} required>
        <UnitPicker />
      </Field>
      <Field name="role" label={o('role')} help={t('roleHelp')} required>
        <Select options={choices} />
      </Field>
      <Field name="title" label={t('postTitle')} help={t('postTitleHelp')} required>
        <Input maxLength={60} />
      </Field>
      <Field name="since" label={o('since')} required>
        <DayInput />
      </Field>
      <Field name="until" label={o('until')} help={o('untilHelp')}>
        <DayInput />
      </Field>
    </>
  )
}
