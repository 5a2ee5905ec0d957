import type { RequestAct, RightAct } from "../schema";
import type { RequestRules, RightRules } from "./rule";
import { AFTER_RULES } from "./rules-after";
import { ANSWER_RULES } from "./rules-answer";
import { END_RULES } from "./rules-end";
import { EXCEPTION_RULES } from "./rules-exception";
import { FEE_RULES } from "./rules-fee";
import { FULFILMENT_RULES } from "./rules-fulfilment";
import { IDENTITY_RULES } from "./rules-identity";
import { RECEIPT_RULES } from "./rules-receipt";
import { RESTRICTION_RULES } from "./rules-restriction";
import { TIME_RULES } from "./rules-time";
import { UNIDENTIFIED_RULES } from "./rules-unidentified";

export type LaterAct = Exclude<RequestAct, "receive">;

/** Every act there is on a case. What is not here cannot be done to one: nothing deletes. */
export const OF_REQUEST: RequestRules<LaterAct> = { ...RECEIPT_RULES, ...IDENTITY_RULES, ...UNIDENTIFIED_RULES, ...END_RULES };
export const OF_RIGHT: RightRules<RightAct> = { ...TIME_RULES, ...FEE_RULES, ...FULFILMENT_RULES, ...EXCEPTION_RULES, ...ANSWER_RULES, ...AFTER_RULES, ...RESTRICTION_RULES };
