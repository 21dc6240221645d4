/** While one writes: for which duties of the unit the work will count, and for which not, and why. */
import { isNearMiss, type Shortfall, shortfalls, type Want, type Work } from '../../../../domain/compliance/evidence.ts'
import type { WorkKind } from '../../../../domain/policy/duty.ts'
import { role } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { usePerson } from '../../../../web/session/session.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type DutyHead, readDuties } from '../../../duties/contract.ts'
import { roleRecords } from '../../contract/kinds.ts'
import { party } from '../../contract/words.ts'
import { recordWords } from './words.ts'

interface Drawn {
  readonly kind: WorkKind
  readonly family: string | null
  readonly checklist: string | null
  readonly participants: readonly string[]
  readonly present: number | null
  readonly expected: number | null
  readonly minutes: number | null
}

const wantOf = (wants: NonNullable<DutyHead['wants']>): Want => ({
  kinds: wants.kinds,
  ...(wants.family === null ? {} : { family: wants.family }),
  ...(wants.checklists.length === 0 ? {} : { checklist: wants.checklists }),
  ...(wants.participants.length === 0 ? {} : { participants: wants.participants }),
  ...(wants.attendance === null ? {} : { attendance: wants.attendance }),
  ...(wants.by.length === 0 ? {} : { by: wants.by }),
  ...(wants.minutes === null ? {} : { minutes: wants.minutes }),
})

export function CountsFor({ unitId, work: drawn }: { unitId: number; work: Drawn }) {
  const t = useWords(recordWords)
  const text = useText()
  const person = usePerson()
  const read = useRead(readDuties, { params: { unitId }, query: {} })
  if (!read.data) return null
  const work: Work = {
    id: '',
    kind: drawn.kind,
    family: drawn.family,
    checklist: drawn.checklist,
    participants: drawn.participants,
    attendance: drawn.present !== null && drawn.expected ? drawn.present / drawn.expected : null,
    by: person.positions
      .filter((one) => one.actingFor === null && roleRecords(drawn.kind, one.role))
      .map((one) => one.role),
    minutes: drawn.minutes,
    // Days decide about windows, never about what is missing.
    day: 0,
    recorded: 0,
    makesUp: null,
  }
  const lines = read.data.duties.flatMap((duty) => {
    if (duty.owing !== 'owed' || duty.mode !== 'counted' || !duty.wants) return []
    const why = shortfalls(work, wantOf(duty.wants))
    return why.length === 0 || isNearMiss(why) ? [{ duty, why }] : []
  })
  return (
    <section className="wf-act-counts" aria-live="polite" aria-label={t('counts')}>
      <h2>{t('counts')}</h2>
      {lines.length === 0 && <p className="wf-muted">{t('countsNone')}</p>}
      <ul>
        {lines.map(({ duty, why }) => (
          <li key={duty.id}>
            <Badge tone={why.length === 0 ? 'done' : 'wait'}>{t(why.length === 0 ? 'countsFor' : 'countsNot')}</Badge>
            <span>
              <strong>{text(duty.title)}</strong>
              {why.length > 0 && (
                <small>
                  {why.map((one) => (
                    <Lack key={one.lacks} of={one} />
                  ))}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One shortfall as a phrase. */
export function Lack({ of }: { of: Shortfall }) {
  const t = useWords(recordWords)
  const text = useText()
  const joined = (words: readonly string[]) => words.join(t('listMark'))
  if (of.lacks === 'participants')
    return (
      <>
        {t('lacksParties', {
          list: joined(of.missing.map((one) => (party.has(one) ? text(party.words[one]) : one))),
        })}{' '}
      </>
    )
  if (of.lacks === 'by')
    return <>{t('lacksBy', { list: joined(of.wanted.map((one) => (role.has(one) ? text(role.words[one]) : one))) })} </>
  if (of.lacks === 'attendance')
    return <>{t('lacksAttendance', { wanted: percent(of.wanted), had: percent(of.had ?? 0) })} </>
  if (of.lacks === 'minutes') return <>{t('lacksMinutes', { wanted: of.wanted })} </>
  return null
}

const percent = (share: number): string => `${Math.round(share * 100)}%`
