/** Temporary passwords of a roster, one slip for each person: shown and printed this once, kept nowhere. */
import { useBlocker } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import { useRef } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Slip } from '../../people/contract.ts'
import { organisationWords } from '../words.ts'
import './slips.css'
import { peopleWords } from './words.ts'

export function Slips({ slips, done }: { slips: readonly Slip[]; done: () => void }) {
  const t = useWords(peopleWords)
  const o = useWords(organisationWords)
  const text = useText()
  const handed = useRef(false)
  const blocker = useBlocker({
    shouldBlockFn: () => !handed.current,
    enableBeforeUnload: () => !handed.current,
    withResolver: true,
  })
  const finish = () => {
    handed.current = true
    done()
  }
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="wf-no-print"
        title={t('slipsTitle', { count: slips.length })}
        description={t('slipsLead')}
      />
      <div className="wf-slips-acts wf-no-print">
        <ConfirmAction
          label={t('handed')}
          title={t('handedTitle')}
          consequence={t('handedLead')}
          act={async () => finish()}
        />
        <Button type="primary" icon={<Icon name="print" />} onClick={() => print()}>
          {t('print')}
        </Button>
      </div>
      <ul className="wf-slips" aria-label={t('slips')}>
        {slips.map((one) => (
          <li key={one.username}>
            <strong>{one.name}</strong>
            <span>
              {text({ zh: one.unitName, en: one.unitNameEn })} · {one.title}
            </span>
            <dl>
              <dt>{t('address')}</dt>
              <dd>{location.origin}</dd>
              <dt>{o('username')}</dt>
              <dd>
                <code>{one.username}</code>
              </dd>
              <dt>{t('temporary')}</dt>
              <dd>
                <code>{one.temporaryPassword}</code>
              </dd>
            </dl>
            <p>{t('slip')}</p>
          </li>
        ))}
      </ul>
      <Modal
        open={blocker.status === 'blocked'}
        title={t('handedTitle')}
        okText={t('leave')}
        okButtonProps={{ danger: true }}
        cancelText={t('stay')}
        onOk={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
      >
        {t('handedLead')}
      </Modal>
    </>
  )
}
