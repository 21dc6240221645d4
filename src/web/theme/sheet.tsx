/**
 * Makes the app's static style sheet when it is built: our custom properties for both themes, then the kit's rules
 * (once) and variables (per theme) in the layer `antd`, so that our own rules always win. Loaded by vite.config.ts,
 * never by the browser; `names` are the kit's components that the app imports.
 */
import { extractStyle } from '@ant-design/static-style-extract'
import * as antd from 'antd'
import { kitThemes } from './kit-theme.ts'
import { cssName, palettes, type ThemeName } from './palette.ts'
import { control, fontFamily, monoFamily, motion, radius, space, type } from './scale.ts'

function variables(): string {
  const px = (group: string, table: Readonly<Record<string, number>>) =>
    Object.entries(table).map(([name, value]) => `--wf-${group}-${name}:${value}px`)
  const fixed = [
    `--wf-font:${fontFamily}`,
    `--wf-mono:${monoFamily}`,
    ...Object.entries(type).flatMap(([name, t]) => [
      `--wf-size-${name}:${t.size / 16}rem`,
      `--wf-line-${name}:${t.line / 16}rem`,
    ]),
    ...Object.entries(space).map(([name, value]) => `--wf-${name}:${value}px`),
    ...px('radius', radius),
    ...px('control', control),
    ...Object.entries(motion).map(([name, value]) => `--wf-${name}:${value}ms`),
  ]
  const colours = (name: ThemeName) =>
    Object.entries(palettes[name])
      .map(([token, value]) => `${cssName(token)}:${value}`)
      .join(';')
  return [
    `:root{${fixed.join(';')}}`,
    `:root,[data-theme="light"]{color-scheme:light;${colours('light')}}`,
    `[data-theme="dark"]{color-scheme:dark;${colours('dark')}}`,
  ].join('\n')
}

/** Components whose bare rendering does not touch every part that has a style of its own. */
function parts() {
  return (
    <>
      <antd.Form layout="vertical">
        <antd.Form.Item label="a" name="a" tooltip="a" extra="a" help="a" validateStatus="error">
          <antd.Input.Password />
        </antd.Form.Item>
      </antd.Form>
      <antd.Row>
        <antd.Col />
      </antd.Row>
      <antd.Checkbox.Group options={['a']} />
      <antd.Radio.Group options={['a']} optionType="button" />
      <antd.DatePicker.RangePicker showTime />
      <antd.TimePicker />
      <antd.Space.Compact>
        <antd.Button loading>a</antd.Button>
        <antd.Input.Search />
      </antd.Space.Compact>
    </>
  )
}

/** Always present: parts other components open by themselves. */
const implied = [
  ...['App', 'Button', 'Checkbox', 'DatePicker', 'Empty', 'Form', 'Input', 'InputNumber', 'message', 'Modal'],
  ...['notification', 'Popover', 'Radio', 'Select', 'Skeleton', 'Space', 'Spin', 'Tag', 'TimePicker', 'Tooltip'],
]

export function sheet(names: readonly string[]): string {
  const known = [...new Set([...implied, ...names])].filter((name) => name in antd)
  const of = (theme: ThemeName) =>
    extractStyle({
      includes: known,
      customTheme: (node) => (
        <antd.ConfigProvider theme={{ ...kitThemes[theme], zeroRuntime: false }}>
          {node}
          {parts()}
        </antd.ConfigProvider>
      ),
    })
  // Messages are drawn with a theme of their own, whose key names nothing in the running app.
  const strayKey = /[^{}]*\.css-var-_[^{}]*\{[^{}]*\}/g
  const light = of('light').replace(strayKey, '')
  // Rules use variables only, so the dark sheet adds just what names its key.
  const darkVariables = of('dark').match(/[^{}]*\.wf-dark[^{}]*\{[^{}]*\}/g) ?? []
  return `${variables()}\n@layer antd {\n${light}\n${darkVariables.join('\n')}\n}\n`
}
