import type { Requester } from "../intake";
import type { Identifier } from "./schema";
import type { IdentifierType } from "./vocabulary";

/** What people call their identifiers, as far as it says which kind they are. */
const KINDS: readonly [RegExp, IdentifierType][] = [
  [/e-?mail/i, "email"], [/phone|mobile|telefon|tel\b/i, "phone"], [/custom|client|kunden|account|konto/i, "customer_id"], [/user|login|nick|benutzer/i, "user_id"],
];

/** What whoever asks said of how systems know them. An address they confirmed is verified; everything else is their word. */
export function statedIdentifiers(requester: Requester, addressConfirmed: boolean): Identifier[] {
  const email: Identifier[] = requester.email === null ? [] : [{ type: "email", value: requester.email.toLowerCase(), source: addressConfirmed ? "verified" : "stated" }];
  return [...email, ...requester.identifiers.map(({ kind, value }): Identifier => ({ type: typeOf(kind), value, source: "stated" }))];
}

function typeOf(kind: string): IdentifierType {
  return KINDS.find(([words]) => words.test(kind))?.[1] ?? "other";
}
