import { localDay } from "../calendar-days";
import { holidaysOf } from "../holidays";
import { FIRST_DAY } from "../rule-sets";
import type { ActData, CaseActor } from "../schema";
import { CaseRefusal } from "./refusal";

const ARTICLE = "GDPR Art. 12(2), recital 59";
type Receipt = ActData["receive"];
/** Ways in which the rights are ticked: by whoever asks, signed in or not. */
const FORMS: readonly string[] = ["form", "login"];

/** A rehearsal is begun by the portal alone: whoever could call a request one could make a person's request vanish from the register. */
export function requireOrigin({ channel }: Receipt, by: CaseActor): void {
  if (channel === "drill" && by.kind !== "system") throw new CaseRefusal("NOT_YOURS", "GDPR Art. 12(2), 5(2)", "Only the portal begins a drill.");
}

/** Throws unless a request may be recorded like this. Nothing a person left out stands in the way of their request. */
export function requireReceipt(receipt: Receipt, now: Date): void {
  requirePlace(receipt);
  if (receipt.receivedAt > now) throw new CaseRefusal("DATE_OUT_OF_RANGE", ARTICLE, "A request cannot be received in the future.");
  if (localDay(receipt.receivedAt.toISOString(), receipt.zone).toString() < FIRST_DAY) throw new CaseRefusal("DATE_OUT_OF_RANGE", "GDPR Art. 99(2)", `Before ${FIRST_DAY} there was no such right.`);
  // Two words are enough to ask, and in a form the rights ticked: only our own reasons have to be long enough to be some.
  if (receipt.wording.length === 0 && !FORMS.includes(receipt.channel)) throw new CaseRefusal("TEXT_MISSING", ARTICLE, "Write down what the person asked for.");
  const rights = receipt.claims.map(({ right }) => right);
  if (new Set(rights).size < rights.length) throw new CaseRefusal("RIGHT_TWICE", ARTICLE, "Each right stands once in a request.");
  receipt.claims.forEach(requireClaim);
}

/** An objection says what it is against, since marketing has no ground of refusal; no other right does. */
export function requireClaim({ right, objectsTo }: Receipt["claims"][number]): void {
  if (right === "objection" && objectsTo.length === 0) throw new CaseRefusal("OBJECTION_TO_WHAT", "GDPR Art. 21", "Say what the objection is against.");
  if (right !== "objection" && objectsTo.length > 0) throw new CaseRefusal("OBJECTION_TO_WHAT", "GDPR Art. 21", "Only an objection is against something.");
  if (new Set(objectsTo).size < objectsTo.length) throw new CaseRefusal("OBJECTION_TO_WHAT", "GDPR Art. 21", "Name each thing objected to once.");
}

function requirePlace({ zone, country, region, receivedAt }: Receipt): void {
  try {
    localDay(receivedAt.toISOString(), zone);
    holidaysOf(country, region);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CaseRefusal("PLACE_UNKNOWN", "Reg. 1182/71 Art. 2", `The zone or region is not known: ${cause.message}`);
  }
}
