/** What a record says beside the answers of a checklist: who was there, what was said, what was found, its photos. */
import { family, role } from '../../../platform/contract/role.ts'
import { Facts, Section } from '../../../web/kit/Page.tsx'
import { PhotoStrip } from '../../../web/kit/PhotoStrip.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { field } from '../contract/fields.ts'
import { activityKind, party } from '../contract/words.ts'
import type { Activity } from '../contract.ts'
import { stripOf } from './photos.ts'
import { recordWords } from './record/words.ts'

export function WorkFacts({ activity }: { activity: Activity }) {
  const t = useWords(recordWords)
  const text = useText()
  const format = useFormat()
  const joined = (names: readonly string[]) => names.join(t('listMark'))
  const { attendance, makesUp, recordedOn, day } = activity
  const label = (name: keyof typeof field.words) => text(field.words[name])
  const parts = (['scenario', 'evaluation', 'summary', 'followUp'] as const).filter((name) => activity[name] !== '')
  const facts: (readonly [string, string])[] = [
    [t('kind'), text(activityKind.words[activity.kind])],
    ...(recordedOn !== null && recordedOn > day
      ? [[t('recordedBy'), t('recordedLate', { day: format.date(recordedOn, 'day') })] as const]
      : []),
    ...(makesUp ? [[t('makesUp'), t('madeUpFor', { ...makesUp, day: format.date(makesUp.day, 'day') })] as const] : []),
    ...(activity.place === '' ? [] : [[label('place'), activity.place] as const]),
    ...(activity.parties.length === 0
      ? []
      : [[label('parties'), joined(activity.parties.map((one) => text(party.words[one])))] as const]),
    ...(attendance ? [[label('attendance'), t('attendanceOf', attendance)] as const] : []),
    ...(activity.minutes === null ? [] : [[label('minutes'), String(activity.minutes)] as const]),
    ...(activity.by.length === 0
      ? []
      : [[t('inPerson'), joined(activity.by.map((one) => text(role.words[one])))] as const]),
  ]
  return (
    <>
      <Section title={t('content')}>
        <Facts items={facts} />
        {parts.map((name) => (
          <div key={name} className="wf-act-text">
            <h3>{label(name)}</h3>
            <p>{activity[name]}</p>
          </div>
        ))}
      </Section>
      {activity.typed.length > 0 && (
        <Section title={t('findings')}>
          <ol className="wf-act-answers">
            {activity.typed.map((one) => (
              <li key={`${one.place.zh} ${one.object.zh} ${one.finding.zh}`}>
                <div>
                  <strong>{one.finding.zh}</strong>
                  <p className="wf-muted">
                    {[text(family.words[one.family]), one.place.zh, one.object.zh].join(' · ')}
                  </p>
                  {one.files.length > 0 && <PhotoStrip photos={stripOf(one.files)} />}
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {activity.files.length > 0 && (
        <Section title={t('photos')}>
          <PhotoStrip photos={stripOf(activity.files)} />
        </Section>
      )}
      {activity.signIn.length > 0 && (
        <Section title={t('signIn')}>
          <PhotoStrip photos={stripOf(activity.signIn)} />
        </Section>
      )}
    </>
  )
}
