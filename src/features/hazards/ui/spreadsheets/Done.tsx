/** The end of an import: what is in the ledger now, and where to see it. */
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useWords } from '../../../../web/words/words.ts'
import type { Import } from '../../spreadsheets/contract.ts'
import { CorrectionsLink, Figures } from './CheckResult.tsx'
import { Findings } from './Findings.tsx'
import { sheetWords } from './words.ts'

export function Done({ one }: { one: Import }) {
  const t = useWords(sheetWords)
  const { result } = one
  if (!result) return null
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={t('doneTitle', { count: result.open + result.history })}
        className="sh-fault"
      />
      <Figures result={result} />
      <div className="sh-actions">
        {result.wrong > 0 && <CorrectionsLink one={one} count={result.wrong} />}
        <Link to={'/hazards/imports' as never}>
          <Button>{t('again')}</Button>
        </Link>
        <Link to={'/hazards' as never} search={{ state: 'closed', sort: '-opened' } as never}>
          <Button>{t('seeHistory')}</Button>
        </Link>
        <Link to={'/hazards' as never} search={{ state: 'open', sort: '-opened' } as never}>
          <Button type="primary">{t('seeOpen')}</Button>
        </Link>
      </div>
      <Findings one={one} result={result} />
    </>
  )
}
