import { dictionary } from "@zxcvbn-ts/language-common";

// Our own context words; the list of some 49,000 common passwords comes with the library.
const CONTEXT = ["proofroom", "compliance", "passwort", "motdepasse", "contrasena", "administrator"];
const COMMON = new Set<string>(dictionary["passwords-common"]);
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/**
 * Why a new password is not good enough, or null. Length over composition (ASVS 5.0 §6.2): 12 to 256 characters of any
 * kind, not made of one common word, the person's own name or address with trimmings.
 */
export function passwordProblem(password: string, about: { email: string; name?: string }): string | null {
  const text = password.normalize("NFKC");
  if (text.length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters. A few words in a row are easy to remember.`;
  if (text.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  if (new Set(text).size < 5) return "Use more than a few different characters.";
  const core = text.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
  const personal = [about.email.split("@")[0] ?? "", about.name ?? ""].map((part) => part.toLowerCase().replaceAll(/[^\p{L}]/gu, ""));
  const weak = [...CONTEXT, ...personal].some((word) => word.length > 3 && core.length - word.length < 4 && core.includes(word));
  return weak || /^\d+$/.test(text) || isCommon(text.toLowerCase(), core) ? "This is close to a password that is guessed first. Choose another." : null;
}

/** On the list itself, doubled, or with a few digits and signs around it. */
function isCommon(text: string, letters: string): boolean {
  const half = text.length % 2 === 0 && text.slice(0, text.length / 2) === text.slice(text.length / 2) ? text.slice(0, text.length / 2) : text;
  const bare = text.replaceAll(/^[^a-z]+|[^a-z]+$/g, "");
  const dense = text.replaceAll(/\s/g, "");
  return [text, half, bare, letters.length >= dense.length - 4 ? letters : ""].some((word) => word.length >= 4 && COMMON.has(word));
}
