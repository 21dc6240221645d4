/** What lies in an exported folder, as values: its files by name, the index and one document a hazard. Pure. */
import { grade as grades } from '../../../platform/contract/grade.ts'
import { family as families } from '../../../platform/contract/role.ts'
import type { Language, Text } from '../../../platform/contract/text.ts'
import { hazardSource } from '../contract.ts'
import { hazardState } from '../loop/contract.ts'
import { escaped, page, type Row, table } from './html.ts'
import { entryWords, linesOf } from './words.ts'

export interface ArchivedPhoto {
  readonly sha256: string
  readonly type: string
  readonly moment: 'found' | 'rectified'
  readonly at: string
  readonly by: string
}
export interface ArchivedEntry {
  readonly seq: number
  readonly at: string
  readonly action: string
  readonly by: string
  readonly payload: string
  readonly hash: string
}
/** A hazard as the archive tells it; moments already in words of the region's time zone. */
export interface Archived {
  readonly number: string
  readonly family: string
  readonly grade: string | null
  readonly state: string
  readonly source: string
  readonly place: string
  readonly object: string
  readonly finding: string
  readonly note: string
  readonly basis: readonly Text[]
  readonly opened: string
  readonly reportedBy: string
  readonly interim: string | null
  readonly measure: string | null
  readonly moneyFen: number | null
  readonly moneySource: string | null
  readonly responsible: string | null
  readonly deadline: string | null
  readonly contingency: string | null
  readonly done: string | null
  readonly submittedBy: string | null
  readonly submitted: string | null
  readonly verifiedBy: string | null
  readonly verified: string | null
  readonly verifiedNote: string | null
  readonly photos: readonly ArchivedPhoto[]
  readonly entries: readonly ArchivedEntry[]
}

export interface Folder {
  readonly texts: readonly { readonly path: string; readonly text: string }[]
  readonly photos: readonly { readonly path: string; readonly sha256: string; readonly type: string }[]
}

const say = (zh: string, en: string): Text => ({ zh, en })
const labels = {
  index: say('隐患电子档案目录', 'Archive of hazards'),
  made: say('导出时间', 'Exported'),
  by: say('导出人', 'By'),
  count: say('条数', 'Hazards'),
  number: say('编号', 'Number'),
  family: say('领域', 'Bottom line'),
  grade: say('等级', 'Grade'),
  state: say('状态', 'State'),
  source: say('来源', 'Source'),
  place: say('部位', 'Place'),
  object: say('设施或物品', 'Object'),
  finding: say('问题', 'Finding'),
  note: say('说明', 'Note'),
  basis: say('依据', 'Basis'),
  opened: say('登记时间', 'Opened'),
  reportedBy: say('登记人', 'Reported by'),
  interim: say('临时管控措施', 'Interim controls'),
  measure: say('整改措施', 'Measure'),
  money: say('资金（元）', 'Money (yuan)'),
  moneySource: say('资金来源', 'Source of the money'),
  responsible: say('整改责任人', 'Person responsible'),
  deadline: say('整改时限', 'Deadline'),
  contingency: say('应急预案', 'Contingency'),
  done: say('整改情况', 'What was done'),
  submitted: say('报请验收', 'Submitted'),
  verified: say('验收', 'Verified'),
  verifiedNote: say('验收意见', 'Remark of the verifier'),
  facts: say('基本情况', 'Facts'),
  plan: say('整改方案（五落实）', 'Plan (five settled)'),
  result: say('整改与验收', 'Rectification and verification'),
  photos: say('照片', 'Photos'),
  found: say('整改前', 'Before'),
  rectified: say('整改后', 'After'),
  history: say('办理过程', 'What happened'),
  when: say('时间', 'When'),
  who: say('办理人', 'Who'),
  what: say('事项', 'What'),
  told: say('内容', 'Content'),
  seq: say('日志序号', 'Entry'),
  hash: say('哈希值', 'Hash'),
  proof: say(
    '每条记录的序号和哈希值与本单位责任日志一致；导出的责任日志可用 verify 命令独立核验。',
    'Number and hash of each entry are those of the unit’s journal, whose export can be checked independently by the command verify.',
  ),
  back: say('返回目录', 'Back to the index'),
  none: say('—', '—'),
} as const satisfies Record<string, Text>
export type Label = keyof typeof labels

/** @param head who made it, when, of which facility */
export function folderOf(
  hazards: readonly Archived[],
  head: { readonly unit: string; readonly made: string; readonly by: string },
  language: Language,
): Folder {
  const t = (label: Label) => labels[label][language]
  const texts = [{ path: language === 'zh' ? '目录.html' : 'index.html', text: indexOf(hazards, head, language, t) }]
  const photos: { path: string; sha256: string; type: string }[] = []
  for (const hazard of hazards) {
    const named = hazard.photos.map((photo, n) => ({
      ...photo,
      file: `${t(photo.moment)}-${n + 1}.${photo.type.slice('image/'.length).replace('jpeg', 'jpg')}`,
    }))
    photos.push(...named.map(({ file, sha256, type }) => ({ path: `${hazard.number}/${file}`, sha256, type })))
    texts.push(
      { path: `${hazard.number}/${documentName(language)}`, text: documentOf(hazard, named, language, t) },
      { path: `${hazard.number}/journal.jsonl`, text: hazard.entries.map(lineOf).join('') },
    )
  }
  return { texts, photos }
}

