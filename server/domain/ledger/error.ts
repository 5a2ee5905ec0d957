/** A ledger failure with one stable code, so that a checker can name what is wrong. */
export class LedgerError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "LedgerError";
  }
}
