export type ParameterValue = string | number | boolean | string[];

/** A value as people read it: lists with commas, yes and no. */
export function showParameter(value: ParameterValue): string {
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

/** Reads what was typed as the same type the default has. Answers a sentence when it cannot. */
export function readParameter(typed: string, like: ParameterValue): { value: ParameterValue } | { error: string } {
  const text = typed.trim();
  if (Array.isArray(like)) return { value: text.split(/[,\n]/).map((part) => part.trim()).filter(Boolean) };
  if (typeof like === "boolean") return { value: text === "yes" };
  if (typeof like === "string") return text ? { value: text } : { error: "Say what you promised, or take the default." };
  const value = Number(text.replace(",", "."));
  if (text === "" || !Number.isFinite(value)) return { error: "A number, please." };
  return value < 0 ? { error: "Zero or more." } : { value };
}

export function sameParameter(a: ParameterValue, b: ParameterValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
