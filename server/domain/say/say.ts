/** Languages our own sentences exist in. */
export type SayLanguage = "en" | "de";

type Slots<S extends string> = S extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never;
/** A sentence in two forms needs the number that chooses between them, whether it is printed or not. */
type Needed<S extends string> = Slots<S> | (S extends `${string}|${string}` ? "n" : never);
type Values<S extends string> = [Needed<S>] extends [never] ? [] : [values: Record<Needed<S>, string | number>];

/**
 * Says a sentence in one language. The English sentence is the key, so it stays where it is said; one without a translation,
 * or a value that is missing, does not compile. "{n} day|{n} days" is one sentence in two forms: the first where `n` is 1.
 * What stands after ## is never said: it tells apart what is one word in English and two in another language.
 * Numbers are grouped in the form of the language; what has its form already is given as text.
 */
export type Say<Sentence extends string> = {
  <S extends Sentence>(sentence: S, ...values: Values<S>): string;
  readonly language: SayLanguage;
  /** 48,213 or 48.213: whole numbers only. */
  readonly number: (value: number) => string;
  /** A day of the calendar, from YYYY-MM-DD: 2026-11-22 or 22.11.2026. What is no day comes back as it is. */
  readonly day: (day: string) => string;
  /** A number as it is, with the decimal sign of the language. */
  readonly plain: (value: number) => string;
};

/** Makes what says the sentences of a dictionary from English to German. Pure: the same sentence gives the same words. */
export function createSay<const Dictionary extends Record<string, string>>(language: SayLanguage, german: Dictionary): Say<keyof Dictionary & string> {
  const isGerman = language === "de";
  const number = (value: number) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, isGerman ? "." : ",");
  const say = (sentence: string, values: Record<string, string | number> = {}): string => {
    const form = formOf((isGerman ? german[sentence] : undefined) ?? sentence.replace(CONTEXT, ""), values["n"]);
    return form.includes("{") ? form.replace(SLOT, (slot, name: string) => written(values[name] ?? slot, number)) : form;
  };
  return Object.assign(say, {
    language, number,
    day: (day: string) => (isGerman && DAY.test(day) ? `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}` : day),
    plain: (value: number) => (isGerman ? String(value).replace(".", ",") : String(value)),
  });
}

const CONTEXT = /##.*$/;
const SLOT = /\{([a-zA-Z]+)\}/g;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function formOf(sentence: string, count: string | number | undefined): string {
  const bar = sentence.indexOf("|");
  if (bar < 0) return sentence;
  return String(count) === "1" ? sentence.slice(0, bar) : sentence.slice(bar + 1);
}

const written = (value: string | number, number: (value: number) => string): string => (typeof value === "number" ? number(value) : value);
