/** What an auditor opened or took along. `label`: the name of the object; where the kind says it all, its English words. */
export type Viewed = { what: "view" | "download"; objectKind: string; objectId: string; label: string };

/** What has no name of its own, by the kind it is noted under. */
export const VIEWED_PLACES = {
  engagement: "The audit room", audit_controls: "The list of controls", audit_requests: "The list of requests", audit_findings: "The list of findings", audit_samples: "The list of samples", audit_reports: "The list of reports", audit_people: "Who has access",
} as const;
export const CONTROLS_FILE = { objectKind: "audit_controls_file", label: "Controls as CSV" } as const;

/** A proof or a leaf of an entry: the entry's id is its name. */
export const ENTRY_FILES = { ledger_proof: "Proof of {entry}", ledger_leaf: "Leaf of {entry}" } as const;
export const entryFile = (objectKind: keyof typeof ENTRY_FILES, entryId: string) => ({ objectKind, objectId: entryId, label: ENTRY_FILES[objectKind].replace("{entry}", entryId) });

/** What was opened, as it stands in the middle of an English sentence: names as they are, our own words in small letters. */
export function viewedInSentence({ what, objectKind, label }: Pick<Viewed, "what" | "objectKind" | "label">): string {
  const isOurs = (what === "view" && Object.hasOwn(VIEWED_PLACES, objectKind)) || objectKind === CONTROLS_FILE.objectKind || Object.hasOwn(ENTRY_FILES, objectKind);
  return isOurs ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}
