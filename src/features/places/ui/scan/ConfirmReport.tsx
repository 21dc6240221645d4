/** Taking a report up: the hazard as it will read, all of it filled in from what was sent. */
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { pathTo } from '../../../../domain/places/path.ts'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { type Grade, grade } from '../../../../platform/contract/grade.ts'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { listPlaces } from '../../contract.ts'
import { confirmScan, type readScan, seePhoto } from '../../scan/contract.ts'
import { FormDialog } from '../place/fields.tsx'
import { placeWords } from '../words.ts'

interface Values {
  readonly family: Family
  readonly object: string
  readonly finding: string
  readonly note?: string
  readonly suggestedGrade?: Grade
}

interface ConfirmReportProps {
  readonly report: ReplyOf<typeof readScan>
  readonly opened: (hazardId: string) => void
}

export function ConfirmReport({ report, opened }: ConfirmReportProps) {
  const t = useWords(placeWords)
  const families = useChoices(family)
  const grades = useChoices(grade)
  const [open, setOpen] = useState(false)
  const confirm = useWrite(confirmScan, { topics: ['hazards'] })
  const places = useRead(listPlaces, { params: { unitId: report.unitId } })
  const path = pathTo(new Map((places.data?.items ?? []).map((place) => [place.id, place])), report.placeId)
  // What matters at the place, or at the nearest it stands in that says so.
  const first = path.toReversed().find((place) => place.families.length > 0)?.families[0]
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('confirm')}
      </Button>
      {open && (
        <FormDialog<Values>
          title={t('confirm')}
          lead={t('confirmLead')}
          submit={t('confirm')}
          close={() => setOpen(false)}
          initial={{
            object: report.place.split(' ').at(-1) ?? report.place,
            finding: report.words || seePhoto,
            ...(first ? { family: first } : {}),
          }}
          send={async ({ note = '', suggestedGrade, ...told }) => {
            const outcome = await confirm.run({
              params: { unitId: report.unitId, id: report.id },
              body: { version: report.version, ...told, note, suggestedGrade: suggestedGrade ?? null },
            })
            if (outcome.state === 'done') opened(outcome.reply.hazardId)
          }}
        >
          {() => (
            <>
              <Field name="family" label={t('scanFamily')} required>
                <Radio.Group className="pl-scan-choice" options={families} />
              </Field>
              <Field name="object" label={t('object')} required>
                <Input maxLength={100} />
              </Field>
              <Field name="finding" label={t('finding')} required>
                <Input.TextArea rows={3} maxLength={500} showCount />
              </Field>
              <Field name="note" label={t('note')}>
                <Input.TextArea rows={2} maxLength={1000} />
              </Field>
              <Field name="suggestedGrade" label={t('suggestedGrade')} help={t('suggestedHint')}>
                <Radio.Group className="pl-scan-choice" options={grades} />
              </Field>
            </>
          )}
        </FormDialog>
      )}
    </>
  )
}
