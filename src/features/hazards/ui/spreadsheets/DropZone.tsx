/** Takes a file by dropping or choosing, shows how far it is sent, and says in place why one is not taken. */
import { Alert, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { freshKey } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { sendSheet } from './upload.ts'
import { sheetWords } from './words.ts'

interface DropZoneProps {
  readonly unitId: number
  readonly done: (unitId: number, id: string) => void
}

export function DropZone({ unitId, done }: DropZoneProps) {
  const t = useWords(sheetWords)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [percent, setPercent] = useState<number | null>(null)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const refresh = useRefresh()

  const take = async (file: File | undefined) => {
    if (!file || percent !== null) return
    setFault(null)
    setPercent(0)
    try {
      const sent = await sendSheet(unitId, file, freshKey(), setPercent)
      await refresh('hazards')
      done(sent.unitId, sent.id)
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
        className={`sh-drop ${over ? 'sh-drop-over' : ''}`}
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
            <strong>{t('drop')}</strong>
            <span>{t('dropHint')}</span>
          </>
        ) : (
          <>
            <strong role="status">{t('sending', { percent })}</strong>
            <Progress
              percent={percent}
              showInfo={false}
              className="sh-progress"
              aria-label={t('sending', { percent })}
            />
          </>
        )}
      </button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.xls,.xlsm"
        className="wf-hidden"
        aria-label={t('drop')}
        tabIndex={-1}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="sh-fault" />}
    </div>
  )
}
