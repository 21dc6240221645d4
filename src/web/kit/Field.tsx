/** A form field: label, what it is for, required said in words. Wraps the kit's Form.Item. */
import { Form, type FormItemProps } from 'antd'
import { useWords } from '../words/words.ts'
import { kitWords } from './words.ts'

interface FieldProps extends Pick<FormItemProps, 'name' | 'children' | 'valuePropName' | 'rules' | 'dependencies'> {
  readonly label: string
  /** A sentence under the field. */
  readonly help?: string
  readonly required?: boolean
}

export function Field({ label, help, required = false, rules = [], children, ...rest }: FieldProps) {
  const t = useWords(kitWords)
  return (
    <Form.Item
      {...rest}
      label={label}
      extra={help}
      rules={[...(required ? [{ required, message: t('required', { field: label }) }] : []), ...rules]}
    >
      {children}
    </Form.Item>
  )
}
