import type { FactValue } from "./record";

/** Why a value does not fit a fact's type, or null. Timestamps are ISO 8601 with a zone. */
export function factValueProblem(type: "string" | "number" | "boolean" | "timestamp", value: FactValue): string | null {
  if (type === "timestamp") {
    const fits = typeof value === "string" && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
    return fits ? null : "Write the time with its zone, such as 2026-03-05T10:00:00Z.";
  }
  if (type === "number" && typeof value === "number" && Number.isFinite(value)) return null;
  return typeof value === type && value !== "" ? null : `A ${type} is expected.`;
}
