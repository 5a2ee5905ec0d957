import type { FactValue } from "./record";
import { isStorableTime } from "../times/time-range";

/** Why a value does not fit a fact's type, or null. Timestamps are ISO 8601 with a zone. */
export function factValueProblem(type: "string" | "number" | "boolean" | "timestamp", value: FactValue): string | null {
  if (type === "timestamp") {
    const fits = typeof value === "string" && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) && isStorableTime(new Date(value));
    return fits ? null : "Write the time with its zone, such as 2026-03-05T10:00:00Z.";
  }
  if (typeof value === "number" && !Number.isFinite(value)) return "A finite number is expected.";
  return typeof value === type && value !== "" ? null : `A ${type} is expected.`;
}
