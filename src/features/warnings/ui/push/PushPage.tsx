/** Where warnings are sent: each webhook with what came of its last deliveries; add, test, pause, remove. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useRead, useRefresh } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { call } from '../../../../web/api/request.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { Term } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { warningColour } from '../../contract.ts'
import {
  deliveryEvent,
  deliveryFault,
  listWebhooks,
  removeWebhook,
  switchWebhook,
  testWebhook,
  type Webhook,
  webhookFormat,
} from '../../push/contract.ts'
import { AddWebhook } from './AddWebhook.tsx'
import './push.css'
import { pushWords } from './words.ts'

const lookAgainMs = 4_000

export default function PushPage() {
  const t = useWords(pushWords)
  const read = useRead(listWebhooks, {}, { every: lookAgainMs })
  const [adding, setAdding] = useState(false)
  const items = read.data?.items ?? []
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} note={t('lead')} read={read} width="narrow" actions={items.length > 0 && add}>
      {items.length === 0 && <EmptyState icon="queue" title={t('none')} hint={t('noneHint')} action={add} />}
      {items.map((one) => (
        <One key={one.id} hook={one} />
      ))}
      <AddWebhook open={adding} privateAllowed={read.data?.privateAllowed ?? false} close={() => setAdding(false)} />
    </Page>
  )
}

function One({ hook }: { hook: Webhook }) {
  const t = useWords(pushWords)
  const text = useText()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const { unitId, id, version, active } = hook
  const params = { unitId, id }
  const act = async (run: () => Promise<unknown>, said?: string) => {
    setBusy(true)
    try {
      await run()
      if (said) void message.success(said)
    } catch (error) {
      void message.error(problemWords(error).title)
    } finally {
      await refresh('webhooks')
      setBusy(false)
    }
  }
  return (
    <Section title={hook.name} aside={<span className="wf-muted">{t(active ? 'active' : 'paused')}</span>}>
      <p className="wp-facts">
        <span>{text(hook.unit)}</span>
        <span>
          <Term of={webhookFormat} value={hook.format} />
        </span>
        <span>{hook.host}</span>
        <span>{t('fromColour', { colour: text(warningColour.words[hook.fromColour]) })}</span>
        <span>{t(hook.signed ? 'signed' : 'unsigned')}</span>
      </p>
      <Deliveries hook={hook} />
      <div className="wp-actions">
        <Button disabled={busy} onClick={() => void act(() => call(testWebhook, { params }), t('testSent'))}>
          {t('test')}
        </Button>
        <Button
          disabled={busy}
          onClick={() => void act(() => call(switchWebhook, { params, body: { version, active: !active } }))}
        >
          {t(active ? 'pause' : 'resume')}
        </Button>
        <ConfirmAction
          label={t('remove')}
          title={t('removeTitle', { name: hook.name })}
          consequence={t('removeWhat')}
          danger
          act={async () => {
            await call(removeWebhook, { params, body: { version } })
            await refresh('webhooks')
          }}
        />
      </div>
    </Section>
  )
}

function Deliveries({ hook }: { hook: Webhook }) {
  const t = useWords(pushWords)
  const text = useText()
  const format = useFormat()
  if (hook.deliveries.length === 0) return <p className="wp-quiet">{t('noDelivery')}</p>
  return (
    <ul className="wp-log" aria-label={t('last')}>
      {hook.deliveries.map(({ id, event, fault, status, at, tookMs }) => (
        <li key={id}>
          <span>
            {text(deliveryEvent.words[event])}
            {' · '}
            {fault === null ? t('arrived') : <span className="wp-bad">{text(deliveryFault.words[fault])}</span>}
          </span>
          <small>
            {format.date(at)}
            {status !== null && ` · ${t('answered', { status })}`}
            {` · ${t('took', { ms: tookMs })}`}
          </small>
        </li>
      ))}
    </ul>
  )
}
