/** Search over records, until a room offers it: none, and the palette finds pages only. */
import type { Ports } from '../../web/shell/ports.ts'

export const search: Ports['search'] = null
