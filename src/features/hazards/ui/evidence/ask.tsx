/** Before photos are sent with a record: where one was used before, the sender is asked, with both before their eyes. */
import { App } from 'antd'
import { call } from '../../../../web/api/request.ts'
import { useWords } from '../../../../web/words/words.ts'
import { checkPhotos } from '../../evidence/contract.ts'
import { SeenList, seenOf } from './SeenBefore.tsx'
import { evidenceWords } from './words.ts'

/** @returns whether to go on. A check that cannot be made stops nobody: the verifier sees the finds all the same. */
export function useAskFirst(): (unitId: number, files: readonly string[], hazard?: string) => Promise<boolean> {
  const t = useWords(evidenceWords)
  const { modal } = App.useApp()
  return async (unitId, files, hazard) => {
    if (files.length === 0) return true
    const query = { files: files.join(','), ...(hazard ? { hazard } : {}) }
    const known = await call(checkPhotos, { params: { unitId }, query }).catch(() => null)
    const seen = seenOf(known?.items ?? [])
    if (seen.length === 0) return true
    return modal.confirm({
      title: t('askTitle'),
      content: (
        <div className="hz-seen-ask">
          <p>{t('askLead')}</p>
          <SeenList seen={seen} linked={false} />
        </div>
      ),
      okText: t('askOn'),
      cancelText: t('askBack'),
      okButtonProps: { type: 'default' },
      cancelButtonProps: { type: 'primary' },
      autoFocusButton: 'cancel',
      width: 560,
    })
  }
}