const documentName = (language: Language): string => (language === 'zh' ? '档案.html' : 'hazard.html')

const lineOf = ({ seq, at, action, by, payload, hash }: ArchivedEntry): string =>
  `${JSON.stringify({ seq, at, action, by, payload: JSON.parse(payload), hash })}\n`

type Say = (label: Label) => string

function indexOf(
  hazards: readonly Archived[],
  head: { readonly unit: string; readonly made: string; readonly by: string },
  language: Language,
  t: Say,
): string {
  const rows = hazards.map(
    (one): Row => [
      { link: `${encodeURIComponent(one.number)}/${encodeURIComponent(documentName(language))}`, text: one.number },
      wordOf(families.words, one.family, language),
      wordOf(grades.words, one.grade, language),
      wordOf(hazardState.words, one.state, language),
      `${one.object}：${one.finding}`,
      one.place,
      one.responsible ?? '',
      one.opened,
      one.verified ?? '',
    ],
  )
  const heads = ['number', 'family', 'grade', 'state', 'finding', 'place', 'responsible', 'opened', 'verified'] as const
  return page(`${head.unit} ${t('index')}`, language, [
    `<p>${escaped(`${t('made')} ${head.made} · ${t('by')} ${head.by} · ${t('count')} ${hazards.length}`)}</p>`,
    table(heads.map(t), rows),
    `<p class="note">${escaped(t('proof'))}</p>`,
  ])
}

function documentOf(
  one: Archived,
  photos: readonly (ArchivedPhoto & { readonly file: string })[],
  language: Language,
  t: Say,
): string {
  const facts = (pairs: readonly (readonly [Label, string | null])[]): string =>
    table(
      null,
      pairs.flatMap(([label, value]): Row[] => (value === null || value === '' ? [] : [[t(label), value]])),
    )
  const section = (label: Label, body: string): string => (body === '' ? '' : `<h2>${escaped(t(label))}</h2>${body}`)
  const by = (who: string | null, when: string | null) => (who === null ? null : [who, when].filter(Boolean).join(' '))
  return page(`${one.number} ${one.object}：${one.finding}`, language, [
    `<p><a href="../${encodeURIComponent(language === 'zh' ? '目录.html' : 'index.html')}">${escaped(t('back'))}</a></p>`,
    section(
      'facts',
      facts([
        ['family', wordOf(families.words, one.family, language)],
        ['grade', wordOf(grades.words, one.grade, language)],
        ['state', wordOf(hazardState.words, one.state, language)],
        ['source', wordOf(hazardSource.words, one.source, language)],
        ['place', one.place],
        ['object', one.object],
        ['finding', one.finding],
        ['note', one.note],
        ['basis', one.basis.map((text) => text[language]).join(language === 'zh' ? '；' : '; ')],
        ['opened', one.opened],
        ['reportedBy', one.reportedBy],
        ['interim', one.interim],
      ]),
    ),
    section(
      'plan',
      facts([
        ['measure', one.measure],
        ['money', one.moneyFen === null ? null : (one.moneyFen / 100).toFixed(2)],
        ['moneySource', one.moneySource],
        ['responsible', one.responsible],
        ['deadline', one.deadline],
        ['contingency', one.contingency],
      ]),
    ),
    section(
      'result',
      facts([
        ['done', one.done],
        ['submitted', by(one.submittedBy, one.submitted)],
        ['verified', by(one.verifiedBy, one.verified)],
        ['verifiedNote', one.verifiedNote],
      ]),
    ),
    section(
      'photos',
      photos
        .map(
          (photo) =>
            `<figure><img src="${encodeURIComponent(photo.file)}" alt="${escaped(t(photo.moment))}"><figcaption>${escaped(
              `${t(photo.moment)} · ${photo.by} ${photo.at}`,
            )}</figcaption></figure>`,
        )
        .join(''),
    ),
    section(
      'history',
      table(
        (['when', 'who', 'what', 'told', 'seq', 'hash'] as const).map(t),
        one.entries.map(
          (entry): Row => [
            entry.at,
            entry.by,
            entryWords(entry.action, language),
            linesOf(entry.payload, language).join('\n'),
            String(entry.seq),
            { code: entry.hash },
          ],
        ),
      ),
    ),
    `<p class="note">${escaped(t('proof'))}</p>`,
  ])
}

function wordOf(words: Readonly<Record<string, Text>>, term: string | null, language: Language): string {
  return term === null ? '' : (words[term]?.[language] ?? term)
}
