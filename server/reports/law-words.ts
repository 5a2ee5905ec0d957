import type { SayLanguage } from "@/server/domain/say/say";

const PARTS = /(?<=\d)((?:\([0-9a-z]+\))+)|(?<=[ ,])((?:\([0-9a-z]+\))+)/g;

/** A place in the law as each language writes it: "Art. 30(1)(b)" is "Art. 30 Abs. 1 Buchst. b" in German. Everything else stays. */
export function lawWords(language: SayLanguage, law: string): string {
  if (language === "en") return law;
  return law.replace(PARTS, (parts: string, after: string | undefined) => `${after === undefined ? "" : " "}${[...parts.matchAll(/\(([0-9a-z]+)\)/g)].map(([, part = ""]) => (/^\d/.test(part) ? `Abs. ${part}` : `Buchst. ${part}`)).join(" ")}`)
    .replace(/ to (?=\d|Abs\.|Buchst\.)/g, " bis ").replace("GDPR", "DSGVO").replace("CJEU", "EuGH").replace(/recital/i, "Erwägungsgrund").replace(/ and (?=\d|Abs)/g, " und ");
}
