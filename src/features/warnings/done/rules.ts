/** What is typed into the picker, parted by spaces as in the ledger; kinds of work are found by their words. Pure. */
import { activityKind } from '../../activities/contract/words.ts'

export interface Sought {
  readonly phrase: string
  readonly parts: readonly {
    /** Pattern of LIKE, its own marks escaped. */
    readonly like: string
    /** Kinds of work whose words hold the part. */
    readonly kinds: readonly string[]
  }[]
}

export function soughtBy(phrase: string): Sought {
  const parts = phrase.toLowerCase().split(/\s+/).filter(Boolean)
  return {
    phrase,
    parts: parts.map((part) => ({
      like: `%${part.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`,
      kinds: activityKind.terms.filter((one) => {
        const { zh, en } = activityKind.words[one]
        return zh.includes(part) || en.toLowerCase().includes(part)
      }),
    })),
  }
}
