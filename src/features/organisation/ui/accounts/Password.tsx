/** A temporary password, shown this once: to be handed over, never sent. */
import { Alert, Button, Typography } from 'antd'
import { dictionary, useWords } from '../../../../web/words/words.ts'
import '../organisation.css'

const words = dictionary({
  title: { zh: '临时密码只显示这一次', en: 'The temporary password is shown this once' },
  lead: {
    zh: '请当面交给{name}本人。首次登录时必须修改；离开本页后无法再查看，只能重置。',
    en: 'Hand it to {name} in person. It must be changed at the first sign-in. After this page it can only be replaced.',
  },
  done: { zh: '已交付，继续', en: 'Handed over, go on' },
})

interface PasswordProps {
  readonly name: string
  readonly password: string
  readonly done: () => void
}

export function Password({ name, password, done }: PasswordProps) {
  const t = useWords(words)
  return (
    <>
      <Alert type="warning" showIcon title={t('title')} description={t('lead', { name })} />
      <Typography.Text code copyable className="wf-org-secret">
        {password}
      </Typography.Text>
      <Button type="primary" onClick={done}>
        {t('done')}
      </Button>
    </>
  )
}
