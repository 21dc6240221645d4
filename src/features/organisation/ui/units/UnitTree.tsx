/** Units as a tree; arrows walk it, Enter opens a unit. */
import { useNavigate } from '@tanstack/react-router'
import { Input, Tree } from 'antd'
import { type Key, useMemo, useState } from 'react'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Loaded } from '../../../../web/kit/Loaded.tsx'
import { dictionary, useLanguage, useWords } from '../../../../web/words/words.ts'
import { readTree } from '../../units/contract.ts'
import { organisationWords } from '../words.ts'
import { type Branch, byOwner, byTerritory, keysOf, narrow } from './tree.ts'

const words = dictionary({
  none: { zh: '没有找到', en: 'Nothing found' },
  noneHint: { zh: '换个名称查找。', en: 'Search for another name.' },
  byOwner: {
    zh: '上行：监所归公安机关，驻所中队归监所；不归公安机关的单位列在最上一级。',
    en: 'Upward: bureaus own facilities, a facility its squadron. Units no bureau owns stand at the top.',
  },
  byTerritory: {
    zh: '横向：单位所在地。市属监所也可以设在县里，由当地部门配合。',
    en: 'Sideways: where a unit stands. A city’s facility may stand in a county, whose departments cooperate.',
  },
})

interface Shown {
  readonly key: string
  readonly title: string
  readonly children: Shown[]
}

export function UnitTree({ by }: { by: 'owner' | 'territory' }) {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const read = useRead(readTree, {})
  const [sought, setSought] = useState('')
  const [opened, setOpened] = useState<readonly Key[] | null>(null)

  const all = useMemo(() => {
    const { units = [], divisions = [] } = read.data ?? {}
    return by === 'owner' ? byOwner(units) : byTerritory(divisions, units)
  }, [read.data, by])
  const branches = narrow(all, sought)
  const show = (branch: Branch): Shown => ({
    key: branch.key,
    title: language === 'zh' ? branch.zh : branch.en,
    children: branch.children.map(show),
  })
  // A search opens everything it found; otherwise the first two levels, until somebody opens more.
  const first = branches.flatMap((branch) => [branch.key, ...branch.children.map((child) => child.key)])
  const expanded = sought.trim() === '' ? (opened ?? first) : keysOf(branches)
  const open = (key: Key | undefined) => {
    const unit = /^unit (\d+)$/.exec(String(key))?.[1]
    if (unit) void navigate({ to: '/units/$unit', params: { unit } as never })
  }
  return (
    <Loaded read={read}>
      <p className="wf-muted">{t(by === 'owner' ? 'byOwner' : 'byTerritory')}</p>
      <Input
        allowClear
        className="wf-org-find"
        prefix={<Icon name="search" size={15} />}
        aria-label={o('search')}
        placeholder={o('search')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      {branches.length === 0 ? (
        <EmptyState icon="organisation" title={t('none')} hint={t('noneHint')} />
      ) : (
        <Tree
          blockNode
          virtual={false}
          className="wf-org-tree"
          treeData={branches.map(show)}
          expandedKeys={[...expanded]}
          onExpand={(keys) => setOpened(keys)}
          onSelect={([key]) => open(key)}
        />
      )}
    </Loaded>
  )
}
