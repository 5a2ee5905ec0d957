import { type Act, type CaseActor, RIGHT_ACT_NAMES } from "../schema";
import type { Case } from "./case";
import { type Gate, requestGate, rightGate } from "./gate";
import { type LaterAct, OF_REQUEST } from "./rules";
import type { Right } from "./vocabulary";

export type AllowedCommand = { command: Act; right?: Right; blockedBy?: { code: string; sentence: string } };

const LATER_ACTS = Object.keys(OF_REQUEST) as LaterAct[];

/** What a page offers somebody now, and with `blockedBy` why something is not possible yet. What is not there is not theirs or not of this state. */
export function allowedCommands(current: Case, by: CaseActor, now: Date): AllowedCommand[] {
  const scene = { current, by, now };
  const ofRequest = LATER_ACTS.flatMap((command) => told({ command }, requestGate(command, scene)));
  const ofRights = current.rights.flatMap((process) => RIGHT_ACT_NAMES.flatMap((command) => told({ command, right: process.right }, rightGate(command, { ...scene, process }))));
  return [...ofRequest, ...ofRights];
}

function told(command: AllowedCommand, { offered, refusal }: Gate): AllowedCommand[] {
  if (!offered) return [];
  return [refusal === null ? command : { ...command, blockedBy: { code: refusal.code, sentence: refusal.message } }];
}
