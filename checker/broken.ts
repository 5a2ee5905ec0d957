/** Something in the pack does not hold. The message is a sentence for a person; the code never changes. */
export class Broken extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
    this.name = "Broken";
  }
}

/** Nothing can be said: the input cannot be read, or this machine lacks what the check needs. Exit code 2. */
export class CannotCheck extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "CannotCheck";
  }
}
