/** One line of a benchmark: the work, this product, a named reference, and the ratio of the two. */
export interface BenchLine {
  readonly work: string
  /** What of this product was measured. */
  readonly product: string
  /** What it is measured against. */
  readonly reference: string
  readonly productValue: number
  readonly referenceValue: number
  readonly unit: string
  /** As the work says it: usually product by reference. */
  readonly ratio: number
  /** The goal in words, where there is one. */
  readonly target?: string
  readonly met?: boolean
}

/** What a file of this folder exports as default: runs the work and says what came out. */
export type Bench = () => Promise<BenchLine[]>
