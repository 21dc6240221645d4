/** One import from file to ledger. What it shows follows the state kept by the server, so that it is found again as it was. */
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { dropImport, type Import, readImport } from '../../spreadsheets/contract.ts'
import { CheckResult } from './CheckResult.tsx'
import { Columns } from './Columns.tsx'
import { Done } from './Done.tsx'
import { ImportStateBadge, Steps } from './marks.tsx'
import './spreadsheets.css'
import { sheetWords } from './words.ts'

const busy = ['reading', 'checking', 'importing'] as const
const isBusy = (state: string | undefined) => (busy as readonly string[]).includes(state ?? '')
const askAgain = 700

export default function ImportPage() {
  const t = useWords(sheetWords)
  const text = useText()
  const format = useFormat()
  const { unit, id } = useParams({ strict: false }) as { unit: string; id: string }
  const params = { unitId: Number(unit), id }
  const first = useRead(readImport, { params })
  const read = useRead(readImport, { params }, isBusy(first.data?.state) ? { every: askAgain } : {})
  const one = read.data
  const drop = useWrite(dropImport)
  const waiting = one?.state === 'mapped' || one?.state === 'checked'
  return (
    <Page
      title={one?.name ?? t('title')}
      crumbs={[
        { to: '/hazards', label: t('ledger') },
        { to: '/hazards/imports', label: t('title') },
      ]}
      note={
        one && (
          <>
            <ImportStateBadge value={one.state} />
            <span>{text(one.unit)}</span>
            <span>
              {one.by} {format.date(one.at, 'minute')}
            </span>
          </>
        )
      }
      actions={
        one && waiting ? (
          <ConfirmAction
            label={t('giveUp')}
            title={t('giveUpTitle')}
            consequence={t('giveUpHint')}
            act={() => drop.run({ params, body: { version: one.version } })}
          />
        ) : undefined
      }
      read={read}
    >
      {one && (
        <>
          {one.state !== 'failed' && one.state !== 'dropped' && <Steps state={one.state} />}
          <Step one={one} />
        </>
      )}
    </Page>
  )
}

function Step({ one }: { one: Import }) {
  const t = useWords(sheetWords)
  const text = useText()
  if (one.state === 'mapped') return <Columns key={one.version} one={one} />
  if (one.state === 'checked') return <CheckResult one={one} />
  if (one.state === 'done') return <Done one={one} />
  if (one.state === 'dropped') return <Ended title={t('dropped')} />
  if (one.state === 'failed')
    return (
      <Ended title={one.fault ? text(one.fault.title) : ''} detail={one.fault ? text(one.fault.detail) : ''} failed />
    )
  return <Waiting one={one} state={one.state} />
}

function Waiting({ one, state }: { one: Import; state: (typeof busy)[number] }) {
  const t = useWords(sheetWords)
  const words = { reading: 'waitReading', checking: 'waitChecking', importing: 'waitImporting' } as const
  const { progress } = one
  const percent = progress && progress.of > 0 ? Math.round((100 * progress.done) / progress.of) : null
  return (
    <Section title={t(words[state])}>
      <Progress
        percent={percent ?? 100}
        status="active"
        showInfo={percent !== null}
        aria-label={t(words[state])}
        className="sh-progress"
      />
      <p role="status" className="wf-muted">
        {progress ? `${t('progress', progress)} · ` : ''}
        {t('waitHint')}
      </p>
    </Section>
  )
}

function Ended({ title, detail, failed }: { title: string; detail?: string; failed?: boolean }) {
  const t = useWords(sheetWords)
  return (
    <Alert
      type={failed ? 'error' : 'info'}
      showIcon
      title={title}
      description={failed ? `${detail ?? ''} ${t('failedHint')}` : undefined}
      action={
        <Link to={'/hazards/imports' as never}>
          <Button>{t('again')}</Button>
        </Link>
      }
    />
  )
}
