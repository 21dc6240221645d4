/** What every step of signing in shares: one request at a time, and its refusal above the button. */
import { Alert } from 'antd'
import { useState } from 'react'
import { problemWords } from '../../../web/api/problem-words.ts'
import '../../../web/kit/form.css'

export function useStep() {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(null)
    try {
      await work()
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  const shown = fault && (
    <Alert type="error" showIcon className="wf-fault" title={fault.title} description={fault.detail || undefined} />
  )
  return { busy, run, shown, say: (title: string) => setFault({ title, detail: '' }) }
}
