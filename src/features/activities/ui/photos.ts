/** Addresses of photos. */
import { getFile, type PhotoSize } from '../../../platform/contract/files.ts'
import { urlOf } from '../../../web/api/request.ts'
import type { Photo } from '../../../web/kit/PhotoStrip.tsx'

export const photoUrl = (id: string, size: PhotoSize): string => urlOf(getFile, { params: { id }, query: { size } })

export const stripOf = (files: readonly { readonly id: string }[]): Photo[] =>
  files.map(({ id }) => ({ key: id, thumb: photoUrl(id, 'small'), full: photoUrl(id, 'large') }))
