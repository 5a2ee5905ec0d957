import { CONTROLS_FILE, ENTRY_FILES, VIEWED_PLACES, type Viewed } from "../engagements/viewed";
import type { SnapshotSay, SnapshotSentence } from "./say";

/** Kinds of objects that have a name of their own. */
const KINDS = {
  evidence: "evidence##one", control: "control", audit_request: "request", audit_request_list: "list of requests", audit_finding: "finding", sample: "sample", report: "report", pack: "pack", engagement: "audit",
} as const satisfies Record<string, SnapshotSentence>;

const has = <T extends object>(codes: T, code: string): code is Extract<keyof T, string> => Object.hasOwn(codes, code);

/** What was opened or taken along, in the report's language where it has no name of its own, and of which kind it is. Chosen by the kind, never by the stored words. */
export function viewedWords(say: SnapshotSay, { what, objectKind, objectId, label }: Viewed): string[] {
  if (what === "view" && has(VIEWED_PLACES, objectKind)) return [say(VIEWED_PLACES[objectKind])];
  if (objectKind === CONTROLS_FILE.objectKind) return [say(CONTROLS_FILE.label)];
  if (has(ENTRY_FILES, objectKind)) return [say(ENTRY_FILES[objectKind], { entry: objectId })];
  return [label, has(KINDS, objectKind) ? say(KINDS[objectKind]) : objectKind.replaceAll("_", " ")];
}
