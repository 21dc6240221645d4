/** What the reader may do now with a hand-over: sign over, acknowledge, record why somebody does not sign, name a receiver. */
import { Alert, App, Button, Input, Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { ConfirmAction } from '../../../web/kit/ConfirmAction.tsx'
import { useWords } from '../../../web/words/words.ts'
import { readPeople } from '../../organisation/units/contract.ts'
import { excuseHandOver, giveHandOver, type HandOver, nameReceiver, receiveHandOver } from '../handover/contract.ts'
import { handOverWords } from './hand-over-words.ts'

interface ActionsProps {
  readonly one: HandOver
  readonly chosen: readonly number[]
  readonly done: () => void
}

export function HandOverActions({ one, chosen, done }: ActionsProps) {
  const t = useWords(handOverWords)
  const subject = { subject: `hand-over ${one.id}`, topics: ['responsibility'] }
  const give = useWrite(giveHandOver, subject)
  const receive = useWrite(receiveHandOver, subject)
  const excuse = useWrite(excuseHandOver, subject)
  const params = { unitId: one.unitId, id: one.id }
  const { version } = one
  return (
    <>
      {one.may.includes('name') && <NameReceiver one={one} />}
      {one.may.includes('excuse') && (
        <ConfirmAction
          label={t('excuse')}
          title={t('excuse')}
          consequence={t('excuseLead')}
          reason="required"
          act={(reason) => excuse.run({ params, body: { reason, version } })}
        />
      )}
      {one.may.includes('give') && (
        <Signing
          label={t('give')}
          lead={t('giveLead', { count: one.total })}
          act={(note) => give.run({ params, body: { note, version } })}
        />
      )}
      {one.may.includes('receive') && (
        <Signing
          label={chosen.length > 0 ? t('receiveSome', { count: chosen.length }) : t('receiveAll')}
          lead={t('receiveLead')}
          act={async (note) => {
            const ordinals = chosen.length > 0 ? [...chosen] : null
            const outcome = await receive.run({ params, body: { ordinals, note, version } })
            done()
            return outcome
          }}
        />
      )}
    </>
  )
}

interface SigningProps {
  readonly label: string
  readonly lead: string
  readonly act: (note: string) => Promise<{ readonly state: string }>
}

/** A signature with a remark that may be left out. */
function Signing({ label, lead, act }: SigningProps) {
  const t = useWords(handOverWords)
  const [note, setNote] = useState('')
  const id = useId()
  return (
    <Dialog label={label} lead={lead} act={() => act(note.trim())}>
      <div className="ho-field">
        <label htmlFor={id}>{t('note')}</label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={500}
          showCount
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  )
}

function NameReceiver({ one }: { one: HandOver }) {
  const t = useWords(handOverWords)
  const [person, setPerson] = useState<string | null>(null)
  const people = useRead(readPeople, { params: { unitId: one.unitId } })
  const name = useWrite(nameReceiver, { subject: `hand-over ${one.id}` })
  const options = (people.data?.items ?? [])
    .filter(({ accountId }) => accountId !== one.outgoing.id)
    .map((each) => ({ value: each.accountId, label: `${each.name} ${each.title}` }))
  return (
    <Dialog
      label={t('name')}
      lead={t('nameLead')}
      missing={person === null ? t('chooseFirst') : null}
      act={() =>
        name.run({
          params: { unitId: one.unitId, id: one.id },
          body: { accountId: person ?? '', version: one.version },
        })
      }
    >
      <Select
        className="ho-full"
        aria-label={t('choose')}
        placeholder={t('choose')}
        value={person}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={setPerson}
      />
    </Dialog>
  )
}

interface DialogProps {
  readonly label: string
  readonly lead: string
  readonly missing?: string | null
  readonly act: () => Promise<{ readonly state: string }>
  readonly children: ReactNode
}

function Dialog({ label, lead, missing = null, act, children }: DialogProps) {
  const t = useWords(handOverWords)
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const sign = async () => {
    if (missing !== null) return setFault({ title: missing, detail: '' })
    setBusy(true)
    setFault(null)
    try {
      const { state } = await act()
      void message.success(t(state === 'queued' ? 'queued' : 'saved'))
      setOpen(false)
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        onCancel={() => setOpen(false)}
        onOk={() => void sign()}
        okText={label}
        okButtonProps={{ loading: busy }}
        cancelText={t('cancel')}
        width={480}
      >
        <p className="wf-dialog-lead">{lead}</p>
        {fault && (
          <Alert
            type="error"
            showIcon
            title={fault.title}
            description={fault.detail || undefined}
            className="wf-fault"
          />
        )}
        {children}
      </Modal>
    </>
  )
}
