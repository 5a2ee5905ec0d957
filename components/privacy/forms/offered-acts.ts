import type { OfferedAct } from "../act-form";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";
import type { CaseView } from "@/server/domain/privacy/view";

import type { FormScene, SystemChoice } from "./fields";
import { identityBlocks } from "./identity-form";
import { REQUEST_FORMS } from "./request-forms";
import { RIGHT_FORMS } from "./right-forms";

const FORMS: { [act: string]: ((scene: FormScene) => Pick<OfferedAct, "label" | "about" | "danger" | "steps"> | null) | undefined } = { ...REQUEST_FORMS, ...RIGHT_FORMS };

/** Everything the case offers now as a button with its form; what is blocked keeps its sentence. */
export function offeredActs(view: CaseView, today: string, retentionYears: number, systems: readonly SystemChoice[], files: readonly CaseFileLine[] = []): OfferedAct[] {
  return view.offered.flatMap(({ command, right, blockedBy }): OfferedAct[] => {
    const scene: FormScene = { view, process: view.case.rights.find((process) => process.right === right) ?? null, today, retentionYears, systems, made: files.find((file) => file.prepared !== null && file.right === right) ?? null };
    const form = FORMS[command]?.(scene);
    return form ? [{ ...form, act: command, right: right ?? null, blockedBy: blockedBy?.sentence ?? null, blocks: command === "ask_identity" ? identityBlocks(scene) : [] }] : [];
  });
}
