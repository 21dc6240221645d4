/** Says that work can go on without a connection. */
import { useOnline } from '../api/connection.ts'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import { shellWords } from './words.ts'

export function OfflineBanner() {
  const t = useWords(shellWords)
  const online = useOnline()
  return (
    <div role="status" className="wf-no-print">
      {!online && (
        <p className="wf-offline">
          <Icon name="offline" size={16} />
          {t('offline')}
        </p>
      )}
    </div>
  )
}
