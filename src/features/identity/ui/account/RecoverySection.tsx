/** Recovery codes: how many are left, and new ones, shown once. */
import { Modal } from 'antd'
import { useState } from 'react'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { newRecoveryCodes } from '../../contract.ts'
import { RecoveryCodes } from '../RecoveryCodes.tsx'
import { accountWords } from './words.ts'

const few = 3

export function RecoverySection({ left }: { left: number }) {
  const t = useWords(accountWords)
  const refresh = useRefresh()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <div className="wf-own-codes">
      <h3>{t('codes')}</h3>
      <p className="wf-own-lead">
        {t('codesLeft', { left })}
        {left <= few && t('codesFew')}
      </p>
      <ConfirmAction
        label={t('newCodes')}
        title={t('newCodesTitle')}
        consequence={t('newCodesLead')}
        act={async () => setCodes((await call(newRecoveryCodes, {})).codes)}
      />
      <Modal open={codes !== null} footer={null} closable={false} width={460}>
        {codes && (
          <RecoveryCodes
            codes={codes}
            saved={t('codesSaved')}
            done={() => {
              setCodes(null)
              void refresh('identity')
            }}
          />
        )}
      </Modal>
    </div>
  )
}
