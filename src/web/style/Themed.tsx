/** A part of the page in one theme, whatever theme the page itself has. */
import { App, ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { kitThemes } from '../theme/kit-theme.ts'
import type { ThemeName } from '../theme/palette.ts'

export function Themed({ name, children }: { name: ThemeName; children: ReactNode }) {
  return (
    <ConfigProvider theme={kitThemes[name]} getPopupContainer={(trigger) => trigger?.parentElement ?? document.body}>
      <App component={false}>
        <div className="wf-themed" data-theme={name}>
          {children}
        </div>
      </App>
    </ConfigProvider>
  )
}

export function BothThemes({ children }: { children: ReactNode }) {
  return (
    <div className="wf-both">
      <Themed name="light">{children}</Themed>
      <Themed name="dark">{children}</Themed>
    </div>
  )
}
