/** Adding a place, or changing one. */

import { Form, Select } from 'antd'
import { kindOf } from '../../../../domain/places/lines.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { addPlace, changePlace, type PlaceRow } from '../../contract.ts'
import { inOrder, type Tree, wordsTo } from '../tree.ts'
import { placeWords } from '../words.ts'
import { bodyOf, FormDialog, PlaceFields, type Values } from './fields.tsx'

interface PlaceDialogProps {
  readonly unitId: number
  readonly tree: Tree
  readonly parentId: string | null
  readonly close: () => void
  readonly done: (id: string) => void
}

const atTop = 'top'

export function PlaceDialog({ unitId, tree, parentId, close, done }: PlaceDialogProps) {
  const t = useWords(placeWords)
  const add = useWrite(addPlace)
  const holders = inOrder(tree).filter((place) => place.retiredAt === null && place.kind !== 'equipment')
  return (
    <FormDialog<Values & { parent: string }>
      title={t('add')}
      submit={t('add')}
      close={close}
      initial={{ parent: parentId ?? atTop, kind: parentId === null ? 'building' : 'room' }}
      send={async ({ parent, ...values }) => {
        const body = { parentId: parent === atTop ? null : parent, ...bodyOf(values) }
        const outcome = await add.run({ params: { unitId }, body })
        if (outcome.state === 'done') done(outcome.reply.id)
      }}
    >
      {(form) => (
        <>
          <Field name="parent" label={t('parent')}>
            <Select
              showSearch
              optionFilterProp="label"
              options={[
                { value: atTop, label: t('top') },
                ...holders.map((place) => ({ value: place.id, label: wordsTo(tree, place.id) })),
              ]}
            />
          </Field>
          <Form.Item noStyle shouldUpdate={(before, after) => before.name !== after.name}>
            {() => {
              // The name says what it is; whoever chose the kind by hand keeps it.
              const name = (form.getFieldValue('name') as string | undefined)?.trim() ?? ''
              const parent = tree.byId.get(form.getFieldValue('parent') as string)
              if (name && !form.isFieldTouched('kind')) {
                const kind = kindOf(name, parent?.kind ?? null)
                if (form.getFieldValue('kind') !== kind) queueMicrotask(() => form.setFieldsValue({ kind }))
              }
              return null
            }}
          </Form.Item>
          <PlaceFields />
        </>
      )}
    </FormDialog>
  )
}

export function ChangeDialog({ unitId, place, close }: { unitId: number; place: PlaceRow; close: () => void }) {
  const t = useWords(placeWords)
  const change = useWrite(changePlace)
  const { kind, name, nameEn, code, families } = place
  return (
    <FormDialog<Values>
      title={t('edit')}
      submit={t('save')}
      close={close}
      initial={{ kind, name, nameEn: nameEn ?? '', code, families: [...families] }}
      send={(values) =>
        change.run({ params: { unitId, id: place.id }, body: { version: place.version, ...bodyOf(values) } })
      }
    >
      {() => <PlaceFields />}
    </FormDialog>
  )
}
