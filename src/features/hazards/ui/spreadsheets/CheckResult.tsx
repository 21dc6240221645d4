/** The third step: what would happen, every fault with its place, and the decision. */
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useWrite } from '../../../../web/api/hooks.ts'
import { urlOf } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useLanguage, useWords } from '../../../../web/words/words.ts'
import { confirmImport, correctImport, type Import, type ImportResult } from '../../spreadsheets/contract.ts'
import { Columns } from './Columns.tsx'
import { Findings } from './Findings.tsx'
import { sheetWords } from './words.ts'

export function CheckResult({ one }: { one: Import }) {
  const t = useWords(sheetWords)
  const [again, setAgain] = useState(false)
  if (again) return <Columns one={one} back={() => setAgain(false)} />
  if (!one.result) return null
  return (
    <>
      <Figures result={one.result} />
      <Decision one={one} result={one.result} back={<Button onClick={() => setAgain(true)}>{t('back')}</Button>} />
      <Findings one={one} result={one.result} />
    </>
  )
}

export function Figures({ result }: { result: ImportResult }) {
  const t = useWords(sheetWords)
  const { number } = useFormat()
  return (
    <>
      <Stats>
        <Stat label={t('total')} value={number(result.rows)} />
        <Stat label={t('open')} value={number(result.open)} note={t('openNote')} />
        <Stat label={t('history')} value={number(result.history)} note={t('historyNote')} />
        <Stat
          label={t('known')}
          value={number(result.known)}
          note={result.differing > 0 ? t('differing', { count: result.differing }) : t('knownNote')}
        />
        <Stat
          label={t('wrong')}
          value={number(result.wrong)}
          note={result.wrong > 0 ? t('wrongNote') : t('allRight')}
          {...(result.wrong > 0 ? { tone: 'bad' as const } : { tone: 'good' as const })}
        />
      </Stats>
      {result.skipped > 0 && <p className="wf-muted sh-skipped">{t('skipped', { count: result.skipped })}</p>}
    </>
  )
}

export function CorrectionsLink({ one, count }: { one: Import; count: number }) {
  const t = useWords(sheetWords)
  const language = useLanguage()
  const params = { unitId: one.unitId, id: one.id }
  return (
    <Button icon={<Icon name="download" size={16} />} href={urlOf(correctImport, { params, query: { language } })}>
      {t('corrections', { count })}
    </Button>
  )
}

function Decision({ one, result, back }: { one: Import; result: ImportResult; back: React.ReactNode }) {
  const t = useWords(sheetWords)
  const confirm = useWrite(confirmImport)
  const params = { unitId: one.unitId, id: one.id }
  const run = (which: 'all' | 'right') => confirm.run({ params, body: { version: one.version, which } })
  const count = result.open + result.history
  const figures = { open: result.open, history: result.history, wrong: result.wrong }
  if (count === 0)
    return (
      <>
        <Alert type="warning" showIcon title={t('nothing')} className="sh-fault" />
        <div className="sh-actions">
          {back}
          {result.wrong > 0 && <CorrectionsLink one={one} count={result.wrong} />}
        </div>
      </>
    )
  return (
    <>
      {result.wrong > 0 && <p className="wf-muted sh-skipped">{t('correctionsHint')}</p>}
      <div className="sh-actions">
        {back}
        {result.wrong > 0 && <CorrectionsLink one={one} count={result.wrong} />}
        {result.wrong > 0 ? (
          <ConfirmAction
            label={t('onlyRight', { count })}
            title={t('confirmTitle', { count })}
            consequence={t('onlyRightHint', figures)}
            act={() => run('right')}
          />
        ) : (
          <ConfirmAction
            primary
            label={t('confirm')}
            title={t('confirmTitle', { count })}
            consequence={t('confirmHint', figures)}
            act={() => run('all')}
          />
        )}
      </div>
    </>
  )
}
