/** Recovery codes, shown this once. */
import { Button } from 'antd'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import { signInWords } from './words.ts'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  /** What the button leads to, beside saying that they were saved. */
  readonly saved: string
  readonly done: () => void
}

export function RecoveryCodes({ codes, saved, done }: RecoveryCodesProps) {
  const t = useWords(signInWords)
  return (
    <>
      <h2 className="wf-sign-title">{t('codesTitle')}</h2>
      <p className="wf-sign-lead">{t('codesLead')}</p>
      <ul className="wf-sign-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" block size="large" icon={<Icon name="tick" />} onClick={done}>
        {saved}
      </Button>
    </>
  )
}
