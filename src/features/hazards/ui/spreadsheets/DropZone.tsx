/** Takes a ledger in: sent whole, then found among the imports. */
import { useRefresh } from '../../../../web/api/hooks.ts'
import { freshKey } from '../../../../web/api/request.ts'
import { sendFile } from '../../../../web/api/upload.ts'
import { FileDrop } from '../../../../web/kit/FileDrop.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { sendImport } from '../../spreadsheets/contract.ts'
import { sheetWords } from './words.ts'

interface DropZoneProps {
  readonly unitId: number
  readonly done: (unitId: number, id: string) => void
}

export function DropZone({ unitId, done }: DropZoneProps) {
  const t = useWords(sheetWords)
  const refresh = useRefresh()
  return (
    <FileDrop
      label={t('drop')}
      hint={t('dropHint')}
      accept=".xlsx,.csv,.xls,.xlsm"
      send={async (file, tell) => {
        const input = { query: { unitId, name: file.name.slice(-200) } }
        const sent = await sendFile(sendImport, input, file, freshKey(), tell)
        await refresh('hazards')
        done(sent.unitId, sent.id)
      }}
    />
  )
}
