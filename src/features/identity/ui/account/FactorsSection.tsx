/** My second factors: add, rename, remove, and the recovery codes that stand in for them. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { useRead, useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { Term } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { factorKind } from '../../contract/words.ts'
import { factors, removeFactor } from '../../contract.ts'
import { AddFactor } from './AddFactor.tsx'
import { RecoverySection } from './RecoverySection.tsx'
import { RenameFactor } from './RenameFactor.tsx'
import { accountWords } from './words.ts'

type Factors = ReplyOf<typeof factors>

export function FactorsSection() {
  const t = useWords(accountWords)
  const read = useRead(factors, {})
  const refresh = useRefresh()
  const [adding, setAdding] = useState<'totp' | 'passkey' | null>(null)
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  const mine = read.data
  const done = async () => {
    setAdding(null)
    await refresh('identity')
  }
  return (
    <Section title={t('factors')}>
      <p className="wf-own-lead">
        {t('factorsLead')}
        {mine?.required && t('factorsRequired')}
      </p>
      {mine && <FactorList mine={mine} />}
      <div className="wf-own-acts">
        <Button icon={<Icon name="plus" size={16} />} onClick={() => setAdding('totp')}>
          {t('addTotp')}
        </Button>
        {mine?.passkeysPossible && (
          <Button icon={<Icon name="fingerprint" size={16} />} onClick={() => setAdding('passkey')}>
            {t('addPasskey')}
          </Button>
        )}
      </div>
      {mine && !mine.passkeysPossible && <p className="wf-own-after">{t('noPasskeys')}</p>}
      {mine && mine.items.length > 0 && <RecoverySection left={mine.recoveryCodesLeft} />}
      {adding && <AddFactor kind={adding} done={() => void done()} />}
    </Section>
  )
}

function FactorList({ mine }: { mine: Factors }) {
  const t = useWords(accountWords)
  if (mine.items.length === 0) return <p className="wf-own-none">{t('noFactors')}</p>
  return (
    <ul className="wf-own-list">
      {mine.items.map((factor) => (
        <FactorRow key={factor.id} factor={factor} last={mine.items.length === 1} required={mine.required} />
      ))}
    </ul>
  )
}

interface FactorRowProps {
  readonly factor: Factors['items'][number]
  /** The only one there is. */
  readonly last: boolean
  readonly required: boolean
}

function FactorRow({ factor, last, required }: FactorRowProps) {
  const t = useWords(accountWords)
  const format = useFormat()
  const refresh = useRefresh()
  const params = { id: factor.id }
  return (
    <li>
      <Icon name={factor.kind === 'passkey' ? 'fingerprint' : 'key'} />
      <span className="wf-own-words">
        <strong>{factor.name}</strong>
        <small>
          <Term of={factorKind} value={factor.kind} /> · {t('added', { at: format.date(factor.createdAt, 'day') })} ·{' '}
          {factor.usedAt === null ? t('neverUsed') : t('used', { at: format.date(factor.usedAt) })}
        </small>
      </span>
      <span className="wf-own-acts">
        <RenameFactor id={factor.id} name={factor.name} />
        {!(last && required) && (
          <ConfirmAction
            label={t('remove')}
            title={t('removeTitle', { name: factor.name })}
            consequence={t(last ? 'removeLast' : 'removeLead')}
            danger
            act={async () => {
              await call(removeFactor, { params })
              await refresh('identity')
            }}
          />
        )}
      </span>
    </li>
  )
}
