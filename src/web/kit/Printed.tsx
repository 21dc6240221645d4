/** On paper alone: who printed the page, and when, so that a sheet found later can be judged. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { nowDate } from '../api/clock.ts'
import { useSession } from '../session/session.ts'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { kitWords } from './words.ts'

export function Printed() {
  const t = useWords(kitWords)
  const format = useFormat()
  const { now } = useSession()
  const [at, setAt] = useState(nowDate)
  useEffect(() => {
    // The page may have stood open for hours; the paper is laid out as soon as this returns.
    const mark = () => flushSync(() => setAt(nowDate()))
    addEventListener('beforeprint', mark)
    return () => removeEventListener('beforeprint', mark)
  }, [])
  const who = now.state === 'in' ? now.person.name : ''
  return <p className="wf-printed">{t('printed', { who, when: format.date(at) })}</p>
}
