/** How state and grade look: a shape, a tone and the word. */
import { type Grade, grade } from '../../../platform/contract/grade.ts'
import { Badge, StateBadge, type Tone } from '../../../web/kit/StateBadge.tsx'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import type { HazardRow } from '../contract.ts'
import { type HazardState, hazardState } from '../loop/contract.ts'
import { hazardWords } from './words.ts'

const tones: Readonly<Record<HazardState, Tone>> = {
  reported: 'open',
  graded: 'open',
  planned: 'wait',
  approved: 'open',
  rectifying: 'busy',
  submitted: 'wait',
  closed: 'done',
  rejected: 'calm',
}

export const HazardStateBadge = ({ value }: { value: HazardState }) => (
  <StateBadge of={hazardState} value={value} tones={tones} />
)

/** Not graded yet says so; it is no third grade. */
export function GradeMark({ value }: { value: Grade | null }) {
  const text = useText()
  if (value === null) return <span className="wf-muted">{text({ zh: '未定级', en: 'Not graded' })}</span>
  return <Badge tone={value === 'major' ? 'stop' : 'calm'}>{text(grade.words[value])}</Badge>
}

/** What makes one hazard stand out from the others: listed, out of control, come back, extended. */
export function HazardMarks({ hazard }: { hazard: Pick<HazardRow, 'listed' | 'lapsed' | 'repeat' | 'extended'> }) {
  const t = useWords(hazardWords)
  return (
    <>
      {hazard.listed && <Badge tone="stop">{t('listedMark')}</Badge>}
      {hazard.lapsed && <Badge tone="stop">{t('lapsedMark')}</Badge>}
      {hazard.repeat && <Badge tone="wait">{t('repeatMark')}</Badge>}
      {hazard.extended > 0 && <Badge tone="calm">{t('extendedMark', { count: hazard.extended })}</Badge>}
    </>
  )
}

/** Words as written; the checklist's English where there is some. */
export function useSaid(): (said: { zh: string; en: string | null }) => string {
  const language = useLanguage()
  return (said) => (language === 'en' ? (said.en ?? said.zh) : said.zh)
}
