/** Findings typed beside the record: each says its place, what is wrong, and its bottom line, and opens a hazard. */
import { Button, Form, Input, Radio, Select } from 'antd'
import { grade } from '../../../../platform/contract/grade.ts'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Field } from '../../../../web/kit/Field.tsx'
import { PhotoCapture } from '../../../../web/kit/PhotoCapture.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { recordWords } from './words.ts'

/** @param families those the recorder may speak of; @param of that of the work, which a finding has unless it says another */
export function Findings({ families, of }: { families: readonly Family[]; of: Family | null }) {
  const t = useWords(recordWords)
  const choices = useChoices(family, families)
  const grades = useChoices(grade)
  return (
    <Form.Item label={t('findings')} extra={t('findingsHelp')}>
      <Form.List name="findings">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, at) => (
              <fieldset key={row.key} className="wf-act-finding">
                <legend>{t('findingNumber', { n: at + 1 })}</legend>
                <Button
                  type="text"
                  className="wf-act-finding-remove"
                  icon={<Icon name="close" size={16} />}
                  aria-label={t('removeFinding', { n: at + 1 })}
                  onClick={() => remove(row.name)}
                />
                <Form.Item name={[row.name, 'photos']}>
                  <PhotoCapture max={9} />
                </Form.Item>
                <Field name={[row.name, 'family']} label={t('family')} required>
                  <Select options={choices} />
                </Field>
                <Field name={[row.name, 'place']} label={t('findingPlace')} required>
                  <Input maxLength={100} />
                </Field>
                <Field name={[row.name, 'object']} label={t('findingObject')} required>
                  <Input maxLength={100} />
                </Field>
                <Field name={[row.name, 'finding']} label={t('finding')} required>
                  <Input.TextArea rows={2} maxLength={500} />
                </Field>
                <Field name={[row.name, 'suggestedGrade']} label={t('grade')}>
                  <Radio.Group options={grades} />
                </Field>
              </fieldset>
            ))}
            <Button icon={<Icon name="plus" size={16} />} onClick={() => add(of ? { family: of } : {})}>
              {t('addFinding')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
