import type { RightAct } from "../schema";
import { CaseRefusal } from "./refusal";
import type { RequestRule, RightRule, RightScene, Scene } from "./rule";
import { type LaterAct, OF_REQUEST, OF_RIGHT } from "./rules";
import { RIGHT_NAMES } from "./vocabulary";

/** Whether an act is offered here to this actor, and if so what stands in its way. */
export type Gate = { offered: boolean; refusal: CaseRefusal | null };

const OF_PROCESSORS: readonly string[] = ["acknowledge", "forward", "start_assessing", "link_duplicate", "add_right", "withdraw", "confirm_withdrawal"];

/** Judges an act on the request as a whole, whatever its data. */
export function requestGate<K extends LaterAct>(act: K, scene: Scene): Gate {
  const rule: RequestRule<K> = OF_REQUEST[act];
  return notOffered(act, rule, scene) ?? (rule.absent?.(scene) ? nothingToDo(act) : { offered: true, refusal: processorsForward(act, scene) ?? rule.blocked?.(scene) ?? null });
}

/** Judges an act on one right, whatever its data. */
export function rightGate<K extends RightAct>(act: K, scene: RightScene): Gate {
  const rule: RightRule<K> = OF_RIGHT[act];
  const { right, state } = scene.process;
  const away = notOffered(act, rule, scene);
  if (away) return away;
  if (rule.rights && !rule.rights.includes(right)) return closed("NOT_FOR_THIS_RIGHT", "GDPR Art. 12", `"${inWords(act)}" does not go with the right "${RIGHT_NAMES[right]}".`);
  if (!rule.at.includes(state)) return closed("WRONG_STATE", "GDPR Art. 12", `"${inWords(act)}" is not possible while the right "${RIGHT_NAMES[right]}" is "${inWords(state)}".`);
  return rule.absent?.(scene) ? nothingToDo(act) : { offered: true, refusal: processorsForward(act, scene) ?? rule.blocked?.(scene) ?? null };
}

function notOffered(act: string, rule: { by: readonly string[]; from: readonly string[] }, { current, by }: Scene): Gate | null {
  if (!rule.by.includes(by.kind)) return closed("NOT_YOURS", "GDPR Art. 12, 24", `"${inWords(act)}" is for: ${rule.by.join(", ")}.`);
  return rule.from.includes(current.state) ? null : closed("WRONG_STATE", "GDPR Art. 12", `"${inWords(act)}" is not possible while the request is "${inWords(current.state)}".`);
}

/** Names of acts and states are their own words, joined: `start_assessing`. */
const inWords = (name: string): string => name.replaceAll("_", " ");
const closed = (code: string, article: string, sentence: string): Gate => ({ offered: false, refusal: new CaseRefusal(code, article, sentence) });
const nothingToDo = (act: string): Gate => closed("NOTHING_TO_DO", "GDPR Art. 12", `There is nothing here to "${inWords(act)}".`);

function processorsForward(act: string, { current }: Scene): CaseRefusal | null {
  if (current.receipt.role !== "processor" || OF_PROCESSORS.includes(act)) return null;
  return new CaseRefusal("PROCESSOR_FORWARDS", "GDPR Art. 28(3)(e)", "The request is for another controller: forward it, or start assessing and say why it is ours.");
}
