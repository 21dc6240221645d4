/** `/api/docs`: the contracts as a page that a person reads. Plain HTML, no script, same style sheet rules as the app. */
import type { EndpointContract } from './contract/endpoint.ts'
import { problemType } from './contract/problem.ts'
import type { Language } from './contract/text.ts'
import { mayWords, problemsOf } from './openapi.ts'

const quote = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

export function docsPage(contracts: readonly EndpointContract[], language: Language): string {
  const zh = language === 'zh'
  const rooms = Map.groupBy(contracts, (one) => one.name.split('.')[0] ?? '')
  const names = [...rooms.keys()].sort()
  const section = (name: string) => `
<section id="${name}"><h2>${name}</h2>
${(rooms.get(name) ?? []).map((one) => entry(one, language)).join('\n')}
</section>`
  return `<!doctype html>
<html lang="${zh ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${zh ? '五防 接口文档' : 'Wufang API'}</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<header><h1>${zh ? '五防 接口文档' : 'Wufang API'}</h1>
<p>${zh ? '机器可读版本：' : 'For machines: '}<a href="/api/openapi.json">OpenAPI 3.1</a></p>
<nav>${names.map((name) => `<a href="#${name}">${name}</a>`).join(' ')}</nav></header>
<main>${names.map(section).join('\n')}</main></body></html>`
}

function entry(contract: EndpointContract, language: Language): string {
  const zh = language === 'zh'
  const schema = (title: string, value: unknown) =>
    isEmpty(value)
      ? ''
      : `<details><summary>${title}</summary><pre>${quote(JSON.stringify(value, null, 2))}</pre></details>`
  return `<article id="${contract.name}">
<h3><code class="method ${contract.method.toLowerCase()}">${contract.method}</code> <code>${quote(contract.path)}</code></h3>
<p>${quote(contract.title[language])}</p>
<p class="may">${zh ? '谁可以用：' : 'Who may: '}${quote(mayWords(contract, language))}</p>
${schema(zh ? '查询参数' : 'Query', contract.query)}
${schema(zh ? '请求内容' : 'Body', contract.body)}
${schema(zh ? '返回内容' : 'Reply', contract.reply)}
<details><summary>${zh ? '可能的问题' : 'Problems'}</summary><ul>
${problemsOf(contract)
  .map((one) => `<li><code>${one.status} ${problemType(one.slug)}</code> ${quote(one.title[language])}</li>`)
  .join('\n')}
</ul></details>
</article>`
}

function isEmpty(schema: unknown): boolean {
  const { type, properties } = schema as { type?: string; properties?: object }
  return type === 'null' || (type === 'object' && properties !== undefined && Object.keys(properties).length === 0)
}

export const docsCss = `:root{color-scheme:light dark;font:15px/1.6 system-ui,"Noto Sans SC",sans-serif}
body{margin:0 auto;max-width:60rem;padding:1.5rem}nav a{margin-right:.75rem}article{border-top:1px solid #8884;padding:.75rem 0}
h3{margin:.25rem 0;font-weight:600}code{font-size:.95em}.method{display:inline-block;min-width:4.2em;padding:0 .4em;border:1px solid #8886;border-radius:4px;text-align:center}
.may{color:#777;margin:.25rem 0}pre{overflow:auto;padding:.75rem;background:#8881;border-radius:6px}summary{cursor:pointer;padding:.25rem 0}`
