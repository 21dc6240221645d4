/** The open draft, or the next edition begun from the one in force. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { editDraft, listKeepers, readSystem, type SystemDetail } from '../../contract.ts'
import type { Keeper } from '../../edition/contract.ts'
import { useFresh } from '../Actions.tsx'
import '../systems.css'
import { systemWords } from '../words.ts'
import { bodyOf, DraftFields, type DraftValues } from './fields.tsx'

export default function EditDraft() {
  const t = useWords(systemWords)
  const text = useText()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readSystem, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const keepers = useRead(listKeepers, {})
  const system = read.data
  const kind = keepers.data?.items.find((unit) => unit.id === system?.unitId)?.kind
  const draft = system?.editions.find((one) => one.state === 'draft')
  const number = draft?.number ?? (system?.editions[0]?.number ?? 0) + 1
  return (
    <Page
      title={t('revising', { number })}
      width="narrow"
      note={
        system && (
          <>
            <span>{text(system.unit)}</span>
            <span>{t('newLead')}</span>
          </>
        )
      }
      crumbs={[
        { to: '/systems', label: t('list') },
        { to: `/systems/${params.unit}/${params.id}`, label: system?.title ?? '' },
      ]}
      read={read}
    >
      {system && kind && <DraftForm system={system} keeper={kind === 'bureau' ? 'bureau' : 'facility'} />}
    </Page>
  )
}

function DraftForm({ system, keeper }: { system: SystemDetail; keeper: Keeper }) {
  const t = useWords(systemWords)
  const navigate = useNavigate()
  const fresh = useFresh()
  const write = useWrite(editDraft, { subject: `system ${system.id}` })
  const { unitId, id, version } = system
  const draft = system.editions.find((one) => one.state === 'draft')
  const from = draft ?? system.editions.find((one) => one.number === system.number)
  if (!from) return null
  return (
    <FormPage<DraftValues>
      draft={`system-draft ${id}`}
      initial={{
        kind: system.kind,
        family: system.family,
        title: from.title,
        summary: from.summary,
        file: from.file && { kind: 'kept', id: from.file.id, name: from.file.name, size: from.file.size },
        // The days of a later edition are its own.
        effectiveOn: draft ? from.effectiveOn : null,
        reviewOn: draft ? from.reviewOn : null,
        readers: from.readers,
      }}
      submitLabel={t('save')}
      send={async (values) => {
        const body = { version, ...(await bodyOf(unitId, values)) }
        return fresh(() => write.run({ params: { unitId, id }, body }))
      }}
      done={() => void navigate({ to: `/systems/${unitId}/${id}` as never })}
    >
      <DraftFields keeper={keeper} />
    </FormPage>
  )
}
