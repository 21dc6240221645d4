/** Where I am signed in; ends one session, or all. */
import { useRead, useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { endMySession, mySessions, signOutEverywhere } from '../../contract.ts'
import { SessionList } from '../SessionList.tsx'
import { accountWords } from './words.ts'

export function SessionsSection() {
  const t = useWords(accountWords)
  const read = useRead(mySessions, {})
  const refresh = useRefresh()
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  return (
    <Section
      title={t('sessions')}
      aside={
        <ConfirmAction
          label={t('endAll')}
          title={t('endAllTitle')}
          consequence={t('endAllLead')}
          danger
          act={async () => {
            await call(signOutEverywhere, {})
            location.assign('/sign-in')
          }}
        />
      }
    >
      <p className="wf-own-lead">{t('sessionsLead')}</p>
      <SessionList
        items={read.data?.items ?? []}
        acts={(session) =>
          !session.current && (
            <ConfirmAction
              label={t('end')}
              title={t('endTitle')}
              consequence={t('endLead')}
              act={async () => {
                await call(endMySession, { params: { id: session.id } })
                await refresh('identity')
              }}
            />
          )
        }
      />
    </Section>
  )
}
