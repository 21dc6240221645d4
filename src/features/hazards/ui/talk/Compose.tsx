/** Writing a remark: @ and a name calls on somebody. What is typed stays on the device until it is sent. */
import { Alert, App, Button, Mentions } from 'antd'
import { useEffect, useState } from 'react'
import { useDraft } from '../../../../web/api/draft.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { comment, listReaders } from '../../talk/contract.ts'
import { calledIn, labelOf } from './called.ts'
import { talkWords } from './words.ts'

interface Written {
  readonly text: string
}

export function Compose({ unitId, id }: { unitId: number; id: string }) {
  const t = useWords(talkWords)
  const words = useText()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [asked, ask] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const draft = useDraft<Written>(`hazard-remark ${id}`)
  const write = useWrite(comment, { topics: ['hazards'] })
  // Asked for only once somebody types an @.
  const people = useRead(listReaders, { params: { unitId, id } }, { enabled: asked || text.includes('@') })
  const readers = people.data?.items ?? []
  const { found } = draft
  useEffect(() => {
    if (found) setText((typed) => typed || (found.values.text ?? ''))
  }, [found])

  const send = async () => {
    setFault(null)
    try {
      const body = { text: text.trim(), mentions: calledIn(text, readers) }
      const outcome = await write.run({ params: { unitId, id }, body })
      setText('')
      await draft.clear()
      if (outcome.state === 'queued') void message.info(t('queued'))
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <div className="hz-compose wf-no-print">
      <Mentions
        aria-label={t('label')}
        placeholder={t('write')}
        rows={2}
        maxLength={1000}
        value={text}
        onSearch={() => ask(true)}
        onChange={(typed) => {
          setText(typed)
          draft.keep({ text: typed })
        }}
        notFoundContent={t('nobody')}
        options={readers.map((one) => ({
          key: one.id,
          value: labelOf(one, readers),
          label: (
            <span className="hz-reader">
              {one.name}
              <small>{[words(one.unit), one.title].filter(Boolean).join(' ')}</small>
            </span>
          ),
        }))}
      />
      <Button disabled={text.trim() === ''} loading={write.busy} onClick={() => void send()}>
        {t('send')}
      </Button>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail || undefined} />}
    </div>
  )
}
