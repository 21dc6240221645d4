/** Codes of work, parties and roles as words, and shortfalls as sentences. */
import { role } from '../../../platform/contract/role.ts'
import type { Vocabulary } from '../../../platform/contract/vocabulary.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { activityKind, party } from '../../activities/contract/words.ts'
import { lack, type Shortfall } from '../contract.ts'
import { windowWords } from './window-words.ts'

interface Saying {
  kinds(codes: readonly string[]): string
  parties(codes: readonly string[]): string
  roles(codes: readonly string[]): string
  share(part: number): string
  shortfall(one: Shortfall): string
}

export function useSay(): Saying {
  const t = useWords(windowWords)
  const text = useText()
  const format = useFormat()
  const from =
    <T extends string>(of: Vocabulary<T>) =>
    (codes: readonly string[]) =>
      codes.map((code) => (of.has(code) ? text(of.words[code]) : code)).join(t('and'))
  const share = (part: number) => `${format.number(part * 100)}%`
  const [kinds, parties, roles] = [from(activityKind), from(party), from(role)]
  return {
    kinds,
    parties,
    roles,
    share,
    shortfall: (one) => {
      const { missing, wanted, had } = one
      if (one.lacks === 'participants') return t('absent', { list: parties(missing) })
      if (one.lacks === 'by') return t('notBy', { list: roles(missing) })
      if (one.lacks === 'attendance' && wanted !== null)
        return had === null
          ? t('notAttended', { wanted: share(wanted) })
          : t('tooFew', { had: share(had), wanted: share(wanted) })
      if (one.lacks === 'minutes') return t('tooShort', { had: had ?? 0, wanted: wanted ?? 0 })
      return text(lack.words[one.lacks])
    },
  }
}
