/**
 * Answers of a pure function by their key, so that calendars are worked out once and not for each control: a calendar's
 * arithmetic costs more than a verdict. Beyond `atMost` answers it begins anew. Whoever gets one leaves it as it is.
 */
export class Remembered<Answer> {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly atMost: number) {}

  of(key: string, make: () => Answer): Answer {
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    if (this.answers.size >= this.atMost) this.answers.clear();
    const made = make();
    this.answers.set(key, made);
    return made;
  }
}
