/** One account's sign-ins: its devices, and what the security administrator may do about them. */
import { Drawer, Skeleton } from 'antd'
import { useRead, useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Facts, Section } from '../../../../web/kit/Page.tsx'
import { usePerson } from '../../../../web/session/session.ts'
import { usePhone } from '../../../../web/theme/media.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { accountSessions, endAccountSessions, resetFactors, unlockAccount } from '../../contract/security.ts'
import { SessionList } from '../SessionList.tsx'
import { type AccountItem, SignInState } from './SignInsPage.tsx'
import { securityWords } from './words.ts'

export function SignInsDrawer({ account, close }: { account: AccountItem | null; close: () => void }) {
  const phone = usePhone()
  return (
    <Drawer open={account !== null} onClose={close} title={account?.name} size={phone ? '100%' : 560} destroyOnHidden>
      {account && <SignIns account={account} />}
    </Drawer>
  )
}

function SignIns({ account }: { account: AccountItem }) {
  const t = useWords(securityWords)
  const text = useText()
  const person = usePerson()
  const { id, name } = account
  const params = { id }
  const act = useActs()
  return (
    <>
      <Facts
        items={[
          [t('username'), account.username],
          [t('unit'), text({ zh: account.unitName, en: account.unitNameEn })],
          [t('state'), <SignInState key="state" row={account} />],
        ]}
      />
      <div className="wf-own-acts wf-own-block">
        {account.failures > 0 && (
          <ConfirmAction
            label={t('unlock')}
            title={t('unlockTitle', { name })}
            consequence={t('unlockLead')}
            reason="required"
            primary
            act={(reason) => act(call(unlockAccount, { params, body: { reason } }))}
          />
        )}
        {account.factors.length > 0 && id !== person.account && (
          <ConfirmAction
            label={t('reset')}
            title={t('resetTitle', { name })}
            consequence={t('resetLead')}
            reason="required"
            danger
            act={(reason) => act(call(resetFactors, { params, body: { reason } }))}
          />
        )}
      </div>
      <Devices account={account} />
    </>
  )
}

function Devices({ account }: { account: AccountItem }) {
  const t = useWords(securityWords)
  const params = { id: account.id }
  const read = useRead(accountSessions, { params })
  const act = useActs()
  if (read.isPending) return <Skeleton active />
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  const items = read.data.items
  return (
    <Section
      title={t('devices')}
      aside={
        items.length > 1 && (
          <ConfirmAction
            label={t('endAll')}
            title={t('endAllTitle', { name: account.name })}
            consequence={t('endLead')}
            reason="required"
            danger
            act={(reason) => act(call(endAccountSessions, { params, body: { reason } }))}
          />
        )
      }
    >
      {items.length === 0 && <p className="wf-own-none">{t('ended')}</p>}
      <SessionList
        items={items}
        acts={(session) =>
          !session.current && (
            <ConfirmAction
              label={t('end')}
              title={t('endTitle')}
              consequence={t('endLead')}
              reason="required"
              act={(reason) => act(call(endAccountSessions, { params, body: { reason, sessionId: session.id } }))}
            />
          )
        }
      />
    </Section>
  )
}

/** Waits for the act, then reads again what shows it. */
function useActs() {
  const refresh = useRefresh()
  return async (done: Promise<unknown>): Promise<void> => {
    await done
    await refresh('identity')
  }
}
