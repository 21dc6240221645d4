/** Temporary passwords of a roster, one slip for each person: shown and printed this once, kept nowhere. */
import { useBlocker } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import { useRef } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Slip } from '../../people/contract.ts'
import { SlipList } from '../slips/SlipList.tsx'
import './people.css'
import { peopleWords } from './words.ts'

export function Slips({ slips, done }: { slips: readonly Slip[]; done: () => void }) {
  const t = useWords(peopleWords)
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
      <SlipList
        slips={slips.map(({ unitName, unitNameEn, title, name, ...one }) => ({
          ...one,
          title: name,
          place: `${text({ zh: unitName, en: unitNameEn })} · ${title}`,
        }))}
        todo={t('slip')}
      />
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
