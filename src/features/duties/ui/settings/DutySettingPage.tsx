/** The settings of one duty: as it stands, as the file has it, who changed what, and changing it. */
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Facts, Page, Section } from '../../../../web/kit/Page.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type DutyHead, per } from '../../contract.ts'
import { listSettings } from '../../settings/contract.ts'
import { useCadence } from '../DutyHeadline.tsx'
import '../duties.css'
import { ChangeForm } from './ChangeForm.tsx'
import { attendanceOf, mayCountElsewhere } from './changes.ts'
import { History } from './History.tsx'
import './settings.css'
import { settingWords } from './words.ts'

export default function DutySettingPage() {
  const { duty: id } = useParams({ strict: false }) as { duty: string }
  const t = useWords(settingWords)
  const text = useText()
  const person = usePerson()
  const read = useRead(listSettings, {})
  const found = read.data?.duties.find(({ duty }) => duty.id === id)
  const may = holds(person, ['system'])
  return (
    <Page
      title={found ? text(found.duty.title) : t('title')}
      width="narrow"
      read={read}
      crumbs={[{ to: '/duties/settings', label: t('title') }]}
      note={!may && <span>{t('readOnly')}</span>}
    >
      {!found && <EmptyState icon="search" title={t('none')} hint={t('noneHint')} />}
      {found && (
        <>
          <Section title={t('now')}>
            <SettingFacts duty={found.duty} />
          </Section>
          {found.settings.length > 0 && (
            <Section title={t('standard')}>
              <SettingFacts duty={found.standard} />
            </Section>
          )}
          <Section title={t('history')}>
            <History settings={found.settings} />
          </Section>
          {may && (
            <Section title={t('change')}>
              <ChangeForm key={found.settings.length} of={found} />
            </Section>
          )}
        </>
      )}
    </Page>
  )
}

function SettingFacts({ duty }: { duty: DutyHead }) {
  const t = useWords(settingWords)
  const text = useText()
  const cadenceOf = useCadence()
  const { recordWithinDays, remindDays } = duty
  const share = attendanceOf(duty)
  return (
    <Facts
      items={[
        [t('rule'), cadenceOf(duty)],
        ...(recordWithinDays === null ? [] : [[t('record'), t('recordDays', { count: recordWithinDays })] as const]),
        ...(mayCountElsewhere(duty)
          ? [[t('per'), text(per.words[duty.perFacility ? 'facility' : 'ower'])] as const]
          : []),
        ...(share === null ? [] : [[t('attendsLabel'), t('attends', { share })] as const]),
        [
          t('remind'),
          remindDays.length === 0 ? t('noReminder') : t('remindDays', { list: remindDays.join(t('comma')) }),
        ],
        [t('standing'), t(duty.reviewed ? 'reviewed' : 'unreviewed')],
        [
          t('clause'),
          <Link key="clause" to={'/plan' as never} hash={duty.clause}>
            {duty.clause}
          </Link>,
        ],
        [t('basis'), text(duty.basis)],
      ]}
    />
  )
}
