/** What happened to a place, from the journal. */
import { useRead } from '../../../../web/api/hooks.ts'
import { Section } from '../../../../web/kit/Page.tsx'
import { Timeline } from '../../../../web/kit/Timeline.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { codeEvents } from '../../codes/contract.ts'
import { placeEvents, readPlaceHistory } from '../../contract.ts'
import { scanEvents } from '../../scan/contract.ts'
import { placeWords } from '../words.ts'

const words = new Map(
  [...Object.values(placeEvents), ...Object.values(codeEvents), ...Object.values(scanEvents)].map((event) => [
    event.name,
    event.words,
  ]),
)

export function History({ unitId, id }: { unitId: number; id: string }) {
  const t = useWords(placeWords)
  const text = useText()
  const read = useRead(readPlaceHistory, { params: { unitId, id } })
  const told = (payload: Readonly<Record<string, unknown>>) =>
    typeof payload.reason === 'string' ? payload.reason : null
  return (
    <Section title={t('history')}>
      <Timeline
        items={(read.data?.items ?? []).map((entry) => {
          const detail = told(entry.payload)
          return {
            key: String(entry.seq),
            at: entry.at,
            title: text(words.get(entry.action) ?? { zh: entry.action, en: entry.action }),
            who: entry.by ?? t('system'),
            ...(detail ? { detail } : {}),
          }
        })}
      />
    </Section>
  )
}
