/** How a form page is written: fields named as the contract names them, a draft, photos. It sends nothing. */
import { DatePicker, Input, Radio, Select } from 'antd'
import { Field } from '../kit/Field.tsx'
import { FormPage } from '../kit/FormPage.tsx'
import { Facts, Section } from '../kit/Page.tsx'
import { PhotoCapture } from '../kit/PhotoCapture.tsx'
import { PhotoStrip } from '../kit/PhotoStrip.tsx'
import { useWords } from '../words/words.ts'
import { styleWords } from './words.ts'

interface Sample {
  place: string
  level: string
  unit: string
  note: string
}

export function FormPart() {
  const t = useWords(styleWords)
  return (
    <div className="wf-both">
      <Section title={t('form')} aside={<small className="wf-muted">{t('formNote')}</small>}>
        <FormPage<Sample>
          draft="style-sample"
          initial={{ level: 'general' }}
          send={() => Promise.resolve({ state: 'done', reply: null })}
          done={() => scrollTo({ top: 0 })}
        >
          <Field name="place" label={t('place')} required>
            <Input maxLength={100} />
          </Field>
          <div className="wf-form-columns">
            <Field name="unit" label={t('unit')} required>
              <Select options={[{ value: '11', label: t('house') }]} showSearch optionFilterProp="label" />
            </Field>
            <Field name="day" label={t('day')}>
              <DatePicker showTime={{ format: 'HH:mm' }} />
            </Field>
          </div>
          <Field name="level" label={t('level')}>
            <Radio.Group
              options={[
                { value: 'general', label: t('general') },
                { value: 'major', label: t('major') },
              ]}
            />
          </Field>
          <Field name="note" label={t('note')} help={t('noteHelp')}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Field>
          <Field name="photos" label={t('photos')}>
            <PhotoCapture />
          </Field>
        </FormPage>
      </Section>
      <Section title={t('facts')}>
        <Facts
          items={[
            [t('place'), t('placeA')],
            [t('unit'), t('house')],
            [t('level'), t('general')],
            [t('note'), t('sampleText')],
            [t('photos'), <PhotoStrip key="p" photos={[]} />],
          ]}
        />
      </Section>
    </div>
  )
}
