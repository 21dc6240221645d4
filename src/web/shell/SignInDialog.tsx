/** The session ended while a page was open: sign in over it, nothing on the page is lost. */
import { Modal } from 'antd'
import { useWords } from '../words/words.ts'
import { usePorts } from './ports.ts'
import { shellWords } from './words.ts'

export function SignInDialog({ open, done }: { open: boolean; done: () => void }) {
  const t = useWords(shellWords)
  const { SignInForm } = usePorts()
  return (
    <Modal
      open={open}
      title={t('sessionEnded')}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
      width={420}
      zIndex={1500}
    >
      <p className="wf-dialog-lead">{t('sessionEndedHint')}</p>
      <SignInForm done={done} />
    </Modal>
  )
}
