/** A whole-page message: what happened, what to do, and a number to report where there is one. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import type { IconName } from '../icons/paths.ts'
import { useWords } from '../words/words.ts'
import './notice.css'
import { useTitle } from './title.ts'
import { shellWords } from './words.ts'

interface NoticeProps {
  readonly icon: IconName
  readonly title: string
  readonly hint: string
  readonly number?: string | undefined
  readonly actions?: ReactNode
}

export function Notice({ icon, title, hint, number, actions }: NoticeProps) {
  const t = useWords(shellWords)
  const [copied, setCopied] = useState(false)
  useTitle(title)
  return (
    <div className="wf-notice" role="alert">
      <div className="wf-notice-mark">
        <Icon name={icon} size={28} />
      </div>
      <h1>{title}</h1>
      <p>{hint}</p>
      {number && (
        <p className="wf-notice-number">
          <span>{t('number')}</span>
          <code>{number}</code>
          <Button
            size="small"
            type="text"
            onClick={() => {
              void navigator.clipboard?.writeText(number).then(() => setCopied(true))
            }}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
        </p>
      )}
      {actions && <div className="wf-notice-actions">{actions}</div>}
    </div>
  )
}
