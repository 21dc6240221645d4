/** The kit's theme made from our own palette and scale. Used by the running app and by the static style sheet. */
import { type ThemeConfig, theme } from 'antd'
import { palettes, type ThemeName } from './palette.ts'
import { control, fontFamily, monoFamily, motion, radius, type } from './scale.ts'

export const kitKey = (name: ThemeName): string => `wf-${name}`

function make(name: ThemeName): ThemeConfig {
  const c = palettes[name]
  return {
    // The kit shades the colours it is given, in the dark more than a little; these stay as the palette has them.
    algorithm: (seed, map) => ({
      ...(name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm)(seed, map),
      colorPrimary: c.accent,
      colorSuccess: c.good,
      colorWarning: c.warn,
      colorError: c.bad,
      colorInfo: c.info,
      colorLink: c.link,
      // The derived one is too pale for small text.
      colorLinkHover: c.link,
      colorLinkActive: c.link,
    }),
    cssVar: { key: kitKey(name), prefix: 'ant' },
    hashed: false,
    zeroRuntime: true,
    token: {
      colorPrimary: c.accent,
      colorPrimaryHover: c.accentHover,
      colorPrimaryActive: c.accentActive,
      colorPrimaryBg: c.accentSoft,
      colorPrimaryBgHover: c.accentSoft,
      colorPrimaryText: c.accent,
      colorTextLightSolid: c.onAccent,
      colorSuccess: c.good,
      colorSuccessBg: c.goodSoft,
      colorWarning: c.warn,
      colorWarningBg: c.warnSoft,
      colorError: c.bad,
      colorErrorBg: c.badSoft,
      colorInfo: c.info,
      colorInfoBg: c.infoSoft,
      colorLink: c.link,
      // The derived one is too pale for small text.
      colorLinkHover: c.link,
      colorLinkActive: c.link,
      colorText: c.text,
      colorTextHeading: c.text,
      colorTextSecondary: c.text2,
      colorTextTertiary: c.text3,
      colorTextDescription: c.text3,
      colorTextPlaceholder: c.text3,
      colorTextQuaternary: c.text3,
      colorIcon: c.text3,
      colorIconHover: c.text,
      colorBorder: c.line3,
      colorBorderSecondary: c.line2,
      colorSplit: c.line,
      colorBgLayout: c.canvas,
      colorBgContainer: c.surface,
      colorBgElevated: c.overlay,
      colorBgSpotlight: name === 'dark' ? '#384347' : '#2a3437',
      colorBgContainerDisabled: c.sunken,
      colorBgMask: c.scrim,
      controlItemBgHover: c.hover,
      controlItemBgActive: c.selected,
      controlItemBgActiveHover: c.selected,
      controlOutline: 'transparent',
      controlOutlineWidth: 0,
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: type.body.size,
      fontSizeSM: type.note.size,
      fontSizeLG: type.lead.size,
      fontWeightStrong: 600,
      borderRadius: radius.control,
      borderRadiusSM: radius.small,
      borderRadiusLG: radius.card,
      controlHeight: control.normal,
      controlHeightSM: control.dense,
      controlHeightLG: control.touch,
      motionDurationFast: `${motion.quick / 1000}s`,
      motionDurationMid: `${motion.calm / 1000}s`,
      motionDurationSlow: `${motion.calm / 1000}s`,
      boxShadow: `0 1px 2px ${c.shadow}, 0 8px 24px ${c.shadow}`,
      boxShadowSecondary: `0 1px 2px ${c.shadow}, 0 12px 32px ${c.shadow}`,
      boxShadowTertiary: `0 1px 2px ${c.shadow}`,
      // A button that waits says so by its sign; its words stay readable.
      opacityLoading: 1,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        defaultBorderColor: c.line2,
        dangerColor: name === 'dark' ? '#2b0807' : '#ffffff',
      },
      Tooltip: { colorTextLightSolid: '#f3f6f6' },
      Form: { itemMarginBottom: 24, verticalLabelPadding: '0 0 6px', labelColor: c.text2 },
      Select: { optionSelectedBg: c.selected, optionActiveBg: c.hover },
      Tabs: { horizontalItemPadding: '10px 2px', titleFontSize: type.body.size },
      Modal: { titleFontSize: type.head.size },
      Segmented: { trackBg: c.sunken, itemSelectedBg: c.raised },
      Alert: { withDescriptionPadding: '12px 16px', withDescriptionIconSize: 18, defaultPadding: '8px 14px' },
      Progress: { defaultColor: c.accent },
      DatePicker: { cellHoverBg: c.hover },
    },
  }
}

export const kitThemes: Readonly<Record<ThemeName, ThemeConfig>> = { light: make('light'), dark: make('dark') }
