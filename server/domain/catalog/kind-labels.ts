import { EVIDENCE_KINDS } from "./kinds";
import { kindLabel } from "./labels";

/** Human words for every kind: `KIND_LABELS.backup_run` is "Backup run". */
export const KIND_LABELS: Record<string, string> = Object.fromEntries(
  Object.keys(EVIDENCE_KINDS).map((kind) => [kind, kindLabel(kind)]),
);
