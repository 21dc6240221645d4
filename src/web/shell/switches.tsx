/** Language and theme, as header buttons on a desk and as rows of the account sheet on a phone. */
import { Dropdown, Segmented } from 'antd'
import { Icon } from '../icons/Icon.tsx'
import type { IconName } from '../icons/paths.ts'
import { setTheme, type ThemeWish, useThemeWish, wishes } from '../theme/theme.ts'
import { setLanguage } from '../words/i18n.ts'
import { useLanguage, useWords } from '../words/words.ts'
import { shellWords } from './words.ts'

const themeIcons: Readonly<Record<ThemeWish, IconName>> = { system: 'display', light: 'sun', dark: 'moon' }

export function LanguageSwitch() {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="wf-header-button wf-header-words"
      lang={other === 'zh' ? 'zh-CN' : 'en-US'}
      onClick={() => setLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'EN'}
    </button>
  )
}

export function ThemeSwitch() {
  const t = useWords(shellWords)
  const wish = useThemeWish()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [wish],
        items: wishes.map((key) => ({ key, label: t(key), icon: <Icon name={themeIcons[key]} size={16} /> })),
        onClick: ({ key }) => setTheme(key as ThemeWish),
      }}
    >
      <button type="button" className="wf-header-button" aria-label={t('theme')}>
        <Icon name={themeIcons[wish]} />
      </button>
    </Dropdown>
  )
}

export function SwitchRows() {
  const t = useWords(shellWords)
  const language = useLanguage()
  const wish = useThemeWish()
  return (
    <div className="wf-switches">
      <span>{t('theme')}</span>
      <Segmented
        value={wish}
        onChange={setTheme}
        options={wishes.map((value) => ({ value, label: t(value) }))}
        aria-label={t('theme')}
      />
      <span>{t('language')}</span>
      <Segmented
        value={language}
        onChange={setLanguage}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        aria-label={t('language')}
      />
    </div>
  )
}
