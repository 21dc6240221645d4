/** Shown in the place of a page that broke. Says whether a new version is the cause, and gives a number to report. */
import { Button } from 'antd'
import { useEffect, useMemo } from 'react'
import { ProblemError } from '../api/problem-error.ts'
import { freshKey } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { Notice } from './Notice.tsx'
import { shellWords } from './words.ts'

/** A page's file that a newer build has replaced cannot be loaded any more. */
const outdated = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|preload CSS/i.test(error.message)

export function ErrorPage({ error }: { error: unknown }) {
  const t = useWords(shellWords)
  const stale = outdated(error)
  const number = useMemo(() => {
    if (error instanceof ProblemError && typeof error.problem.details?.requestId === 'string')
      return error.problem.details.requestId
    return freshKey().slice(0, 8)
  }, [error])
  useEffect(() => {
    // The number on the screen finds the cause in the browser's console.
    console.error(`[wufang ${number}]`, error)
  }, [error, number])
  return (
    <Notice
      icon={stale ? 'refresh' : 'hazard'}
      title={stale ? t('newVersion') : t('broke')}
      hint={stale ? t('newVersionHint') : t('brokeHint')}
      number={stale ? undefined : number}
      actions={
        <>
          <Button type="primary" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
          <Button onClick={() => location.assign('/')}>{t('home')}</Button>
        </>
      }
    />
  )
}
