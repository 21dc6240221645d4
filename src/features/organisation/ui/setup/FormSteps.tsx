/** Region and bureau, then the three people: one form in two pages. What is typed is kept on the device; the code is not. */
import { Alert, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { BodyOf } from '../../../../platform/contract/endpoint.ts'
import { administrators, role } from '../../../../platform/contract/role.ts'
import { useDraft } from '../../../../web/api/draft.ts'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import '../../../../web/kit/form.css'
import { Term } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type FirstAccount, setUp } from '../../setup/contract.ts'
import { provinces } from './provinces.ts'
import { setUpWords } from './words.ts'

type Values = Omit<BodyOf<typeof setUp>, 'code'>
type Administrator = (typeof administrators)[number]
type Loose = { [K in keyof Values]?: Partial<Values[K]> }

interface FormStepsProps {
  readonly code: string
  readonly page: 'region' | 'people'
  readonly go: (page: 'region' | 'people') => void
  readonly done: (accounts: readonly FirstAccount[]) => void
  /** The code is no longer good. */
  readonly again: () => void
}

export function FormSteps({ code, page, go, done, again }: FormStepsProps) {
  const t = useWords(setUpWords)
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>('set-up')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const { found } = draft
  useEffect(() => {
    if (found) form.setFieldsValue(found.values)
  }, [found, form])

  const send = async (values: Values) => {
    if (page === 'region') return go('people')
    setBusy(true)
    setFault(null)
    try {
      const { accounts } = await call(setUp, { body: { ...values, code } })
      await draft.clear().catch(() => {})
      done(accounts)
    } catch (error) {
      setFault(problemWords(error))
      if (error instanceof ProblemError && error.slug === 'set-up-code-wrong') again()
    } finally {
      setBusy(false)
    }
  }
  const first = page === 'region'
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="wf-form"
      onValuesChange={(changed: Loose) => {
        fillProvince(changed, form)
        // Those of the other page too.
        draft.keep(form.getFieldsValue(true))
      }}
      onFinish={() => void send(form.getFieldsValue(true))}
    >
      {first ? <RegionFields /> : <PeopleFields />}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      {!first && <p className="wf-setup-note">{t('beginHint')}</p>}
      <div className="wf-form-foot">
        {!first && <Button onClick={() => go('region')}>{t('back')}</Button>}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(first ? 'next' : 'begin')}
        </Button>
      </div>
    </Form>
  )
}

/** A province's code names it; what was typed is left alone. */
function fillProvince(changed: Loose, form: ReturnType<typeof Form.useForm<Values>>[0]): void {
  const known = provinces.get(changed.division?.code ?? '')
  const { division } = form.getFieldsValue(true) as Loose
  if (!known || division?.name || division?.nameEn) return
  form.setFieldsValue({ division: { ...division, name: known.zh, nameEn: known.en } } as never)
}

function RegionFields() {
  const t = useWords(setUpWords)
  const text = useText()
  const code: string = Form.useWatch(['division', 'code']) ?? ''
  const digits = code.slice(0, 2)
  const province = provinces.get(digits)
  const hint =
    digits.length < 2 ? '' : province ? t('belongs', { digits, name: text(province) }) : t('belongsNowhere', { digits })
  return (
    <>
      <Field
        name={['division', 'code']}
        label={t('divisionCode')}
        help={`${t('divisionCodeHelp')} ${hint}`.trim()}
        required
        rules={[{ pattern: /^\d{2}(\d{2}(\d{2})?)?$/, message: t('divisionCodeWrong') }]}
      >
        <Input inputMode="numeric" maxLength={6} className="wf-setup-short" />
      </Field>
      <div className="wf-setup-pair">
        <Field name={['division', 'name']} label={t('region')} required>
          <Input maxLength={60} />
        </Field>
        <Field name={['division', 'nameEn']} label={t('regionEn')} required>
          <Input maxLength={120} />
        </Field>
      </div>
      <div className="wf-setup-pair">
        <Field name={['bureau', 'name']} label={t('bureau')} help={t('bureauHelp')} required>
          <Input maxLength={100} />
        </Field>
        <Field name={['bureau', 'nameEn']} label={t('bureauEn')} required>
          <Input maxLength={200} />
        </Field>
      </div>
    </>
  )
}

function PeopleFields() {
  const t = useWords(setUpWords)
  const plain = (text: unknown) => (typeof text === 'string' ? text.replace(/\s/g, '') : '')
  const others = (own: Administrator, of: 'name' | 'username') =>
    administrators.filter((one) => one !== own).map((one) => ['people', one, of])
  const differs =
    (own: Administrator, of: 'name' | 'username') =>
    ({ getFieldValue }: { getFieldValue: (path: string[]) => unknown }) => ({
      validator: (_rule: unknown, value: unknown) =>
        plain(value) !== '' && others(own, of).some((path) => plain(getFieldValue(path)) === plain(value))
          ? Promise.reject(new Error(t('different')))
          : Promise.resolve(),
    })
  return (
    <>
      <p className="wf-setup-lead">{t('peopleLead')}</p>
      {administrators.map((one) => (
        <fieldset key={one} className="wf-setup-person">
          <legend>
            <Term of={role} value={one} />
          </legend>
          <p>{t(one)}</p>
          <div className="wf-setup-pair">
            <Field
              name={['people', one, 'name']}
              label={t('name')}
              required
              dependencies={others(one, 'name')}
              rules={[differs(one, 'name')]}
            >
              <Input maxLength={60} autoComplete="off" />
            </Field>
            <Field
              name={['people', one, 'username']}
              label={t('username')}
              help={t('usernameHelp')}
              required
              dependencies={others(one, 'username')}
              rules={[
                { pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/, message: t('usernameWrong') },
                differs(one, 'username'),
              ]}
            >
              <Input maxLength={64} autoComplete="off" autoCapitalize="none" spellCheck={false} />
            </Field>
          </div>
        </fieldset>
      ))}
    </>
  )
}
