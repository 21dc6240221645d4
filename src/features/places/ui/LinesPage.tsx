/** Many places at once: lines pasted or begun from the usual list, with what they will become shown beside them. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert, App, Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { readLines } from '../../../domain/places/lines.ts'
import { facilityType } from '../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { Page, Section } from '../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { addPlaces, listPlaceFacilities, listPlaces, mostLines } from '../contract.ts'
import { LinesPreview } from './LinesPreview.tsx'
import './places.css'
import { plannedOf } from './planned.ts'
import { starterOf } from './starter.ts'
import { treeOf } from './tree.ts'
import { placeWords } from './words.ts'

export default function LinesPage() {
  const t = useWords(placeWords)
  const text = useText()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const unitId = Number(params.unit)
  const facilities = useRead(listPlaceFacilities, {})
  const unit = facilities.data?.items.find((one) => one.id === unitId)
  const places = useRead(listPlaces, { params: { unitId } })
  const write = useWrite(addPlaces)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const tree = useMemo(() => treeOf(places.data?.items ?? []), [places.data])
  const lines = useMemo(() => readLines(typed, null), [typed])
  const planned = useMemo(() => plannedOf(tree, lines), [tree, lines])
  const wrong = lines.filter((line) => line.fault !== null)
  const tooMany = lines.length > mostLines

  const send = async () => {
    setFault(null)
    try {
      const outcome = await write.run({
        params: { unitId },
        body: { parentId: null, lines: typed.split('\n').filter((line) => line.trim() !== '') },
      })
      if (outcome.state === 'done') void message.success(t('added', { count: outcome.reply.added }))
      void navigate({ to: `/places?unit=${unitId}` as never })
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <Page
      title={t('linesTitle')}
      crumbs={[{ to: `/places?unit=${unitId}`, label: t('list') }]}
      note={unit && text(unit.name)}
      read={places}
    >
      <div className="pl-two">
        <Section>
          {unit && typed === '' && (
            <p className="pl-starter">
              <Button icon={<Icon name="document" size={16} />} onClick={() => setTyped(starterOf(unit.type))}>
                {t('starter')}
              </Button>
              <span className="wf-muted">{t('starterHint', { type: text(facilityType.words[unit.type]) })}</span>
            </p>
          )}
          <label className="pl-label" htmlFor="pl-lines">
            {t('linesLabel')}
          </label>
          <Input.TextArea
            id="pl-lines"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            rows={8}
            className="pl-typed"
            spellCheck={false}
            aria-describedby="pl-lines-hint"
          />
          <p id="pl-lines-hint" className="wf-muted">
            {t('linesHint')}
          </p>
        </Section>
        <Section title={t('preview')} aside={planned.added > 0 && t('willAdd', { count: planned.added })}>
          <LinesPreview planned={planned} wrong={wrong} empty={lines.length === 0} />
        </Section>
      </div>
      {tooMany && <Alert type="warning" showIcon title={t('tooManyLines')} className="wf-fault" />}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      <div className="wf-form-foot">
        <Button
          type="primary"
          loading={write.busy}
          disabled={planned.added === 0 || wrong.length > 0 || tooMany}
          onClick={() => void send()}
        >
          {planned.added === 0 ? t('nothingNew') : t('addThem', { count: planned.added })}
        </Button>
      </div>
    </Page>
  )
}
