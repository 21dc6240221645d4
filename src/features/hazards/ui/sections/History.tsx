/** The hazard's entries in the journal, in words. */
import { grade } from '../../../../platform/contract/grade.ts'
import { Section } from '../../../../web/kit/Page.tsx'
import { PersonLine } from '../../../../web/kit/PersonLine.tsx'
import { type Moment, Timeline } from '../../../../web/kit/Timeline.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Hazard, hazardReported, type TimelineEntry } from '../../contract.ts'
import { hazardMoved } from '../../loop/contract/moves.ts'
import { hazardWords } from '../words.ts'

const events = new Map([hazardReported, ...Object.values(hazardMoved)].map((event) => [event.name, event.words]))

const tones: Readonly<Record<string, Moment['tone']>> = {
  'hazard.closed': 'good',
  'hazard.returned': 'bad',
  'hazard.refused': 'bad',
  'hazard.rejected': 'bad',
}

export function History({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const detail = useDetail()
  const items: Moment[] = hazard.timeline.map((entry, n) => {
    const tone = tones[entry.action] ?? (n === hazard.timeline.length - 1 ? 'now' : undefined)
    const words = detail(entry)
    const known = events.get(entry.action)
    return {
      key: String(entry.seq),
      at: entry.at,
      title: known ? text(known) : entry.action,
      who: entry.by ? <PersonLine name={entry.by.name} position={entry.by.title} /> : t('system'),
      ...(words ? { detail: words } : {}),
      ...(tone ? { tone } : {}),
    }
  })
  return (
    <Section title={t('timeline')}>
      <Timeline items={items} />
    </Section>
  )
}

/** The part of an entry that a reader wants: grade, reason, remark, what was done. */
function useDetail(): (entry: TimelineEntry) => string | null {
  const t = useWords(hazardWords)
  const text = useText()
  return ({ payload }) => {
    const { before } = payload
    if (grade.has(payload.grade)) {
      const now = text(grade.words[payload.grade])
      const words =
        grade.has(before) && before !== payload.grade
          ? t('gradedFrom', { before: text(grade.words[before]), grade: now })
          : t('gradedAs', { grade: now })
      return [words, (payload.grading as { reason?: unknown } | undefined)?.reason, payload.interim]
        .filter((part) => typeof part === 'string' && part !== '')
        .join(t('semicolon'))
    }
    for (const part of [payload.reason, payload.note, payload.done, payload.measure])
      if (typeof part === 'string' && part !== '') return part
    return null
  }
}
