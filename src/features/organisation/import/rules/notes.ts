/** What is found in a register of units and divisions. */
import type { DivisionField, UnitField } from '../../../../domain/sheets/unit-heads.ts'
import { fieldWords } from '../contract/fields.ts'
import { type FindingKind, findingWords } from '../contract/findings.ts'
import { Findings, type Found } from './collect.ts'

export type Noted = Found<FindingKind>
export type Notes = Findings<UnitField | DivisionField, FindingKind>

export const unitNotes = (): Notes => new Findings(fieldWords, findingWords)
