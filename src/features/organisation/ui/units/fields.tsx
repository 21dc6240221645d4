/** Fields that forms about units share. */
import { Checkbox, Form, Input, InputNumber } from 'antd'
import { attribute } from '../../../../platform/contract/unit-attribute.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'

const words = dictionary({
  name: { zh: '名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  nameHelp: { zh: '用正式全称，同一行政区划内不得重名。', en: 'The full official name, unique within its division.' },
  attributes: { zh: '设施', en: 'Equipment' },
  attributesHelp: {
    zh: '决定该所应承担哪些防范职责，请据实登记。',
    en: 'Decides which duties the facility owes; enter what is there.',
  },
})

export function NameFields() {
  const t = useWords(words)
  return (
    <>
      <Field name="name" label={t('name')} help={t('nameHelp')} required>
        <Input maxLength={100} />
      </Field>
      <Field name="nameEn" label={t('nameEn')} required>
        <Input maxLength={200} />
      </Field>
    </>
  )
}

const yesOrNo = ['kitchen', 'gas', 'boiler', 'generator', 'squadron'] as const

export function AttributeFields() {
  const t = useWords(words)
  const text = useText()
  return (
    <>
      <Form.Item label={t('attributes')} extra={t('attributesHelp')}>
        <div className="wf-org-attributes">
          {yesOrNo.map((name) => (
            <Form.Item key={name} name={['attributes', name]} valuePropName="checked" noStyle>
              <Checkbox>{text(attribute.words[name])}</Checkbox>
            </Form.Item>
          ))}
        </div>
      </Form.Item>
      <Field name={['attributes', 'capacity']} label={text(attribute.words.capacity)}>
        <InputNumber min={1} max={20_000} precision={0} />
      </Field>
    </>
  )
}
