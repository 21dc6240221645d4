/**
 * What somebody types to find warnings, taken apart. Spaces and marks part it, so that a reason may be typed as it is
 * shown (“重大隐患超期：燃气管道”); each part has to occur somewhere in the warning. Pure.
 */
import { type Family, family, type Role, roles } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import { answerers, type WarningColour, warningColour } from '../contract.ts'

export interface Part {
  /** Pattern of LIKE, its own marks escaped. */
  readonly like: string
  /** Terms whose words hold the part: they stand in a row as terms and not as words. */
  readonly families: readonly Family[]
  readonly colours: readonly WarningColour[]
  readonly roles: readonly Role[]
  readonly signals: readonly string[]
}

const marks = /[\s：:，,、。；;·（）()“”"]+/
const mostParts = 10

/** @param signals of the catalogue; a place that a record fills is no word of theirs */
export function partsOf(phrase: string, signals: readonly { readonly id: string; readonly words: Text }[]): Part[] {
  const parts = phrase.toLowerCase().split(marks).filter(Boolean).slice(0, mostParts)
  return parts.map((part) => {
    const says = (...words: readonly string[]) => words.some((one) => one.toLowerCase().includes(part))
    return {
      like: `%${part.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`,
      families: family.terms.filter((one) => says(family.words[one].zh, family.words[one].en)),
      colours: warningColour.terms.filter((one) =>
        says(`${warningColour.words[one].zh}色预警`, warningColour.words[one].en),
      ),
      roles: answerers.filter((one) => says(roles[one].zh, roles[one].en)),
      signals: signals
        .filter(({ words }) => says(...[words.zh, words.en].flatMap((text) => text.split(/\{\w+\}/))))
        .map(({ id }) => id),
    }
  })
}
