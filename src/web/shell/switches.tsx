/** Language and theme, as header buttons on a desk and as rows of the account sheet on a phone. */
import { Popover, Segmented } from 'antd'
import { useState } from 'react'
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
  const [open, setOpen] = useState(false)
  const choose = (next: ThemeWish) => {
    setTheme(next)
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="wf-menu" role="radiogroup" aria-label={t('theme')}>
          {wishes.map((one) => (
            <label key={one} className="wf-menu-item">
              <input type="radio" name="wf-theme" checked={one === wish} onChange={() => choose(one)} />
              <Icon name={themeIcons[one]} size={16} />
              {t(one)}
            </label>
          ))}
        </div>
      }
    >
      <button type="button" className="wf-header-button" aria-label={t('theme')} aria-expanded={open}>
        <Icon name={themeIcons[wish]} />
      </button>
    </Popover>
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
