import type { Case } from "../case/case";
import { requestGate } from "../case/gate";
import { LAPSE_REMINDERS } from "../case/rules-unidentified";

/** Days without a reply after which the person is reminded, and again after as many more. */
const REMIND_AFTER_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const SYSTEM = { kind: "system", id: "system" } as const;

/**
 * What the product itself does about a question of identity that nobody answered: two reminders a week apart, and when
 * those too went unanswered the proposal that a person may end the request. It ends nothing by itself.
 */
export function identityCareOf(current: Case, now: Date): "remind_identity" | "propose_lapse" | null {
  const ask = current.identity.asks.at(-1);
  if (current.state !== "identity_pending" || !ask || ask.answeredAt !== null) return null;
  if (ask.reminders.length >= LAPSE_REMINDERS) {
    const { offered, refusal } = requestGate("propose_lapse", { current, by: SYSTEM, now });
    return offered && refusal === null ? "propose_lapse" : null;
  }
  const last = ask.reminders.at(-1) ?? ask.at;
  return now.getTime() - last.getTime() >= REMIND_AFTER_DAYS * DAY_MS ? "remind_identity" : null;
}
