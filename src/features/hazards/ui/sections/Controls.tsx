/** Interim controls (临时管控): what keeps people safe meanwhile, whether it still holds, and when somebody looks again. */
import { DueClock } from '../../../../web/kit/DueClock.tsx'
import { Facts, Section } from '../../../../web/kit/Page.tsx'
import { PhotoStrip } from '../../../../web/kit/PhotoStrip.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { stepBasis } from '../../loop/contract.ts'
import { shown } from '../photos.ts'
import { hazardWords } from '../words.ts'

export function Controls({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const format = useFormat()
  const { control, interim } = hazard
  if (!interim) return null
  const photos = hazard.photos.filter((photo) => photo.moment === 'interim')
  const every = (hours: number) =>
    hours % 24 === 0
      ? t('everyDays', { count: hours / 24, words: text(stepBasis.words) })
      : t('everyHours', { count: hours, words: text(stepBasis.words) })
  return (
    <Section title={t('controls')} aside={control && <ControlBadge hazard={hazard} held={control.held} />}>
      <Facts
        items={[
          [t('controlsNow'), interim],
          ...(control
            ? ([
                [
                  t('lastCheck'),
                  control.checkedAt && control.checkedBy
                    ? t('checkedBy', { name: control.checkedBy.name, when: format.date(control.checkedAt) })
                    : t('neverChecked'),
                ],
                [t('nextCheck'), <DueClock key="next" due={control.dueAt} />],
                [t('checkEvery'), every(control.every)],
              ] as const)
            : []),
        ]}
      />
      {photos.length > 0 && (
        <PhotoStrip photos={photos.map((photo) => shown(photo, `${photo.by.name} ${format.date(photo.at)}`))} />
      )}
    </Section>
  )
}

function ControlBadge({ hazard, held }: { hazard: Hazard; held: boolean }) {
  const t = useWords(hazardWords)
  if (!held) return <Badge tone="stop">{t('controlFailed')}</Badge>
  return hazard.lapsed ? (
    <Badge tone="stop">{t('controlUnchecked')}</Badge>
  ) : (
    <Badge tone="done">{t('controlHolds')}</Badge>
  )
}
