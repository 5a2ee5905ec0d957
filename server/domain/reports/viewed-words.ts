import { CONTROLS_FILE, ENTRY_FILES, entryFile, VIEWED_PLACES, type Viewed } from "../engagements/viewed";
import type { SnapshotSay, SnapshotSentence } from "./say";

/** Kinds of objects that have a name of their own. */
const KINDS = {
  evidence: "evidence##one", control: "control", audit_request: "request", audit_request_list: "list of requests", audit_finding: "finding", sample: "sample", report: "report", pack: "pack", engagement: "audit",
} as const satisfies Record<string, SnapshotSentence>;

const has = <T extends object>(codes: T, code: string): code is Extract<keyof T, string> => Object.hasOwn(codes, code);

/** What a proof and a leaf were noted as before they had a kind of their own: at the evidence, and the id of their entry in the words. No file is named so. */
const FORMER_ENTRY_FILE = /^(Proof|Leaf) of ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What was opened or taken along, in the report's language where it has no name of its own, and of which kind it is. Chosen by the kind, and by the stored words only where old lines have nothing else. */
export function viewedWords(say: SnapshotSay, viewed: Viewed): string[] {
  const { what, objectKind, objectId, label } = asNotedNow(viewed);
  if (what === "view" && has(VIEWED_PLACES, objectKind)) return [say(VIEWED_PLACES[objectKind])];
  if (objectKind === CONTROLS_FILE.objectKind) return [say(CONTROLS_FILE.label)];
  if (has(ENTRY_FILES, objectKind)) return [say(ENTRY_FILES[objectKind], { entry: objectId })];
  return [label, has(KINDS, objectKind) ? say(KINDS[objectKind]) : objectKind.replaceAll("_", " ")];
}

/** An old line as it would be noted today. */
function asNotedNow(viewed: Viewed): Viewed {
  const { what, objectKind, label } = viewed;
  if (what !== "download") return viewed;
  if (objectKind === "engagement" && label === CONTROLS_FILE.label) return { ...viewed, ...CONTROLS_FILE };
  const [, file, entry] = (objectKind === "evidence" && FORMER_ENTRY_FILE.exec(label)) || [];
  return file !== undefined && entry !== undefined ? { what, ...entryFile(file === "Proof" ? "ledger_proof" : "ledger_leaf", entry) } : viewed;
}
