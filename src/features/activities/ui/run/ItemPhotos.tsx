/** Photos of one item: those the server holds and those still on the device. */

import { freshKey } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { PhotoCapture } from '../../../../web/kit/PhotoCapture.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { ChecklistItem } from '../../checklists/contract.ts'
import { photoUrl } from '../photos.ts'
import { activityWords } from '../words.ts'
import type { Shown } from './local.ts'
import type { Run } from './use-run.ts'

/** Photos one answer may hold. */
const most = 9

export function ItemPhotos({ item, shown, run }: { item: ChecklistItem; shown: Shown; run: Run }) {
  const t = useWords(activityWords)
  const text = useText()
  const failed = shown.verdict === 'fail'
  const rule =
    item.photo === 'always' ? 'photoNeeded' : item.photo === 'when-failed' && failed ? 'photoWhenFailed' : null
  return (
    <div className="wf-act-photos">
      <p>
        {t('photos')}
        {rule && <span className="wf-act-must">{t(rule)}</span>}
      </p>
      <div className="wf-photos">
        {shown.files.map((id, at) => (
          <figure key={id} className="wf-photo">
            <img src={photoUrl(id, 'small')} alt={t('photoAlt', { object: text(item.object), n: at + 1 })} />
            <button
              type="button"
              className="wf-photo-remove"
              aria-label={t('removePhoto', { n: at + 1 })}
              onClick={() => run.change(item.id, { files: shown.files.filter((one) => one !== id) })}
            >
              <Icon name="close" size={14} />
            </button>
          </figure>
        ))}
        <PhotoCapture
          value={shown.pending}
          max={Math.max(0, most - shown.files.length)}
          onChange={(photos) =>
            run.change(item.id, {
              // The kit numbers photos from one at every start; what is kept over a reload needs names of its own.
              pending: photos.map((photo) => (shown.pending.includes(photo) ? photo : { ...photo, key: freshKey() })),
            })
          }
        />
      </div>
      {shown.pending.length > 0 && (
        <p className="wf-muted" role="status">
          {t(navigator.onLine ? 'uploading' : 'uploadWaits', { count: shown.pending.length })}
        </p>
      )}
    </div>
  )
}
