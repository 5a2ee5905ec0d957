import type { VerdictState } from "./schema";

/** The eight states in German: one word each, in reports, verdicts and on public pages. "Abweichung" is a single item that deviates, never a state. */
export const STATE_GERMAN = {
  pass: "Erfüllt", exception: "Ausnahme", fail: "Nicht erfüllt", stale: "Veraltet", no_evidence: "Kein Nachweis", not_occurring: "Kein Anlass", manual_pending: "Angabe offen", not_applicable: "Nicht anwendbar",
} as const satisfies Record<VerdictState, string>;
