import type { LeftOut } from "./manifest";

/** A line of the index: an entry that the pack opens. `rows`: its files of records and supplied facts. */
export type IndexLine = { index: number; at: string; action: string; label: string | null; files: { sha256: string; size: number; path: string | null }[]; rows: { path: string; count: number }[] };
export type IndexFacts = {
  organization: string; scope: string; madeAt: string; origin: string; size: number; root: string; lines: readonly IndexLine[]; leftOut: readonly LeftOut[];
};

const WHY: Record<LeftOut["why"], string> = {
  out_of_scope: "outside what was asked for", erased: "erased; the ledger says when, by whom and on which basis", not_in_store: "not in the store any more",
  too_large: "too large", not_asked: "not asked for", withdrawn_file: "the evidence was withdrawn",
  in_closed_log: "recorded before this ledger began; it is proven by a pack of that one", in_later_log: "recorded after this ledger was closed; it is proven by a pack of that one",
  erased_in_later_log: "erased after this ledger was closed; the ledger that followed says when, by whom and on which basis",
  lost_in_restore: "lost when the database was restored; the ledger says which, and the entries themselves are proven",
};

/** `index.txt`: what is in the pack and what is not, to be printed. One entry a line, its files and records below it. */
export function indexText({ organization, scope, madeAt, origin, size, root, lines, leftOut }: IndexFacts): string {
  const head = [
    "AUDITOR PACK", "", `Organization  ${clean(organization)}`, `Scope         ${clean(scope)}`, `As of         ${madeAt}`, `Ledger        ${origin}`,
    `              ${size} entries, root ${root}`, "", "Prepared by management. Not an independent auditor's report.",
    "This index is for reading. What is proven, and what is not, says the checker: see HOW-TO-CHECK.txt.", "",
  ];
  const left = leftOut.length === 0 ? ["  Nothing."] : leftOut.map(leftOutLine);
  return [...head, `LEFT OUT (${leftOut.length})`, ...left, "", `OPENED ENTRIES (${lines.length})`, ...lines.flatMap(entryLines), ""].join("\n");
}

function leftOutLine({ what, why, count, entries }: LeftOut): string {
  return `  ${count} × ${what}: ${WHY[why]}${entries && entries.length > 0 ? ` (entries ${entries.join(", ")})` : ""}`;
}

function entryLines({ index, at, action, label, files, rows }: IndexLine): string[] {
  const line = `  ${String(index).padStart(7)}  ${at}  ${clean(action)}${label ? `  ${clean(label)}` : ""}`;
  return [line, ...files.map((file) => `           ${file.path ?? "not in the pack"}  ${file.size} bytes`), ...rows.map(({ path, count }) => `           ${path}  ${count}`)];
}

/** Labels come from outside: no control character, and nothing that turns the reading direction, gets onto a printed page. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
