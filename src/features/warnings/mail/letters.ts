/** What a letter says. Pure. */
import { family as families } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import { warningColour } from '../contract.ts'
import type { Morning } from './queries.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
}

export interface Told {
  readonly unit: Text
  readonly family: keyof typeof families.words
  readonly colour: keyof typeof warningColour.words
  readonly number: string
  readonly reason: Text | null
  /** In the region's time, as people write it. */
  readonly due: string
  readonly link: string
}

export function warningLetter(told: Told, language: 'zh' | 'en'): Letter {
  const [colour, of] = [warningColour.words[told.colour][language], families.words[told.family][language]]
  const unit = told.unit[language]
  const reason = told.reason?.[language] ?? ''
  return language === 'zh'
    ? {
        subject: `【五防】${colour}色预警待回应：${unit} ${of}`,
        text: `${unit}的“${of}”发出${colour}色预警（${told.number}）。\n主要原因：${reason}\n请在 ${told.due} 前回应，逾期将报上一级。\n\n${told.link}\n`,
      }
    : {
        subject: `[Wufang] ${colour} warning to answer: ${unit}, ${of}`,
        text: `${colour} warning ${told.number} at ${unit}: ${of}.\nMain reason: ${reason}\nAnswer by ${told.due}; after that the next level is told.\n\n${told.link}\n`,
      }
}

/** Null where there is nothing to tell. */
export function digestLetter(counts: Morning, link: string, language: 'zh' | 'en'): Letter | null {
  const { opened, closed, open, overdue, answered } = counts
  if (opened + closed + open + answered === 0) return null
  return language === 'zh'
    ? {
        subject: `【五防】预警日报：待回应 ${open} 条，其中逾期 ${overdue} 条`,
        text: `过去一天：新发 ${opened} 条，解除 ${closed} 条。\n现在：待回应 ${open} 条（逾期 ${overdue} 条），处置中 ${answered} 条。\n\n${link}\n`,
      }
    : {
        subject: `[Wufang] Warnings this morning: ${open} to answer, ${overdue} of them late`,
        text: `Since yesterday: ${opened} opened, ${closed} closed.\nNow: ${open} to answer (${overdue} late), ${answered} being handled.\n\n${link}\n`,
      }
}
