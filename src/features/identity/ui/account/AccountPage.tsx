/** My account: who I am here, my password, my second factors, where I am signed in. */
import { role } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Facts, Page, Section } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { me } from '../../contract.ts'
import './account.css'
import { FactorsSection } from './FactorsSection.tsx'
import { MailSection } from './MailSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import { accountWords } from './words.ts'

export default function AccountPage() {
  const t = useWords(accountWords)
  const text = useText()
  const read = useRead(me, {})
  const posts = (read.data?.posts ?? []).map((post) => {
    const unit = text({ zh: post.unitName, en: post.unitNameEn })
    const acting = post.actingFor === null ? '' : t('acting', { name: post.actingFor })
    return `${unit} ${post.title || text(role.words[post.role])}${acting}`
  })
  return (
    <Page title={t('title')} note={read.data?.name} width="narrow" read={read}>
      <Section>
        <Facts
          items={[
            [t('username'), read.data?.username],
            [t('posts'), posts.length > 0 ? posts.map((post) => <div key={post}>{post}</div>) : t('none')],
          ]}
        />
      </Section>
      <PasswordSection />
      <FactorsSection />
      <SessionsSection />
      <MailSection />
    </Page>
  )
}
