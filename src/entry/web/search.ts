/** The palette's search over records, from the platform's one endpoint. */
import { search as find } from '../../platform/contract/platform.ts'
import { call } from '../../web/api/request.ts'
import type { Ports } from '../../web/shell/ports.ts'

export const search: Ports['search'] = async (text, signal) => {
  const { groups } = await call(find, { query: { q: text } }, signal)
  return groups.flatMap(({ words, hits }) =>
    hits.map(({ path, title, detail }) => ({ path, title, note: detail, kind: words })),
  )
}
