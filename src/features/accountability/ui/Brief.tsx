/** The two pages: one sentence, five actions, the year's colours, then four sections as timelines, and what proves them. */
import { Link } from '@tanstack/react-router'
import { family } from '../../../platform/contract/role.ts'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { RiskMark } from '../../../web/kit/RiskMark.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Dossier, party, section } from '../contract.ts'
import { Actions } from './Actions.tsx'
import { Part } from './Part.tsx'
import { Proof } from './Proof.tsx'
import { tonightWords } from './words.ts'
import { Year } from './Year.tsx'

export function Brief({ one }: { one: Dossier }) {
  const t = useWords(tonightWords)
  const text = useText()
  const format = useFormat()
  const of = (name: Dossier['items'][number]['section']) => one.items.filter((item) => item.section === name)
  const unanswered = of('unanswered')
  const parties = party.terms.flatMap((term) => {
    const count = unanswered.filter((item) => item.party === term).length
    return count > 0 ? [{ term, count }] : []
  })
  const who = one.leader.self ? t('you') : one.leader.name
  return (
    <div className="tn-brief">
      <p className="tn-sheet">{t('sheet')}</p>
      <p className="tn-about">
        <strong>{text(one.unit.name)}</strong>
        <FamilyMark value={one.family} />
        <RiskMark value={one.index.colour} />
        <span>{t('points', { points: one.index.points })}</span>
        <span>
          {one.leader.title} {one.leader.name}
        </span>
        {one.leader.since && <span>{t('since', { day: format.date(one.leader.since, 'day') })}</span>}
        <span className="tn-only-print">{t('asOf', { at: format.date(one.moment) })}</span>
      </p>
      <p className="tn-headline">{useHeadline(one, who)}</p>
      <Actions one={one} />
      <Year one={one} />
      {parties.length > 0 && (
        <section className="tn-parties" aria-label={t('boundary')}>
          <h2>{t('boundary')}</h2>
          <ul>
            {parties.map(({ term, count }) => (
              <li key={term}>
                {text(party.words[term])}
                <strong>{format.number(count)}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="tn-parts">
        {section.terms.map((name) => (
          <Part key={name} name={name} items={of(name)} />
        ))}
      </div>
      {one.elsewhere > 0 && (
        <p className="tn-elsewhere">
          <Link to={'/tasks' as never}>{t('elsewhere', { count: one.elsewhere, who })}</Link>
        </p>
      )}
      <Proof one={one} />
      <p className="tn-neutral">{t('neutral')}</p>
    </div>
  )
}

function useHeadline(one: Dossier, who: string): string {
  const t = useWords(tonightWords)
  const text = useText()
  const count = (test: (item: Dossier['items'][number]) => boolean) => one.items.filter(test).length
  const named = { unit: text(one.unit.name), family: text(family.words[one.family]) }
  const missed = count((item) => item.section === 'owed' && item.standing === 'overdue')
  const unanswered = count((item) => item.section === 'unanswered')
  if (missed === 0 && unanswered === 0) return t('clean', named)
  return t('headline', {
    ...{ ...named, missed, unanswered, who, owed: count((item) => item.section === 'owed') },
    hazards: count((item) => item.kind === 'hazard' && item.section === 'known'),
    major: count((item) => item.kind === 'hazard' && item.section === 'known' && item.grave),
    warned: count((item) => item.kind === 'warning' && item.section === 'warned'),
    own: count((item) => item.section === 'unanswered' && item.own),
  })
}
