/** What a region decides while the system runs: each setting with its standard, who changed it last and why. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { listSettings } from '../../../platform/contract/platform.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Facts, Page, Section } from '../../../web/kit/Page.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { EditSetting } from './EditSetting.tsx'
import { numbersOf } from './numbers.ts'
import { settingsWords } from './words.ts'

export type Setting = ReplyOf<typeof listSettings>['settings'][number]

export default function SettingsPage() {
  const t = useWords(settingsWords)
  const read = useRead(listSettings, {})
  const settings = read.data?.settings ?? []
  return (
    <Page title={t('title')} note={t('note')} read={read} width="narrow">
      {settings.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
      {settings.map((setting) => (
        <One key={setting.name} setting={setting} />
      ))}
    </Page>
  )
}

function One({ setting }: { setting: Setting }) {
  const t = useWords(settingsWords)
  const text = useText()
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const { changedAt, changedBy, reason } = setting
  return (
    <Section
      title={text(setting.words)}
      aside={!editing && <Button onClick={() => setEditing(true)}>{t('change')}</Button>}
    >
      {editing ? (
        <EditSetting setting={setting} done={() => setEditing(false)} />
      ) : (
        <>
          <Facts
            items={numbersOf(setting).map(({ path, labels, value, standard }) => [
              labels.map((label) => text(label)).join(' · '),
              <span key={path.join('.')}>
                {value}
                {value !== standard && <span className="wf-muted"> {t('standardIs', { value: standard })}</span>}
              </span>,
            ])}
          />
          <p className="wf-muted">
            {changedAt === null
              ? t('neverChanged')
              : t('changed', { by: changedBy ?? '', when: format.date(changedAt), reason: reason ?? '' })}
          </p>
        </>
      )}
    </Section>
  )
}
