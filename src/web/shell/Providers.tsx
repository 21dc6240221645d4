/** What every page stands on: the kit's theme and language, reads that are kept, and messages. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useMemo } from 'react'
import { kitThemes } from '../theme/kit-theme.ts'
import { useStillness } from '../theme/media.ts'
import { useTheme } from '../theme/theme.ts'
import { useLanguage } from '../words/words.ts'

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const name = useTheme()
  const language = useLanguage()
  const still = useStillness()
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  const theme = useMemo(
    () => ({ ...kitThemes[name], token: { ...kitThemes[name].token, motion: !still } }),
    [name, still],
  )
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        theme={theme}
        locale={language === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
        form={{ requiredMark: 'optional', scrollToFirstError: true }}
      >
        <App>{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
