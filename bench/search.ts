/**
 * A Chinese phrase in a million hazards, within 60 of 260 facilities, newest 50: through the same function as the API,
 * under row-level security. Against pg_trgm over the same words, asked by the owner of the tables with no policy: the
 * usual way, which needs three characters for its index.
 */
import { sql } from 'kysely'
import { pageOf } from '../src/features/hazards/ledger/queries.ts'
import type { Scope } from '../src/platform/database/scope.ts'
import { drawScope, draws, openPlace, p95 } from './hazard-place.ts'
import type { BenchLine } from './line.ts'

const page = 51
const rounds = 20
const phrases = {
  'one or two characters': ['火', '共', '伙房', '配电', '锈', '女监', '罩', '疏散'],
  'three and more': [
    '灭火器',
    '干粉灭火器',
    '私拉乱接',
    '灭火器压力不足',
    '冷库一层',
    '提讯室吊顶内12号',
    '责任人编号33067',
    '伙房 防蝇',
  ],
}

const plain = { now: new Date(), me: '', zone: 'Asia/Shanghai', awaited: null }
const words = 'app.hazard_words(year, number, place, object, finding, note)'

const byTrigram = (scope: Scope, phrase: string) => sql`
  select h.* from hazard h where h.unit_id = any (${`{${scope.units.join(',')}}`}::integer[])
    and ${sql.join(
      phrase.split(' ').map((part) => sql`${sql.raw(words)} like ${`%${part}%`}`),
      sql` and `,
    )}
  order by h.opened_at desc, h.id desc limit ${page}`

export default async function run(): Promise<BenchLine[]> {
  const place = await openPlace([])
  try {
    await place.sql(`create index hazard_trigram_idx on hazard using gin ((${words}) gin_trgm_ops)`)
    await place.sql('analyze hazard')
    const lines: BenchLine[] = []
    for (const [kind, asked] of Object.entries(phrases)) {
      const draw = draws(20_261_123)
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = -2; round < rounds; round++)
        for (const text of asked) {
          const scope = drawScope(draw)
          const app = await place.asApp(scope, (tx) => pageOf(tx, scope, { text, ...plain }, page, null))
          const trigram = round < 3 ? await place.asOwner((tx) => byTrigram(scope, text).execute(tx)) : null
          if (round < 0) continue
          ours.push(app)
          if (trigram !== null) theirs.push(trigram)
        }
      lines.push({
        work: `scoped search: a phrase of ${kind}, 60 of 260 facilities, 1,000,000 hazards`,
        product: `characters and pairs by unit, through the app's role, ${asked.length} phrases, p95`,
        productValue: p95(ours),
        reference: 'pg_trgm as the owner of the tables, no row-level security, p95',
        referenceValue: p95(theirs),
        unit: 'ms',
        ratio: p95(ours) / p95(theirs),
        target: 'under 50 ms p95',
        met: p95(ours) < 50,
      })
    }
    return lines
  } finally {
    await place.close()
  }
}
