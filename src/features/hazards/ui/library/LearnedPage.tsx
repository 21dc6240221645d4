/** What recurs among closed hazards and is not in the library; what was proposed, and the guidance department's decisions. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import * as contract from '../../library/contract.ts'
import '../hazards.css'
import { EntryDialog } from './EntryDialog.tsx'
import './library.css'
import { libraryWords } from './words.ts'

export default function LearnedPage() {
  const t = useWords(libraryWords)
  const format = useFormat()
  const read = useRead(contract.listCandidates, {}, { topics: ['hazards'] })
  return (
    <Page title={t('learnedTitle')} width="narrow" crumbs={[{ to: '/hazards/library', label: t('title') }]} read={read}>
      <Proposals />
      <Section title={t('candidates')}>
        {read.data && (
          <p className="wf-muted">
            {t('candidatesLead', { count: read.data.read, since: format.date(read.data.since, 'day') })}
          </p>
        )}
        {read.data?.items.length === 0 ? (
          <EmptyState title={t('candidatesNone')} hint={t('candidatesNoneHint')} />
        ) : (
          <ul className="hz-groups">
            {read.data?.items.map((one) => (
              <Candidate key={one.newest.id} candidate={one} />
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

/** Days a new entry begins with until somebody says otherwise: a week, two for what costs less haste. */
const daysOf = { major: 7, general: 15 } as const

function Candidate({ candidate }: { candidate: contract.Candidate }) {
  const t = useWords(libraryWords)
  const text = useText()
  const write = useWrite(contract.proposeEntry)
  const [open, setOpen] = useState(false)
  const { newest } = candidate
  return (
    <li className="hz-group">
      <div>
        <span className="hz-group-said">
          <FamilyMark value={candidate.family} bare />
          <strong>{newest.object}</strong>
          <Badge tone="wait">{t('times', { count: candidate.count, facilities: candidate.facilities })}</Badge>
        </span>
        <span>{newest.finding}</span>
        <small>
          <Link to={`/hazards/${newest.unitId}/${newest.id}` as never}>{newest.number}</Link> · {text(newest.unit)} ·{' '}
          {newest.place}
        </small>
      </div>
      <div className="hz-group-acts">
        {candidate.proposed ? (
          <Badge tone="calm">{t('proposed')}</Badge>
        ) : (
          <Button onClick={() => setOpen(true)}>{t('propose')}</Button>
        )}
        <EntryDialog
          title={t('propose')}
          open={open}
          reason="none"
          initial={{
            family: candidate.family,
            object: newest.object,
            where: newest.place,
            finding: newest.finding,
            grade: newest.grade,
            basis: newest.basis,
            measure: newest.measure,
            days: daysOf[newest.grade],
            keywords: [],
          }}
          close={() => setOpen(false)}
          send={(body) => write.run({ params: { unitId: newest.unitId, id: newest.id }, body })}
        />
      </div>
    </li>
  )
}

function Proposals() {
  const t = useWords(libraryWords)
  const read = useRead(contract.listProposals, { query: {} })
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  return (
    <Section title={t('proposals')}>
      {read.data?.items.length === 0 ? (
        <p className="wf-muted">{t('proposalsNone')}</p>
      ) : (
        <ul className="hz-groups">
          {read.data?.items.map((one) => (
            <One key={one.id} proposal={one} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const tones = { waiting: 'wait', accepted: 'done', declined: 'calm' } as const

function One({ proposal }: { proposal: contract.Proposal }) {
  const t = useWords(libraryWords)
  const text = useText()
  const format = useFormat()
  const person = usePerson()
  const accept = useWrite(contract.acceptProposal)
  const decline = useWrite(contract.declineProposal)
  const [open, setOpen] = useState(false)
  const params = { unitId: proposal.unitId, id: proposal.id }
  const { entry, decidedBy } = proposal
  return (
    <li className="hz-group">
      <div>
        <span className="hz-group-said">
          <FamilyMark value={entry.family} bare />
          <strong>{entry.object}</strong>
          <Badge tone={tones[proposal.state]}>{text(contract.proposalState.words[proposal.state])}</Badge>
        </span>
        <span>{entry.finding}</span>
        <small>
          {t('proposedBy', {
            name: proposal.proposedBy.name,
            when: format.date(proposal.proposedAt),
            unit: text(proposal.unit),
            number: proposal.hazardNumber,
          })}
        </small>
        {decidedBy && proposal.reason !== '' && (
          <small>{t('decidedBy', { name: decidedBy.name, reason: proposal.reason })}</small>
        )}
      </div>
      {proposal.state === 'waiting' && holds(person, ['guidance']) && (
        <div className="hz-group-acts">
          <ConfirmAction
            label={t('decline')}
            title={t('declineTitle')}
            consequence={t('declineLead')}
            reason="required"
            act={(reason) => decline.run({ params, body: { reason } })}
          />
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('accept')}
          </Button>
          <EntryDialog
            title={t('accept')}
            open={open}
            initial={entry}
            reason="optional"
            close={() => setOpen(false)}
            send={(draft, reason) => accept.run({ params, body: { entry: draft, reason } })}
          />
        </div>
      )}
    </li>
  )
}
