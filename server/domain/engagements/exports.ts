import { z } from "zod";

import { OSCAL_DOCUMENTS } from "../oscal/source";
import type { ReportSnapshot } from "../reports/snapshot";
import { TABLE_FORMATS, TABLES } from "../tables/engagement-tables";

/** All four documents in one zip. */
export const ALL_OSCAL = "all";
export const OscalInput = z.strictObject({ id: z.string().max(60), document: z.enum([...OSCAL_DOCUMENTS, ALL_OSCAL]) });
export const TABLE_FILES = TABLES.flatMap((table) => TABLE_FORMATS.map((format) => ({ table, format, file: `${table}.${format}` })));
/** A table by the name of its file, `controls.csv`, or an OSCAL document. */
export type ExportAsked = { document: z.infer<typeof OscalInput>["document"] } | (typeof TABLE_FILES)[number];
export const TableInput = z.strictObject({ id: z.string().max(60), file: z.string().max(40).transform((name, issue) => TABLE_FILES.find(({ file }) => file === name) ?? (issue.addIssue(`Choose one of ${TABLE_FILES.map(({ file }) => file).join(", ")}.`), z.NEVER)) });

/** The part of an audit's content that these frameworks open; all of it for none. What bears on nothing in them is not there, by name neither. */
export function narrowedTo(content: ReportSnapshot, frameworks: readonly string[]): ReportSnapshot {
  if (frameworks.length === 0) return content;
  const controls = content.controls.map((sheet) => ({ ...sheet, requirements: sheet.requirements.filter(({ framework }) => frameworks.includes(framework)) })).filter(({ requirements }) => requirements.length > 0);
  const keys = new Set(controls.map(({ key }) => key));
  const ofThem = <Row extends { controlKeys: string[] }>(rows: Row[]) => rows.map((row) => ({ ...row, controlKeys: row.controlKeys.filter((key) => keys.has(key)) })).filter(({ controlKeys }) => controlKeys.length > 0);
  const evidence = ofThem(content.evidence);
  const listed = new Set(evidence.map(({ number }) => number));
  return {
    ...content, controls, evidence, frameworks: content.frameworks.filter(({ id }) => frameworks.includes(id)),
    populations: ofThem(content.populations).map((row) => ({ ...row, exhibits: row.exhibits.filter((number) => listed.has(number)) })),
    exceptions: content.exceptions.filter(({ controlKey }) => keys.has(controlKey)), openPoints: content.openPoints.filter(({ controlKey }) => controlKey !== null && keys.has(controlKey)), skipped: [],
  };
}
