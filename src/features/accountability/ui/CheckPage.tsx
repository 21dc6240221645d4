/** A print held against the journals of today: opened by the code on it. */
import { useRead } from '../../../web/api/hooks.ts'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { checkPrint } from '../contract.ts'
import './tonight.css'
import { tonightWords } from './words.ts'

const printed = /^[0-9]+\.[0-9]+\.[0-9a-f]{16,64}(,[0-9]+\.[0-9]+\.[0-9a-f]{16,64}){0,9}$/

export default function CheckPage() {
  const t = useWords(tonightWords)
  const text = useText()
  const format = useFormat()
  const { heads = '' } = useUrlValues()
  const known = printed.test(heads)
  const read = useRead(checkPrint, { query: { heads } }, { enabled: known })
  const crumbs = [{ to: '/tonight', label: t('title') }]
  if (!known)
    return (
      <Page title={t('check')} width="narrow" crumbs={crumbs}>
        <EmptyState icon="search" title={t('nothingToCheck')} hint={t('nothingToCheckHint')} />
      </Page>
    )
  return (
    <Page title={t('check')} note={t('checkLead')} width="narrow" crumbs={crumbs} read={read}>
      <ul className="tn-checked">
        {(read.data?.items ?? []).map((one) => (
          <li key={`${one.unitId} ${one.seq}`}>
            <Badge tone={one.same === null ? 'calm' : one.same ? 'done' : 'stop'}>
              {t(one.same === null ? 'beyond' : one.same ? 'same' : 'different')}
            </Badge>
            <strong>{one.unit ? text(one.unit) : one.unitId}</strong>
            <span>
              {one.same && one.at
                ? t('wroteAt', { seq: one.seq, at: format.date(one.at), since: one.since })
                : t('missing', { seq: one.seq })}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
