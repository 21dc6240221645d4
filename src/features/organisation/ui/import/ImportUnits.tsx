/** Units from a file: choose it, look at what would happen, confirm. The file stays in the browser until it is confirmed. */
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { freshKey, urlOf } from '../../../../web/api/request.ts'
import { sendFile } from '../../../../web/api/upload.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { FileDrop } from '../../../../web/kit/FileDrop.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useLanguage, useWords } from '../../../../web/words/words.ts'
import { checkUnitImport, importUnits, type UnitImport, unitTemplate } from '../../import/contract.ts'
import { organisationWords } from '../words.ts'
import './import.css'
import { Trial } from './Trial.tsx'
import { importWords } from './words.ts'

interface Tried {
  readonly file: File
  /** Of the confirmation: the same for each try of it, so that nothing is imported twice. */
  readonly key: string
  readonly result: UnitImport
}

const nameOf = (file: File): string => file.name.slice(-200)

export default function ImportUnits() {
  const t = useWords(importWords)
  const o = useWords(organisationWords)
  const language = useLanguage()
  const refresh = useRefresh()
  const [tried, setTried] = useState<Tried | null>(null)
  const [done, setDone] = useState<ReplyOf<typeof importUnits> | null>(null)

  const send = async (file: File, tell: (percent: number) => void) => {
    const result = await sendFile(checkUnitImport, { query: { name: nameOf(file) } }, file, freshKey(), tell)
    setTried({ file, key: freshKey(), result })
  }
  const confirm = async ({ file, key, result }: Tried) => {
    const query = { name: nameOf(file), digest: result.digest }
    setDone(await sendFile(importUnits, { query }, file, key, () => {}))
    setTried(null)
    await refresh('organisation')
  }
  const actions = (
    <Button icon={<Icon name="download" size={16} />} href={urlOf(unitTemplate, { query: { language } })}>
      {t('template')}
    </Button>
  )
  return (
    <Page title={t('title')} note={t('note')} crumbs={[{ to: '/units', label: o('units') }]} actions={actions}>
      {done && <Done done={done} />}
      {tried ? (
        <Trial
          key={tried.key}
          name={tried.file.name}
          result={tried.result}
          confirm={() => confirm(tried)}
          another={() => setTried(null)}
        />
      ) : (
        <>
          <FileDrop label={t('drop')} hint={t('dropHint')} accept=".xlsx,.csv,.xls,.xlsm" send={send} />
          <ol className="wf-import-steps">
            <li>{t('stepFill')}</li>
            <li>{t('stepTry')}</li>
            <li>{t('stepConfirm')}</li>
          </ol>
        </>
      )}
    </Page>
  )
}

function Done({ done }: { done: ReplyOf<typeof importUnits> }) {
  const t = useWords(importWords)
  return (
    <Alert
      type="success"
      showIcon
      className="wf-import-done"
      title={t('done', { ...done })}
      description={
        <>
          <p>{t('doneHint')}</p>
          <div className="wf-import-next">
            <Link to="/units">
              <Button type="primary">{t('toUnits')}</Button>
            </Link>
            <Link to={'/accounts/import' as never}>
              <Button>{t('toAccounts')}</Button>
            </Link>
          </div>
        </>
      }
    />
  )
}
