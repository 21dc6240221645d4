/** How states and readings look: a shape, a tone and the word. */
import { Badge, StateBadge, type Tone } from '../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { type SystemRow, type SystemState, systemState } from '../contract.ts'
import { type EditionState, editionState } from '../edition/contract.ts'
import { systemWords } from './words.ts'

const ofSystem: Readonly<Record<SystemState, Tone>> = { draft: 'open', issued: 'done', withdrawn: 'calm' }
const ofEdition: Readonly<Record<EditionState, Tone>> = {
  draft: 'open',
  issued: 'done',
  superseded: 'calm',
  withdrawn: 'calm',
}

export const SystemStateBadge = ({ value }: { value: SystemState }) => (
  <StateBadge of={systemState} value={value} tones={ofSystem} />
)
export const EditionStateBadge = ({ value }: { value: EditionState }) => (
  <StateBadge of={editionState} value={value} tones={ofEdition} />
)

/** Read by how many of those who must; whole percents, never rounded up to 100. */
export function ReadShare({ coverage }: { coverage: SystemRow['coverage'] }) {
  const format = useFormat()
  if (!coverage || coverage.must === 0) return <span className="wf-muted">—</span>
  const percent = Math.floor((100 * coverage.read) / coverage.must)
  return (
    <span className="sy-share">
      <progress max={coverage.must} value={coverage.read} aria-hidden="true" />
      {format.number(percent)}%
      <small>
        {coverage.read}/{coverage.must}
      </small>
    </span>
  )
}

/** The review day; said in words where it is near or past. */
export function ReviewDay({ system }: { system: Pick<SystemRow, 'reviewOn' | 'review'> }) {
  const t = useWords(systemWords)
  const format = useFormat()
  if (system.reviewOn === null) return <span className="wf-muted">—</span>
  return (
    <span className="sy-review">
      {format.date(system.reviewOn, 'day')}
      {system.review && (
        <Badge tone={system.review === 'overdue' ? 'stop' : 'wait'}>
          {t(system.review === 'overdue' ? 'reviewOverdue' : 'reviewDue')}
        </Badge>
      )}
    </span>
  )
}
