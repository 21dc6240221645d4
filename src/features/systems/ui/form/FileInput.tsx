/** Chooses the full text from the device; it is sent with the form. */
import { Button } from 'antd'
import { useRef } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type ChosenFile, sizeWords } from '../files.ts'
import { systemWords } from '../words.ts'

interface FileInputProps {
  readonly id?: string
  readonly value?: ChosenFile | null
  readonly onChange?: (file: ChosenFile | null) => void
}

export function FileInput({ id, value, onChange }: FileInputProps) {
  const t = useWords(systemWords)
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className="sy-choose">
      {value && (
        <span className="sy-chosen">
          <Icon name="document" size={16} />
          <span>{value.name}</span>
          <small>{sizeWords(value.size)}</small>
        </span>
      )}
      <Button {...(id ? { id } : {})} icon={<Icon name="queue" size={16} />} onClick={() => chooser.current?.click()}>
        {t(value ? 'otherFile' : 'chooseFile')}
      </Button>
      {value && (
        <Button type="text" onClick={() => onChange?.(null)}>
          {t('removeFile')}
        </Button>
      )}
      <input
        ref={chooser}
        type="file"
        accept=".pdf,.docx"
        className="wf-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onChange?.({ kind: 'new', blob: file, name: file.name, size: file.size })
          event.target.value = ''
        }}
      />
    </div>
  )
}
