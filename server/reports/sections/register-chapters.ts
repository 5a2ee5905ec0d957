import type { RegisterPrint, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { lawWords } from "../law-words";
import { TYPE } from "../theme";

/** One chapter a register, one table an entry: every field that says something, its article, and what is missing. */
export function registerChapters(c: Composer, s: ReportSnapshot): void {
  for (const { title, about, none, entries } of s.registers?.chapters ?? []) {
    c.chapter(title);
    c.paragraph(entries.length === 0 ? none : about);
    for (const entry of entries) entryTable(c, entry);
  }
}

function entryTable(c: Composer, { label, name, version, said, missing }: RegisterPrint): void {
  const { say } = c;
  const rows = [...said, ...(missing.length > 0 ? [{ label: say("Missing"), law: null, lines: missing }] : [])];
  c.section(`${label}  ${name}`);
  c.table(say("Version {version}", { version: String(version) }), {
    columns: [{ head: say("Item"), width: 132, style: TYPE.cellSoft }, { head: say("What it says"), width: c.measure - 132 - 96 }, { head: say("Article"), width: 96, style: TYPE.cellSoft }],
    rows, cells: (row) => [row.label, row.lines, row.law === null ? "" : lawWords(say.language, row.law)],
  });
}
