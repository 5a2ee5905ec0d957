import { freezeAnchorLog } from "@/server/services/anchors/freeze-anchor-log";
import { repairAnchorLog } from "@/server/services/anchors/repair-anchor-log";
import { rotateAnchorKey } from "@/server/services/anchors/rotate-anchor-key";
import { succeedAnchorLog } from "@/server/services/anchors/succeed-anchor-log";
import { anchorTargets } from "@/server/services/anchors/targets";
import { initAnchorGuard, unfreezeAnchorLog } from "@/server/services/anchors/unfreeze-anchor-log";
import { ServiceError } from "@/server/services/errors";

import { mirrorAt } from "./ledger-mirror";
import type { LedgerAct, LedgerOptions } from "./ledger-operator";
import { plain } from "./terminal";

type Act = (options: LedgerOptions, now: Date) => Promise<string>;

const ACTS: Record<Exclude<LedgerAct, "status">, Act> = {
  "guard init": async (_, now) => {
    const { size, reopened } = await initAnchorGuard(now);
    return `the head guard holds ${size} leaves${reopened ? "; the log goes on" : ""}`;
  },
  freeze: async ({ reason = "" }, now) => {
    if (!(await freezeAnchorLog({ code: "OPERATOR", sentence: `An operator stopped it: ${plain(reason)}` }, now))) throw new ServiceError("CONFLICT", "The log is not active.");
    return "frozen; organizations go on recording, their heads wait";
  },
  unfreeze: async (_, now) => `the log goes on at ${(await unfreezeAnchorLog(now)).size} leaves`,
  repair: async ({ from = "" }, now) => {
    const taken = await repairAnchorLog(await mirrorAt(from, "anchor-log/"), now);
    return `the leaves ${taken.from} to ${taken.to} are back; the log goes on`;
  },
  succeed: async ({ statement = "", lastGood, keyCompromised = false }, now) => {
    const { origin, vkey, lost, published, failed } = await succeedAnchorLog({ statement: plain(statement), lastGoodSize: lastGood, keyCompromised }, now, anchorTargets());
    const range = lost ? `the leaves ${lost.from} to ${lost.to} of the closed log are not vouched for` : "none of the closed log's leaves is lost";
    const left = failed.length > 0 ? `; ${failed.length} organizations follow with the next round` : "";
    return `closed; ${origin} succeeds it, ${range}; heads of ${published} organizations are anchored again${left}; give witnesses and auditors ${vkey}`;
  },
  "rotate-key": async ({ overlapDays = 30 }, now) => {
    const key = await rotateAnchorKey(overlapDays, now, anchorTargets());
    return key ? `the new key signs from ${key.fromSize} leaves on; give witnesses and auditors ${key.vkey}` : "the newest seed's key is in force already";
  },
};

/** Does to the anchor log what the command of this name does to an organization's. */
export async function actOnAnchorLog(act: Exclude<LedgerAct, "status">, options: LedgerOptions, now: Date): Promise<string> {
  return ACTS[act](options, now);
}
