import { existsSync, readFileSync } from "node:fs";

import { Answer, CsvMappingInput, PushItem } from "@/server/domain/evidence/schema";
import type { FactValue } from "@/server/domain/evidence/record";

import { usageError } from "./cli-error";

export type PushFlags = {
  kind?: string; title?: string; sourceSystem?: string; environment?: string; collector?: string; query?: string; extractedAt?: string; extractedBy?: string;
  periodStart?: string; periodEnd?: string; timezone?: string; rowCount?: string; mapping?: string; answer?: string[]; control?: string[]; supersedes?: string; asDocument?: boolean;
};
export type Described = Omit<PushItem, "content">;
const PROVENANCE = ["sourceSystem", "environment", "collector", "query", "extractedAt", "extractedBy", "periodStart", "periodEnd", "timezone"] as const;
const Common = PushItem.omit({ content: true });

/** What the options say about every file of the push, checked before anything is sent. */
export function describedBy(flags: PushFlags, files: number): Described {
  if (files > 1 && (flags.title || flags.supersedes)) throw usageError(`--${flags.title ? "title" : "supersedes"} is about one file; push it alone.`);
  const given = Object.fromEntries(PROVENANCE.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])));
  const rowCount = flags.rowCount === undefined ? {} : { rowCount: Number(flags.rowCount) };
  const parsed = Common.safeParse({
    kind: flags.kind, title: flags.title, supersedes: flags.supersedes, asDocument: flags.asDocument, controls: flags.control,
    ...(flags.mapping === undefined ? {} : mappingOf(flags.mapping)), ...(flags.answer ? { answers: flags.answer.map(parseAnswer) } : {}),
    provenance: { method: "cli", ...given, ...rowCount },
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.findLast((part) => typeof part === "string") ?? "";
  throw usageError(`--${kebab(field === "controls" ? "control" : field)}: ${issue?.message ?? "not valid"}.`.replace(/\.\.$/, "."));
}

/** `kind.fact=value`. true, false, null and numbers are read as such; put "…" around a text that looks like one. */
export function parseAnswer(text: string): Answer {
  const [, kind, fact, raw] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(text) ?? [];
  if (!kind || !fact || raw === undefined) throw usageError("An --answer is written kind.fact=value, such as backup_run.encrypted=true.");
  return { kind, fact, value: valueOf(raw) };
}

function valueOf(raw: string): FactValue {
  if (!/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|".*")$/s.test(raw)) return raw;
  try {
    return JSON.parse(raw) as FactValue;
  } catch {
    // It only looked like a quoted text: it stands for itself.
    return raw;
  }
}

/** A file of JSON is the mapping itself, anything else the name of a saved one. */
function mappingOf(text: string): Pick<Described, "mapping" | "mappingName"> {
  return text.endsWith(".json") || existsSync(text) ? { mapping: readMapping(text) } : { mappingName: text };
}

export function readMapping(file: string): NonNullable<PushItem["mapping"]> {
  const parsed = CsvMappingInput.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw usageError(`The mapping in ${file} is not valid: ${[issue?.path.join("."), issue?.message].filter(Boolean).join(": ")}.`);
}

function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw usageError(`The mapping ${file} cannot be read: ${error instanceof Error ? error.message : "unknown reason"}.`);
  }
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (char) => `-${char.toLowerCase()}`);
}
