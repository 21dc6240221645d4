/** How much of a spreadsheet is read. Far above any office's ledger, far below what would burden the machine. */
const megabyte = 1024 * 1024

export const limits = {
  /** Bytes of the file as sent. */
  file: 50 * megabyte,
  /** Bytes read out of it, all parts together. */
  unpacked: 300 * megabyte,
  /** Text of tables packs about twenty to one; a bomb a thousand to one. Judged only above `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 10 * megabyte,
  parts: 5_000,
  sheets: 60,
  rows: 30_000,
  columns: 200,
  merges: 200_000,
  /** Characters of one cell: what the spreadsheet programs themselves allow. */
  cell: 32_767,
  /** Distinct texts of the workbook, in characters. */
  texts: 100 * megabyte,
} as const
