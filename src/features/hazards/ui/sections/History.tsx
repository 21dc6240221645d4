/** The hazard's entries in the journal, in words. */
import { Section } from '../../../../web/kit/Page.tsx'
import { PersonLine } from '../../../../web/kit/PersonLine.tsx'
import { type Moment, Timeline } from '../../../../web/kit/Timeline.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { eventWords } from '../../contract/events.ts'
import type { Hazard } from '../../contract.ts'
import { hazardTalked } from '../../talk/contract.ts'
import { hazardWords } from '../words.ts'
import { useEntryWords } from './entry-words.ts'

const tones: Readonly<Record<string, Moment['tone']>> = {
  'hazard.closed': 'good',
  'hazard.returned': 'bad',
  'hazard.refused': 'bad',
  'hazard.rejected': 'bad',
  'hazard.extensionDenied': 'bad',
  'hazard.listed': 'bad',
  'hazard.listingPassed': 'bad',
}

/** Stands under remarks, not among the steps. */
const talk = new Set(Object.values(hazardTalked).map((event) => event.name))

export function History({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const detail = useEntryWords(hazard.people)
  const steps = hazard.timeline.filter((entry) => !talk.has(entry.action))
  const items: Moment[] = steps.map((entry, n) => {
    const tone = tones[entry.action] ?? (n === steps.length - 1 ? 'now' : undefined)
    const words = detail(entry)
    return {
      key: String(entry.seq),
      at: entry.at,
      title: [entry.of, text(eventWords(entry.action))].filter(Boolean).join(' · '),
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
