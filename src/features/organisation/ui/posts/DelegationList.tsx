/** Delegations of one person, given and received: whose post, by whom, from when to when. */
import { useWrite } from '../../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { StateBadge } from '../../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { term } from '../../accounts/contract.ts'
import { type DelegationRow, revokeDelegation } from '../../delegations/contract.ts'
import { termTones } from '../marks.ts'
import '../organisation.css'
import { organisationWords } from '../words.ts'

interface DelegationListProps {
  readonly items: readonly DelegationRow[]
  readonly mayRevoke: (delegation: DelegationRow) => boolean
}

export function DelegationList({ items, mayRevoke }: DelegationListProps) {
  const o = useWords(organisationWords)
  const text = useText()
  const format = useFormat()
  if (items.length === 0) return <p className="wf-muted">{o('noDelegations')}</p>
  return (
    <ul className="wf-org-posts">
      {items.map((one) => (
        <li key={one.id}>
          <div>
            <strong>
              {one.accountName} ← {one.holderName}
            </strong>{' '}
            · {one.title}
            <small>{text({ zh: one.unitName, en: one.unitNameEn })}</small>
            <small>
              {format.date(one.since)} – {format.date(one.until)}
            </small>
            <small>{one.reason}</small>
          </div>
          <div className="wf-org-acts">
            <StateBadge of={term} value={one.term} tones={termTones} />
            {one.term !== 'past' && mayRevoke(one) && <Revoke delegation={one} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Revoke({ delegation }: { delegation: DelegationRow }) {
  const o = useWords(organisationWords)
  const revoke = useWrite(revokeDelegation)
  const { accountName: deputy, holderName: holder, title } = delegation
  return (
    <ConfirmAction
      danger
      label={o('revoke')}
      title={o('revokeTitle')}
      consequence={o('revokeLead', { deputy, holder, title })}
      reason="required"
      act={(reason) => revoke.run({ params: { delegationId: delegation.id }, body: { reason } })}
    />
  )
}
