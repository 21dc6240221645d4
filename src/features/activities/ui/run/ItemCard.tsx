/** One item to look at: how, when it passes, the answer in one tap, and what the answer needs beside it. */
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { gapOf } from '../../../../domain/checklist/checklist.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type ChecklistItem, gapKind } from '../../checklists/contract.ts'
import { activityWords } from '../words.ts'
import { ItemPhotos } from './ItemPhotos.tsx'
import { givenOf, type Shown } from './local.ts'
import type { Run } from './use-run.ts'
import { VerdictButtons } from './VerdictButtons.tsx'

interface ItemCardProps {
  readonly item: ChecklistItem
  readonly number: number
  readonly shown: Shown
  readonly run: Run
  /** Goes to the next item that is not complete. */
  readonly onward: () => void
}

export function ItemCard({ item, number, shown, run, onward }: ItemCardProps) {
  const t = useWords(activityWords)
  const text = useText()
  const [wanted, setWanted] = useState(false)
  const gap = gapOf(item, givenOf(item.id, shown))
  const failed = shown.verdict === 'fail'
  const asks = failed || shown.verdict === 'not-applicable'
  const filled = shown.note !== '' || shown.files.length + shown.pending.length > 0
  const noteOpen = wanted || asks || filled
  const photosOpen = noteOpen || item.photo === 'always'
  const noteLabel = t(failed ? 'noteFail' : shown.verdict === 'not-applicable' ? 'noteReason' : 'notePass')
  const noteId = `note-${item.id}`
  return (
    <div className="wf-act-item">
      <header>
        <p className="wf-act-number">
          {t('itemNumber', { n: number })} · {text(item.place)}
        </p>
        <h3>{text(item.object)}</h3>
      </header>
      <dl className="wf-act-guide">
        <dt>{t('howTo')}</dt>
        <dd>{text(item.method)}</dd>
        <dt>{t('passLimit')}</dt>
        <dd>{text(item.limit)}</dd>
      </dl>
      <VerdictButtons
        name={item.id}
        label={text(item.object)}
        value={shown.verdict}
        onChange={(verdict, tapped) => {
          run.change(item.id, { verdict })
          const then = givenOf(item.id, { ...shown, verdict })
          if (tapped && verdict === 'pass' && gapOf(item, then) === null) onward()
        }}
      />
      {failed && (
        <p className="wf-act-suggest">
          {t('suggested', { grade: text(grade.words[item.grade]), finding: text(item.finding) })}
        </p>
      )}
      {photosOpen && <ItemPhotos item={item} shown={shown} run={run} />}
      {noteOpen ? (
        <div className="wf-act-note">
          <label htmlFor={noteId}>{noteLabel}</label>
          <Input.TextArea
            id={noteId}
            value={shown.note}
            maxLength={1000}
            rows={2}
            placeholder={failed ? t('noteFailHint') : ''}
            onChange={(event) => run.change(item.id, { note: event.target.value }, true)}
          />
        </div>
      ) : (
        <Button type="text" icon={<Icon name="plus" size={15} />} onClick={() => setWanted(true)}>
          {t('addNote')}
        </Button>
      )}
      {run.photoProblem?.item === item.id && <Alert type="error" showIcon title={run.photoProblem.detail} />}
      {shown.state === 'refused' && (
        <Alert
          type="error"
          showIcon
          title={shown.problem?.title ?? t('refusedOne')}
          description={shown.problem?.detail}
          action={
            <span className="wf-act-decide">
              <Button size="small" onClick={() => run.insist(item.id)}>
                {t('keepMine')}
              </Button>
              <Button size="small" onClick={() => run.yieldTo(item.id)}>
                {t('takeTheirs')}
              </Button>
            </span>
          }
        />
      )}
      <footer>
        <span className="wf-act-gap" role="status">
          {gap && shown.verdict !== null ? text(gapKind.words[gap]) : ''}
        </span>
        <Button type={gap === null ? 'primary' : 'default'} ghost={gap === null} onClick={onward}>
          {t('next')}
          <Icon name="right" size={15} />
        </Button>
      </footer>
      <p className="wf-act-basis">{t('basis', { list: item.basis.map((one) => text(one)).join(t('listMark')) })}</p>
    </div>
  )
}
