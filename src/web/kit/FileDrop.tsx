/** Takes one file by dropping or choosing, shows how far it is sent, and says in place why it is not taken. */
import { Alert, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { problemWords } from '../api/problem-words.ts'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import './file-drop.css'
import { kitWords } from './words.ts'

interface FileDropProps {
  /** What is wanted, such as “drop a file here, or choose one”. */
  readonly label: string
  readonly hint: string
  /** As of the file input: `.xlsx,.csv`. */
  readonly accept: string
  /** Sends it; `tell` says how far it is. What it throws is shown. */
  readonly send: (file: File, tell: (percent: number) => void) => Promise<void>
}

export function FileDrop({ label, hint, accept, send }: FileDropProps) {
  const t = useWords(kitWords)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [percent, setPercent] = useState<number | null>(null)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)

  const take = async (file: File | undefined) => {
    if (!file || percent !== null) return
    setFault(null)
    setPercent(0)
    try {
      await send(file, setPercent)
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setPercent(null)
      if (input.current) input.current.value = ''
    }
  }
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(inside)
  }
  return (
    <div>
      <button
        type="button"
        className={`wf-drop ${over ? 'wf-drop-over' : ''}`}
        onClick={() => input.current?.click()}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event)
          void take(event.dataTransfer.files[0])
        }}
        aria-busy={percent !== null}
      >
        <Icon name="upload" size={28} />
        {percent === null ? (
          <>
            <strong>{label}</strong>
            <span>{hint}</span>
          </>
        ) : (
          <>
            <strong role="status">{percent < 100 ? t('sending', { percent }) : t('reading')}</strong>
            <Progress
              percent={percent}
              showInfo={false}
              className="wf-drop-progress"
              aria-label={t('sending', { percent })}
            />
          </>
        )}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="wf-hidden"
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {fault && (
        <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-drop-fault" />
      )}
    </div>
  )
}
