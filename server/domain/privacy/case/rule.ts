import type { ActData, CaseActor, RequestAct, RightAct } from "../schema";
import type { Case, RightProcess } from "./case";
import type { CaseRefusal } from "./refusal";
import type { RequestState, Right, RightState } from "./vocabulary";

/** A case, who wants to do something to it, and when. */
export type Scene = { current: Case; by: CaseActor; now: Date };
export type RightScene = Scene & { process: RightProcess };

type Who = readonly CaseActor["kind"][];
/**
 * When an act is open to somebody. `by`, `from`, `at` and `rights` say whether it is offered at all; `absent` whether there
 * is anything to do it to; `blocked` why it is offered and yet not possible, and `blockedWith` the same for the very data
 * given; `check` what its own data lack, by throwing.
 */
type Rule<D, S> = { by: Who; from: readonly RequestState[]; absent?: (scene: S) => boolean; blocked?: (scene: S) => CaseRefusal | null; blockedWith?: (data: D, scene: S) => CaseRefusal | null; check?: (data: D, scene: S) => void };
export type RequestRule<K extends RequestAct> = Rule<ActData[K], Scene>;
export type RightRule<K extends RightAct> = Rule<ActData[K], RightScene> & { at: readonly RightState[]; rights?: readonly Right[] };
export type RequestRules<K extends RequestAct> = { [P in K]: RequestRule<P> };
export type RightRules<K extends RightAct> = { [P in K]: RightRule<P> };

/** Request states before any end. */
export const RUNNING: readonly RequestState[] = ["received", "identity_pending", "open"];
/** Right states before any answer. */
export const UNANSWERED: readonly RightState[] = ["assessing", "clarification_pending", "fee_quoted", "fulfilling", "review"];
