/** Changes one setting: every number with its limits, and the reason without which nothing is saved. */
import { App, Input, InputNumber } from 'antd'
import { putSetting } from '../../../platform/contract/platform.ts'
import { useWrite } from '../../../web/api/hooks.ts'
import { Field } from '../../../web/kit/Field.tsx'
import { FormPage } from '../../../web/kit/FormPage.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { numbersOf, withNumbers } from './numbers.ts'
import type { Setting } from './SettingsPage.tsx'
import { settingsWords } from './words.ts'

interface Values {
  readonly reason: string
  readonly numbers: Readonly<Record<string, number>>
}

export function EditSetting({ setting, done }: { setting: Setting; done: () => void }) {
  const t = useWords(settingsWords)
  const text = useText()
  const { message } = App.useApp()
  const write = useWrite(putSetting, { subject: `setting ${setting.name}` })
  const numbers = numbersOf(setting)
  const key = (path: readonly string[]) => path.join('/')
  return (
    <FormPage<Values>
      draft={`setting ${setting.name}`}
      initial={{ numbers: Object.fromEntries(numbers.map(({ path, value }) => [key(path), value])) }}
      submitLabel={t('save')}
      onCancel={done}
      send={({ numbers: given, reason }) =>
        write.run({
          params: { name: setting.name },
          body: {
            value: withNumbers(
              setting.value,
              numbers.map(({ path, value }) => ({ path, value: given[key(path)] ?? value })),
            ),
            reason,
            version: setting.version as 0,
          },
        })
      }
      done={(outcome) => {
        if (outcome.state === 'done') void message.success(t('saved'))
        done()
      }}
    >
      {numbers.map(({ path, labels, standard, min, max }) => (
        <Field
          key={key(path)}
          name={['numbers', key(path)]}
          label={labels.map((label) => text(label)).join(' · ')}
          help={t('standard', { value: standard, min, max })}
          required
        >
          <InputNumber min={min} max={max} precision={0} />
        </Field>
      ))}
      <Field name="reason" label={t('reason')} help={t('reasonHint')} required>
        <Input maxLength={200} />
      </Field>
      <p className="wf-muted">{t('consequence')}</p>
    </FormPage>
  )
}
