/** Before and after side by side, with what was done and what the verifier said. */
import { Facts, Section } from '../../../../web/kit/Page.tsx'
import { BeforeAfter } from '../../../../web/kit/PhotoStrip.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard, Photo } from '../../contract.ts'
import { shown } from '../photos.ts'
import { hazardWords } from '../words.ts'

export function Photos({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const format = useFormat()
  const caption = (photo: Photo) => `${photo.by.name} ${format.date(photo.at)}`
  const of = (moment: Photo['moment']) =>
    hazard.photos.filter((photo) => photo.moment === moment).map((photo) => shown(photo, caption(photo)))
  const { rectification, verification } = hazard
  return (
    <Section title={t('photos')}>
      <BeforeAfter before={of('found')} after={of('rectified')} />
      {rectification.done !== null && (
        <Facts
          items={[
            [t('done'), rectification.done],
            ...(verification.by ? [[t('verified'), verification.note || t('noRemark')] as const] : []),
          ]}
        />
      )}
    </Section>
  )
}
