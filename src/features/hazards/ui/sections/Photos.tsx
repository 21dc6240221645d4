/** Before and after side by side, how each photo came about, what was done and what the verifier said. */
import { BeforeAfter } from '../../../../web/kit/BeforeAfter.tsx'
import { Facts, Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard, Photo } from '../../contract.ts'
import { useFacts } from '../evidence/facts.ts'
import { SeenNotice, useEvidence } from '../evidence/SeenBefore.tsx'
import { shown } from '../photos.ts'
import { hazardWords } from '../words.ts'

export function Photos({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const format = useFormat()
  const factsOf = useFacts()
  const known = new Map(useEvidence(hazard).map((facts) => [facts.fileId, facts]))
  const caption = (photo: Photo) => {
    const facts = known.get(photo.file.id)
    return [`${photo.by.name} ${format.date(photo.at)}`, ...(facts ? factsOf(facts) : [])].join(' · ')
  }
  const of = (moment: Photo['moment']) =>
    hazard.photos.filter((photo) => photo.moment === moment).map((photo) => shown(photo, caption(photo)))
  const { rectification, verification } = hazard
  return (
    <Section title={t('photos')}>
      <BeforeAfter before={of('found')} after={of('rectified')} />
      <SeenNotice hazard={hazard} />
      {rectification.done !== null && (
        <Facts
          items={[
            [t('done'), rectification.done],
            ...(verification.by || verification.paper
              ? [[t('verified'), verification.note || t('noRemark')] as const]
              : []),
          ]}
        />
      )}
    </Section>
  )
}
