/** Why something may not be done to a case: one stable code, the article behind it, and a sentence that says what is missing. */
export class CaseRefusal extends Error {
  constructor(
    readonly code: string,
    readonly article: string,
    sentence: string,
  ) {
    super(`${sentence} (${article})`);
    this.name = "CaseRefusal";
  }
}
