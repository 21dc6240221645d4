/** What was done, with photos of the result; the photos of the finding beside, to take the same view. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { useRead } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { PhotoCapture, type TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'
import { PhotoStrip } from '../../../../web/kit/PhotoStrip.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Hazard, photoMoment, readHazard } from '../../contract.ts'
import { submitHazard } from '../../loop/contract/moves.ts'
import { useAskFirst } from '../evidence/ask.tsx'
import '../hazards.css'
import { useSaid } from '../marks.tsx'
import { useMove } from '../move.ts'
import { sendPhotos, shown } from '../photos.ts'
import { Notices } from '../sections/Notices.tsx'
import { hazardWords } from '../words.ts'
import { Standing } from './Standing.tsx'

interface Values {
  readonly done?: string
  readonly photos?: readonly TakenPhoto[]
}

export default function SubmitPage() {
  const t = useWords(hazardWords)
  const said = useSaid()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readHazard, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const hazard = read.data
  return (
    <Page
      title={t('submitTitle')}
      width="narrow"
      note={hazard && `${hazard.number} ${t('titled', { object: said(hazard.object), finding: said(hazard.finding) })}`}
      crumbs={[
        { to: '/hazards', label: t('list') },
        { to: `/hazards/${params.unit}/${params.id}`, label: hazard?.number ?? '' },
      ]}
      read={read}
    >
      {hazard && (
        <>
          <Notices hazard={hazard} />
          <SubmitForm hazard={hazard} />
        </>
      )}
    </Page>
  )
}

function SubmitForm({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const navigate = useNavigate()
  const made = useMove(submitHazard, hazard)
  const askFirst = useAskFirst()
  const before = hazard.photos.filter((photo) => photo.moment === 'found')
  return (
    <>
      {before.length > 0 && (
        <Section title={text(photoMoment.words.found)}>
          <PhotoStrip photos={before.map((photo) => shown(photo, text(photoMoment.words.found)))} />
        </Section>
      )}
      <FormPage<Values>
        draft={`hazard-submit ${hazard.id}`}
        initial={{}}
        submitLabel={t('submitSend')}
        send={async ({ done = '', photos = [] }) => {
          const files = await sendPhotos(hazard.unitId, photos)
          return (await askFirst(hazard.unitId, files, hazard.id)) ? made.run({ done, files }) : null
        }}
        done={() => void navigate({ to: `/hazards/${hazard.unitId}/${hazard.id}` as never })}
      >
        <Missing />
        <Field name="photos" label={t('after')} help={t('afterHint')} required>
          <PhotoCapture max={9} />
        </Field>
        <Field name="done" label={t('done')} help={t('doneHint')} required>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Field>
      </FormPage>
    </>
  )
}

function Missing() {
  const t = useWords(hazardWords)
  const values: Values = Form.useWatch([]) ?? {}
  return (
    <div className="hz-need">
      <Standing
        items={[
          [t('after'), (values.photos?.length ?? 0) > 0],
          [t('done'), (values.done ?? '').trim() !== ''],
        ]}
      />
    </div>
  )
}
