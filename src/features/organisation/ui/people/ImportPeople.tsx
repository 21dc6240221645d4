/** People from a roster: choose it, look at what would happen, confirm. Its temporary passwords are then shown this once. */
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { freshKey, urlOf } from '../../../../web/api/request.ts'
import { sendFile } from '../../../../web/api/upload.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { FileDrop } from '../../../../web/kit/FileDrop.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useLanguage, useWords } from '../../../../web/words/words.ts'
import {
  checkPeople,
  importAccounts,
  importPosts,
  mostPeople,
  type PeopleImport,
  peopleTemplate,
  renewFirstPasswords,
  type Slip,
} from '../../people/contract.ts'
import '../import/import.css'
import { organisationWords } from '../words.ts'
import { PeopleTrial } from './PeopleTrial.tsx'
import { Slips } from './Slips.tsx'
import { peopleWords } from './words.ts'

interface Tried {
  readonly file: File
  /** Of the confirmation: the same for each try of it, so that nothing is imported twice. */
  readonly key: string
  readonly result: PeopleImport
}

const nameOf = (file: File): string => file.name.slice(-200)

export default function ImportPeople() {
  const t = useWords(peopleWords)
  const o = useWords(organisationWords)
  const language = useLanguage()
  const refresh = useRefresh()
  const opens = holds(usePerson(), ['system'])
  const [tried, setTried] = useState<Tried | null>(null)
  const [slips, setSlips] = useState<readonly Slip[] | null>(null)
  const [granted, setGranted] = useState<number | null>(null)

  const send = async (file: File, tell: (percent: number) => void = () => {}) => {
    setGranted(null)
    const result = await sendFile(checkPeople, { query: { name: nameOf(file) } }, file, freshKey(), tell)
    setTried({ file, key: freshKey(), result })
  }
  const asked = ({ file, result }: Tried) => ({ query: { name: nameOf(file), digest: result.digest } })
  const handOver = async (of: Tried, contract: typeof importAccounts | typeof renewFirstPasswords) => {
    try {
      setSlips((await sendFile(contract, asked(of), of.file, of.key, () => {})).slips)
      setTried(null)
    } catch (error) {
      if (!(error instanceof ProblemError && error.slug === 'already-done')) throw error
      // Done by a try whose answer was lost on the way, and the slips with it: what is here now offers others.
      await send(of.file)
    }
    await refresh('organisation')
  }
  const grant = async (of: Tried) => {
    setGranted((await sendFile(importPosts, asked(of), of.file, of.key, () => {})).posts)
    setTried(null)
    await refresh('organisation')
  }
  const crumbs = [{ to: '/accounts', label: o('accounts') }]
  if (slips) {
    return (
      <Page title={t('slips')} crumbs={crumbs}>
        <Slips slips={slips} done={() => setSlips(null)} />
      </Page>
    )
  }
  const actions = (
    <Button icon={<Icon name="download" size={16} />} href={urlOf(peopleTemplate, { query: { language } })}>
      {t('template')}
    </Button>
  )
  return (
    <Page title={t('title')} note={t(opens ? 'noteAccounts' : 'notePosts')} crumbs={crumbs} actions={actions}>
      {granted !== null && <Granted count={granted} />}
      {tried ? (
        <PeopleTrial
          key={tried.key}
          name={tried.file.name}
          result={tried.result}
          confirm={() => (opens ? handOver(tried, importAccounts) : grant(tried))}
          renew={() => handOver(tried, renewFirstPasswords)}
          another={() => setTried(null)}
        />
      ) : (
        <>
          <FileDrop
            label={t('drop')}
            hint={t('dropHint', { most: mostPeople })}
            accept=".xlsx,.csv,.xls,.xlsm"
            send={send}
          />
          <ol className="wf-import-steps">
            <li>{t('stepFill')}</li>
            <li>{t('stepTry')}</li>
            <li>{t(opens ? 'stepAccounts' : 'stepPosts')}</li>
          </ol>
        </>
      )}
    </Page>
  )
}

function Granted({ count }: { count: number }) {
  const t = useWords(peopleWords)
  return (
    <Alert
      type="success"
      showIcon
      className="wf-import-done"
      title={t('donePosts', { count })}
      description={
        <>
          <p>{t('donePostsHint')}</p>
          <div className="wf-import-next">
            <Link to={'/accounts' as never}>
              <Button type="primary">{t('toAccounts')}</Button>
            </Link>
          </div>
        </>
      }
    />
  )
}
