/** Moving a place: into another, before one of its siblings. */
import { Form, Select } from 'antd'
import { mayStandIn } from '../../../../domain/places/kinds.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { movePlace, type PlaceRow } from '../../contract.ts'
import { inOrder, insideOf, type Tree, wordsTo } from '../tree.ts'
import { placeWords } from '../words.ts'
import { FormDialog } from './fields.tsx'

interface MoveDialogProps {
  readonly unitId: number
  readonly tree: Tree
  readonly place: PlaceRow
  readonly close: () => void
}

const atTop = 'top'
const atEnd = 'end'

export function MoveDialog({ unitId, tree, place, close }: MoveDialogProps) {
  const t = useWords(placeWords)
  const move = useWrite(movePlace)
  const own = new Set([place.id, ...insideOf(tree, place.id).map((one) => one.id)])
  const holders = inOrder(tree).filter(
    (one) => one.retiredAt === null && !own.has(one.id) && mayStandIn(place.kind, one.kind),
  )
  const siblings = (parent: string) =>
    tree.under(parent === atTop ? null : parent).filter((one) => one.id !== place.id && one.retiredAt === null)
  return (
    <FormDialog<{ parent: string; before: string }>
      title={t('move')}
      lead={t('moveLead')}
      submit={t('move')}
      close={close}
      initial={{ parent: place.parentId ?? atTop, before: atEnd }}
      send={({ parent, before }) =>
        move.run({
          params: { unitId, id: place.id },
          body: {
            version: place.version,
            parentId: parent === atTop ? null : parent,
            before: before === atEnd ? null : before,
          },
        })
      }
    >
      {(form) => (
        <>
          <Field name="parent" label={t('parent')} required>
            <Select
              showSearch
              optionFilterProp="label"
              onChange={() => form.setFieldsValue({ before: atEnd })}
              options={[
                ...(mayStandIn(place.kind, null) ? [{ value: atTop, label: t('top') }] : []),
                ...holders.map((one) => ({ value: one.id, label: wordsTo(tree, one.id) })),
              ]}
            />
          </Field>
          <Form.Item noStyle dependencies={['parent']}>
            {() => (
              <Field name="before" label={t('before')}>
                <Select
                  options={[
                    ...siblings((form.getFieldValue('parent') as string | undefined) ?? atTop).map((one) => ({
                      value: one.id,
                      label: one.name,
                    })),
                    { value: atEnd, label: t('last') },
                  ]}
                />
              </Field>
            )}
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
