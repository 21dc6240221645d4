/** The rules of the index as the catalogue holds them, looked up once a process. */
import { signalsById } from '../../domain/signals/assess.ts'
import type { SignalIndex } from '../../domain/signals/signal.ts'
import { policy } from '../../platform/policy.ts'

let known: SignalIndex | undefined

export function indexRules(): SignalIndex {
  known ??= { rules: policy().signals, signals: signalsById(policy().signals) }
  return known
}
