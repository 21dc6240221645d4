/** First what would happen, line by line; then, on one press, just that. */
import { Alert, App, Button, Input, Modal, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { BodyOf } from '../../../../platform/contract/endpoint.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { call } from '../../../../web/api/request.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listPeople } from '../../contract.ts'
import { actInBulk, type BulkLine, bulkAct, mostAtOnce, previewBulk } from '../../ledger/bulk/contract.ts'
import { useSaid } from '../marks.tsx'
import { hazardWords } from '../words.ts'
import { ledgerWords } from './words.ts'

type Act = (typeof bulkAct.terms)[number]

interface BulkDialogProps {
  readonly act: Act
  readonly which: BodyOf<typeof previewBulk>['which']
  readonly close: (done: boolean) => void
}

const consequence = { remind: 'reminds', withdraw: 'withdraws', approve: 'approves', reassign: 'reassigns' } as const

type Fault = { readonly title: string; readonly detail: string }

export function BulkDialog({ act, which, close }: BulkDialogProps) {
  const l = useWords(ledgerWords)
  const text = useText()
  const { message } = App.useApp()
  const write = useWrite(actInBulk, { subject: 'hazards in bulk' })
  const [preview, setPreview] = useState<{ lines: readonly BulkLine[]; more: boolean } | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [note, setNote] = useState('')
  const noteId = useId()
  // What was asked when the dialog opened is what it is about.
  const [asked] = useState({ act, which })
  const [to, setTo] = useState<string | undefined>()
  const reassigning = act === 'reassign'

  useEffect(() => {
    const stop = new AbortController()
    call(previewBulk, { body: { ...asked, ...(to ? { responsibleId: to } : {}) } }, stop.signal).then(
      setPreview,
      (error: unknown) => {
        if (!stop.signal.aborted) setFault(problemWords(error))
      },
    )
    return () => stop.abort()
  }, [asked, to])

  const can = (preview?.lines ?? []).filter((line) => line.refused === null)
  const cannot = (preview?.lines ?? []).filter((line) => line.refused !== null)
  const items = (lines: readonly BulkLine[]) => lines.map(({ unitId, id, version }) => ({ unitId, id, version }))

  const undo = async (lines: readonly BulkLine[]) => {
    const body = { act: 'withdraw' as const, items: items(lines), note: '' }
    await write.run({ body }).catch((error: unknown) => void message.error(problemWords(error).detail))
  }
  const tell = (done: readonly BulkLine[], key: string) =>
    void message.open({
      key,
      type: 'success',
      duration: 12,
      content: (
        <>
          {l('bulkDone', { count: done.length })}{' '}
          {act === 'remind' && (
            <Button
              type="link"
              onClick={() => {
                message.destroy(key)
                void undo(done)
              }}
            >
              {l('undo')}
            </Button>
          )}
        </>
      ),
    })
  const perform = async () => {
    setFault(null)
    try {
      const outcome = await write.run({
        body: { act, items: items(can), note: note.trim(), ...(to ? { responsibleId: to } : {}) },
      })
      if (outcome.state === 'queued') {
        void message.info(l('bulkQueued'))
        return close(true)
      }
      const { lines } = outcome.reply
      tell(
        lines.filter((line) => line.refused === null),
        `bulk ${Date.now()}`,
      )
      // Somebody was faster with some of them: these are shown, with what stands in the way.
      const late = lines.filter((line) => line.refused !== null)
      if (late.length === 0) return close(true)
      setPreview({ lines: late, more: false })
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  const name = text(bulkAct.words[act])
  const incomplete = reassigning && (to === undefined || note.trim() === '')
  const first = can[0] ?? preview?.lines[0]
  return (
    <Modal
      open
      title={name}
      okText={l('bulkMany', { act: name, count: can.length })}
      okButtonProps={{ disabled: can.length === 0 || incomplete, loading: write.busy }}
      cancelText={l(can.length === 0 ? 'close' : 'cancel')}
      onOk={() => void perform()}
      onCancel={() => close(false)}
      width={600}
    >
      <p className="wf-dialog-lead">{l(consequence[act])}</p>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      {reassigning && first && <SuccessorField unit={first} value={to} onChange={setTo} />}
      {!preview && !fault && <p aria-busy="true">{l('previewing')}</p>}
      {preview && (
        <div role="status" className="hz-preview">
          {preview.more && <p>{l('whichMore', { most: mostAtOnce })}</p>}
          <Part title={l('willDo', { count: can.length })} lines={can} />
          {cannot.length > 0 && <h3>{l('willNot', { count: cannot.length })}</h3>}
          {[...Map.groupBy(cannot, (line) => line.refused?.rule ?? '').values()].map((lines) => (
            <Part
              key={lines[0]?.refused?.rule}
              title={lines[0]?.refused ? text(lines[0].refused.why) : ''}
              lines={lines}
            />
          ))}
        </div>
      )}
      {act !== 'withdraw' && can.length > 0 && (
        <div className="hz-bulk-note">
          <label htmlFor={noteId}>{l(reassigning ? 'reasonLabel' : 'noteLabel')}</label>
          <Input.TextArea
            id={noteId}
            rows={2}
            maxLength={200}
            showCount
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      {act === 'approve' && <p className="hz-note">{l('noClosing')}</p>}
    </Modal>
  )
}

/** Somebody who works at the facility of the first hazard; of others' hazards the preview says that they do not. */
function SuccessorField(props: {
  readonly unit: BulkLine
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}) {
  const l = useWords(ledgerWords)
  const t = useWords(hazardWords)
  const text = useText()
  const id = useId()
  // Of the facility the dialog opened with, so that the choice does not change the list it is made from.
  const [unit] = useState(props.unit)
  const people = useRead(listPeople, { params: { unitId: unit.unitId } })
  return (
    <div className="hz-bulk-note">
      <label htmlFor={id}>{l('successor')}</label>
      <Select
        id={id}
        showSearch
        optionFilterProp="label"
        placeholder={l('successorOf', { unit: text(unit.unit) })}
        loading={people.isPending}
        {...(props.value ? { value: props.value } : {})}
        options={(people.data?.items ?? []).map((one) => ({
          value: one.id,
          label: t('holder', { name: one.name, title: one.title }),
        }))}
        onChange={props.onChange}
      />
    </div>
  )
}

/** So many are named; of the others the number stands in the title. */
const named = 8

function Part({ title, lines }: { readonly title: string; readonly lines: readonly BulkLine[] }) {
  const l = useWords(ledgerWords)
  const said = useSaid()
  return (
    <div className="hz-preview-part">
      <p>{title}</p>
      {lines.length > 0 && (
        <ul>
          {lines.slice(0, named).map((line) => (
            <li key={line.id}>
              <span className="hz-number">{line.number}</span> {said(line.object)}
            </li>
          ))}
          {lines.length > named && <li>{l('andMore')}</li>}
        </ul>
      )}
    </div>
  )
}
