import type { ActField } from "./act-form";
import { isShown, type Value, type Values } from "./act-values";

/** What is still missing in a step, by the path of its field. Only what can be known here; the rules judge the rest. */
export function faultsIn(fields: readonly ActField[], values: Values, path = ""): Record<string, string> {
  return Object.fromEntries(fields.filter((field) => isShown(field, values)).flatMap((field) => Object.entries(faultsOf(field, values[field.name], `${path}${field.name}`))));
}

function faultsOf(field: ActField, value: Value | undefined, at: string): Record<string, string> {
  if (field.kind === "fixed" || field.kind === "read" || field.kind === "check" || field.kind === "quoted") return {};
  if (field.kind === "list") return listFaults(field, value, at);
  if (field.kind === "group") return typeof value === "object" && !Array.isArray(value) ? faultsIn(field.of, value, `${at}.`) : {};
  if (field.kind === "letter" || field.kind === "ground") return memberFaults(field, typeof value === "object" && !Array.isArray(value) ? value : {}, at);
  if (field.kind === "tasks" && field.choices.length === 0) return { [at]: "Add the systems first, under Privacy, Systems." };
  if (field.kind === "choices" || field.kind === "tasks") return Array.isArray(value) && value.length > 0 || field.optional ? {} : { [at]: "Choose at least one." };
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "") return field.optional ? {} : { [at]: field.kind === "choice" ? "Choose one." : "Needed." };
  if (field.kind === "number") return Number(text.replace(",", ".")) >= field.least ? {} : { [at]: `A number from ${field.least}.` };
  if (field.kind === "digest") return /^[0-9a-f]{64}$/.test(text) ? {} : { [at]: "Choose the document, or paste its SHA-256." };
  return {};
}

function listFaults(field: Extract<ActField, { kind: "list" }>, value: Value | undefined, at: string): Record<string, string> {
  const rows = Array.isArray(value) ? value : [];
  if (rows.length < field.least) return { [at]: "At least one." };
  return Object.fromEntries(rows.flatMap((row, index) => (typeof row === "string" ? [] : Object.entries(faultsIn(field.of, row, `${at}.${index}.`)))));
}

function memberFaults(field: Extract<ActField, { kind: "letter" | "ground" }>, value: Values, at: string): Record<string, string> {
  const names = field.kind === "letter" ? field.parts.map(({ part }) => part) : (field.grounds.find((ground) => ground.value === value["ground"])?.facts ?? []).map(({ fact }) => fact);
  const empty = names.filter((name) => String(value[name] ?? "").trim() === "");
  const chosen: Record<string, string> = field.kind === "ground" && !value["ground"] ? { [`${at}.ground`]: "Choose one." } : {};
  return { ...chosen, ...Object.fromEntries(empty.map((name) => [`${at}.${name}`, "Needed."])) };
}
