/** The title of the browser's tab: page, then product. */
import { useEffect } from 'react'
import { useWords } from '../words/words.ts'
import { shellWords } from './words.ts'

export function useTitle(title: string | undefined): void {
  const t = useWords(shellWords)
  const product = t('product')
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product
  }, [title, product])
}
