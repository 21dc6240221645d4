/** 整改经费: asked, granted, spent, the gaps between them, and every entry that makes the sums. */
import { police } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { readMoney } from '../../money/contract.ts'
import { useYuan } from './detail.ts'
import { Entries } from './Entries.tsx'
import './money.css'
import { MoneyDialog } from './MoneyDialog.tsx'
import { moneyWords } from './words.ts'

export function Money({ hazard }: { hazard: Hazard }) {
  const t = useWords(moneyWords)
  const yuan = useYuan()
  const seen = holds(usePerson(), police)
  const read = useRead(readMoney, { params: { unitId: hazard.unitId, id: hazard.id } }, { enabled: seen })
  const money = read.data
  if (!seen || read.isPending) return null
  if (!money)
    return (
      <Section title={t('title')}>
        <ReadFailed error={read.error} retry={() => void read.refetch()} />
      </Section>
    )
  if (money.entries.length === 0 && money.may.length === 0) return null
  const open = hazard.state !== 'rejected'
  const kinds = money.may.filter((kind) => (kind === 'spent' ? money.unspentFen > 0 : open))
  return (
    <Section
      title={t('title')}
      aside={
        kinds.length > 0 && (
          <span className="hz-money-acts wf-no-print">
            {kinds.map((kind) => (
              <MoneyDialog key={kind} hazard={hazard} kind={kind} money={money} />
            ))}
          </span>
        )
      }
    >
      {money.entries.length === 0 ? (
        <p className="wf-muted">{t('none')}</p>
      ) : (
        <>
          <div className="hz-sums">
            <Stats>
              <Stat label={t('asked')} value={yuan(money.askedFen)} />
              <Stat
                label={t('granted')}
                value={yuan(money.grantedFen)}
                {...(money.shortFen > 0
                  ? { tone: 'warn' as const, note: `${t('short')} ${yuan(money.shortFen)} · ${t('shortNote')}` }
                  : {})}
              />
              <Stat
                label={t('spent')}
                value={yuan(money.spentFen)}
                {...(money.unspentFen > 0
                  ? { note: `${t('unspent')} ${yuan(money.unspentFen)} · ${t('unspentNote')}` }
                  : {})}
              />
            </Stats>
          </div>
          <Entries hazard={hazard} money={money} />
        </>
      )}
    </Section>
  )
}
