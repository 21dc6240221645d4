/** What this reader can do with the system now; at most one of it stands out. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRefresh, useWrite } from '../../../web/api/hooks.ts'
import { ProblemError } from '../../../web/api/problem-error.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../web/kit/ConfirmAction.tsx'
import { useWords } from '../../../web/words/words.ts'
import { type Edition, issueDraft, type SystemDetail, withdrawEdition } from '../contract.ts'
import type { EditionMove } from '../edition/contract.ts'
import { ReviewAction } from './ReviewAction.tsx'
import { systemWords } from './words.ts'

const may = (edition: Edition | undefined, made: EditionMove): boolean =>
  edition?.offers.some((offer) => offer.move === made && offer.refused === null) ?? false

/** After somebody else was faster the page shows what is now, so that the next try is about that. */
export function useFresh() {
  const refresh = useRefresh()
  return async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      if (error instanceof ProblemError && error.status === 409) await refresh('systems')
      throw error
    }
  }
}

export function Actions({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const fresh = useFresh()
  const issue = useWrite(issueDraft, { subject: `system ${system.id}` })
  const { unitId, id, version } = system
  const params = { unitId, id }
  const draft = system.editions.find((one) => one.state === 'draft')
  const leading = system.editions.find((one) => one.number === system.number)
  const path = `/systems/${unitId}/${id}`
  return (
    <>
      <Button icon={<Icon name="print" size={16} />} onClick={() => print()} className="sy-print">
        {t('print')}
      </Button>
      {leading?.state === 'issued' && may(leading, 'withdraw') && <Withdraw system={system} edition={leading} />}
      {draft && may(draft, 'withdraw') && <Withdraw system={system} edition={draft} />}
      {leading && may(leading, 'review') && <ReviewAction system={system} />}
      {system.mayDraft && (
        <Link to={`${path}/draft` as never}>
          <Button>{t(draft ? 'editDraft' : 'revise')}</Button>
        </Link>
      )}
      {draft && may(draft, 'issue') && (
        <ConfirmAction
          label={t('issue')}
          title={t('issueTitle', { title: draft.title, number: draft.number })}
          consequence={t('issueLead')}
          primary={!system.mine.owes}
          act={() => fresh(() => issue.run({ params, body: { version } }))}
        />
      )}
      {system.mine.owes && (
        <Link to={`${path}/read` as never}>
          <Button type="primary">{t('read')}</Button>
        </Link>
      )}
    </>
  )
}

function Withdraw({ system, edition }: { system: SystemDetail; edition: Edition }) {
  const t = useWords(systemWords)
  const fresh = useFresh()
  const withdraw = useWrite(withdrawEdition, { subject: `system ${system.id}` })
  const { unitId, id, version } = system
  const { number } = edition
  return (
    <ConfirmAction
      label={t(edition.state === 'draft' ? 'dropDraft' : 'withdraw')}
      title={t('withdrawTitle', { number })}
      consequence={t('withdrawLead')}
      danger
      reason="required"
      act={(reason) => fresh(() => withdraw.run({ params: { unitId, id }, body: { version, number, reason } }))}
    />
  )
}
