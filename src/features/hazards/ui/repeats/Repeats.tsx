/** On a hazard's page: what it resembles, what was answered, what follows for its grade; and where it came back. */
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Section } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { reporters } from '../../loop/contract.ts'
import { type RepeatAnswer, repeatAnswer } from '../../repeats/contract/answered.ts'
import { answerRepeat, correctors, type Question, readRepeats } from '../../repeats/contract.ts'
import '../library/library.css'
import { AnswerFields, Asked } from './AnswerFields.tsx'
import { repeatWords } from './words.ts'

export function Repeats({ hazard }: { hazard: Hazard }) {
  const t = useWords(repeatWords)
  const read = useRead(readRepeats, { params: { unitId: hazard.unitId, id: hazard.id } }, { topics: ['hazards'] })
  const { data } = read
  if (!data || (data.questions.length === 0 && data.later.length === 0)) return null
  const open = data.questions.filter((one) => one.answer === null).length
  return (
    <Section title={t('section')} aside={open > 0 && <Badge tone="wait">{`${t('waits')} ${open}`}</Badge>}>
      {data.times > 0 && (
        <p>
          <strong>{t('times', { times: data.times })}</strong> {data.leastGrade === 'major' && t('least')}
        </p>
      )}
      {data.questions.map((question) => (
        <One key={question.id} hazard={hazard} question={question} />
      ))}
      {data.later.length > 0 && (
        <p className="hz-later">
          {t('later')}
          {data.later.map((one) => (
            <Link key={one.id} to={`/hazards/${one.unitId}/${one.id}` as never}>
              {one.number}{' '}
            </Link>
          ))}
          <span className="wf-muted">{t('laterHint')}</span>
        </p>
      )}
    </Section>
  )
}

function One({ hazard, question }: { hazard: Hazard; question: Question }) {
  const t = useWords(repeatWords)
  const text = useText()
  const format = useFormat()
  const person = usePerson()
  const write = useWrite(answerRepeat, { topics: ['hazards', 'tasks'] })
  const [given, setGiven] = useState<{ answer: RepeatAnswer; reason: string } | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const answered = question.answer !== null
  const may = holds(person, answered ? correctors : reporters)
  const send = async () => {
    if (!given) return
    setFault(null)
    try {
      await write.run({ params: { unitId: hazard.unitId, id: hazard.id, earlierId: question.id }, body: given })
      setGiven(null)
      setCorrecting(false)
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <div className={answered ? 'hz-asked hz-asked-done' : 'hz-asked'}>
      <Asked earlier={question} />
      <p>
        <Link to={`/hazards/${question.unitId}/${question.id}` as never}>{question.number}</Link>
      </p>
      {question.answer && question.answeredAt && (
        <p>
          {t('answered', {
            name: question.answeredBy ?? '',
            when: format.date(question.answeredAt),
            answer: text(repeatAnswer.words[question.answer]),
          })}
          {question.reason && ` · ${question.reason}`}
        </p>
      )}
      {question.answer === 'same' && question.kind === 'duplicate' && <p>{t('merge', { number: question.number })}</p>}
      {may && (!answered || correcting) && (
        <>
          <AnswerFields
            answer={given?.answer ?? null}
            reason={given?.reason ?? ''}
            correcting={correcting}
            onChange={(answer, reason) => setGiven({ answer, reason })}
          />
          {given && (
            <div className="hz-asked-acts">
              <Button type="primary" loading={write.busy} onClick={() => void send()}>
                {t('send')}
              </Button>
            </div>
          )}
        </>
      )}
      {may && answered && (
        <div className="hz-asked-acts wf-no-print">
          <Button size="small" type="text" onClick={() => setCorrecting(!correcting)}>
            {t(correcting ? 'cancel' : 'correct')}
          </Button>
        </div>
      )}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} />}
    </div>
  )
}
