/**
 * Stands in for the kit's run-time style injection (vite.config.ts puts it in the place of its `dynamicCSS`). The
 * static sheet already has the kit's rules and variables, so those are dropped; the few small sheets made while
 * running (scroll lock) go into constructed style sheets, which a strict content security policy allows.
 */
const sheets = new Map<string, CSSStyleSheet>()

interface Options {
  readonly mark?: string
}

/** The mark of rules and variables that the static sheet holds. */
const kitMark = 'data-css-hash'

export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  if (options.mark !== kitMark) {
    const sheet = sheets.get(key) ?? new CSSStyleSheet()
    sheet.replaceSync(css)
    if (!sheets.has(key)) {
      sheets.set(key, sheet)
      document.adoptedStyleSheets.push(sheet)
    }
  }
  // Callers write attributes on what they get; it is never put in the document.
  return document.createElement('style')
}

export function removeCSS(key: string): void {
  const sheet = sheets.get(key)
  if (!sheet) return
  sheets.delete(key)
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
}

/** A sheet of its own for a measurement; taken away again by `remove`. */
export function injectCSS(css: string): HTMLStyleElement {
  const key = `injected-${sheets.size}`
  const node = updateCSS(css, key)
  node.remove = () => removeCSS(key)
  return node
}

export function clearContainerCache(): void {}
