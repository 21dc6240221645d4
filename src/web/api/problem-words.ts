/** Any error as words a person can act on. */

import { i18n } from '../words/i18n.ts'
import { dictionary } from '../words/words.ts'
import { NoAnswer, ProblemError } from './problem-error.ts'

const words = dictionary({
  unreachable: { zh: '连不上服务器', en: 'The server cannot be reached' },
  unreachableHint: { zh: '请检查网络后重试。', en: 'Check the connection and try again.' },
  broke: { zh: '操作没有完成', en: 'It did not work' },
  brokeHint: {
    zh: '请重试；如果反复出现，请告诉系统管理员。',
    en: 'Try again; if it persists, tell the system administrator.',
  },
})

export function problemWords(error: unknown): { title: string; detail: string } {
  const t = i18n.getFixedT(null, words.space)
  if (error instanceof ProblemError) {
    const fields = error.problem.errors?.map((one) => one.detail).join('；')
    return { title: error.problem.title, detail: [error.problem.detail, fields].filter(Boolean).join(' ') }
  }
  if (error instanceof NoAnswer) {
    return { title: error.problem?.title ?? t('unreachable'), detail: error.problem?.detail ?? t('unreachableHint') }
  }
  console.error(error)
  return { title: t('broke'), detail: t('brokeHint') }
}
