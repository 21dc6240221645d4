/** The full text: its name, its size, one button that opens it. */
import { Icon } from '../../../web/icons/Icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Edition } from '../contract.ts'
import { sizeWords, urlOfFile } from './files.ts'
import { systemWords } from './words.ts'

export function FileCard({ file }: { file: Edition['file'] }) {
  const t = useWords(systemWords)
  if (!file) return <p className="wf-muted">{t('noText')}</p>
  return (
    <a className="sy-file" href={urlOfFile(file.id)} download={file.name}>
      <Icon name="document" size={22} />
      <span>
        <strong>{file.name}</strong>
        <small>{sizeWords(file.size)}</small>
      </span>
      <span className="sy-file-open wf-no-print">{t('openText')}</span>
    </a>
  )
}
