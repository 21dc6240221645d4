/** The calendar link: made on request, shown once, revoked at any time. It holds a secret and is never queued. */
import { Alert, Button, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useRead, useRefresh } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { call } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../web/kit/ConfirmAction.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { getFeed, issueFeed, revokeFeed } from '../contract.ts'
import './today.css'
import { feedWords } from './words.ts'

export function FeedButton() {
  const t = useWords(feedWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Icon name="calendar" size={16} />} onClick={() => setOpen(true)}>
        {t('subscribe')}
      </Button>
      <Modal title={t('title')} open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <Feed />
      </Modal>
    </>
  )
}

function Feed() {
  const t = useWords(feedWords)
  const format = useFormat()
  const refresh = useRefresh()
  const read = useRead(getFeed, {})
  const [url, setUrl] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const since = read.data?.createdAt ?? null

  const make = async () => {
    setBusy(true)
    setFault(null)
    try {
      setUrl((await call(issueFeed, {})).url)
      await refresh('calendar')
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  const revoke = async () => {
    await call(revokeFeed, {})
    setUrl(null)
    await refresh('calendar')
  }

  return (
    <div className="wf-feed">
      <p>{t('what')}</p>
      {read.data && (
        <p className="wf-feed-state">{since === null ? t('never') : t('since', { date: format.date(since) })}</p>
      )}
      {url !== null && <Link url={url} />}
      {fault && <Alert type="error" title={fault.title} description={fault.detail} />}
      <div className="wf-feed-actions">
        {since !== null && (
          <ConfirmAction
            label={t('revoke')}
            title={t('revokeTitle')}
            consequence={t('revokeWhat')}
            danger
            act={revoke}
          />
        )}
        <Button type="primary" loading={busy} disabled={!read.data} onClick={() => void make()}>
          {t(since === null ? 'make' : 'remake')}
        </Button>
      </div>
    </div>
  )
}

function Link({ url }: { url: string }) {
  const t = useWords(feedWords)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Missing outside of a secure context; the field can be copied by hand.
    await navigator.clipboard?.writeText(url)
    setCopied(true)
  }
  return (
    <>
      <Space.Compact block>
        <Input readOnly value={url} aria-label={t('link')} onFocus={(event) => event.target.select()} />
        {'clipboard' in navigator && <Button onClick={() => void copy()}>{t(copied ? 'copied' : 'copy')}</Button>}
      </Space.Compact>
      <Alert type="warning" showIcon title={t('key')} />
    </>
  )
}
