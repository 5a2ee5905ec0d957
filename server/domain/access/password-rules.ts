const COMMON = [
  "password", "passwort", "motdepasse", "contrasena", "qwertyuiop", "letmein", "iloveyou", "welcome", "admin", "administrator",
  "changeme", "123456789", "1234567890", "12345678901", "123456789012", "abcdefghijkl", "proofroom", "compliance",
];
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
  const weak = [...COMMON, ...personal].some((word) => word.length > 3 && core.length - word.length < 4 && core.includes(word));
  const digits = /^\d+$/.test(text);
  return weak || digits ? "This is close to a password that is guessed first. Choose another." : null;
}
