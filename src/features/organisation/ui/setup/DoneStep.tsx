/** The three temporary passwords, shown and printed this once. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { role } from '../../../../platform/contract/role.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Term } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { FirstAccount } from '../../setup/contract.ts'
import { SlipList } from '../slips/SlipList.tsx'
import { setUpWords } from './words.ts'

export function DoneStep({ accounts }: { accounts: readonly FirstAccount[] }) {
  const t = useWords(setUpWords)
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [])
  const leave = async () => {
    // The sign-in page asks anew whether anything is here.
    await client.resetQueries()
    await navigate({ to: '/sign-in', replace: true })
  }
  return (
    <>
      <Alert type="warning" showIcon title={t('doneLead')} className="wf-fault wf-no-print" />
      <SlipList
        slips={accounts.map(({ role: of, name, ...one }) => ({
          ...one,
          title: (
            <>
              <Term of={role} value={of} /> · {name}
            </>
          ),
        }))}
        todo={t('slip')}
      />
      <h2 className="wf-no-print">{t('afterwards')}</h2>
      <ol className="wf-setup-after wf-no-print">
        <li>{t('afterUnits')}</li>
        <li>{t('afterPosts')}</li>
      </ol>
      <div className="wf-form-foot wf-no-print">
        <Button icon={<Icon name="print" />} onClick={() => print()}>
          {t('print')}
        </Button>
        <Button type="primary" onClick={() => void leave()}>
          {t('handed')}
        </Button>
      </div>
    </>
  )
}
