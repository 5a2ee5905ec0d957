/** A sentence with named gaps: `With<"date">` does not compile without `{date}` in it. */
export type With<Gap extends string> = `${string}{${Gap}}${string}`;

/** Puts values into the gaps of a sentence. Throws RangeError for a gap without a value, rather than showing it to anybody. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_gap, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`Nothing fills {${name}} in "${sentence}".`);
    return value;
  });
}
