/** Nothing can be shown or done yet, since no facility (监所) stands in the reader's reach. */
import { dictionary, useWords } from '../words/words.ts'
import { EmptyState } from './EmptyState.tsx'

const words = dictionary({
  none: { zh: '辖区内还没有监所', en: 'No facility stands in your reach yet' },
  hint: {
    zh: '请系统管理员在“单位”里登记监所，或用表格批量导入。',
    en: 'Ask the system administrator to enter facilities under Units, or to import them from a spreadsheet.',
  },
})

export function NoFacility() {
  const t = useWords(words)
  return <EmptyState icon="organisation" title={t('none')} hint={t('hint')} />
}
