import { z } from "zod";

import { CsvMappingInput, ProvenanceInput, PushEvidenceInput, PushItem } from "@/server/domain/evidence/schema";
import { AskPackInput } from "@/server/domain/packs/schema";
import { Accepted, Cancelled, Discovery, StatusMessage, SUBMITTED } from "@/server/domain/privacy/protocols/opendsr";
import { ShopMessageBody } from "@/server/domain/privacy/protocols/shopify";
import { CheckSuppressionsInput, ReportReplayInput } from "@/server/domain/privacy/erasure/schema";
import { SystemReceipt } from "@/server/domain/privacy/systems/receipt";
import { CreateScheduleInput } from "@/server/domain/reports/schedule-schema";
import { MakeReportInput } from "@/server/domain/reports/schema";
import { SaveSystemDescriptionInput } from "@/server/domain/system-description/schema";

import { AnchorLine, AnchorLines } from "./anchor-answers";
import { ControlInFull, ControlLine, ControlLines } from "./control-answers";
import { DeadlineAnswer } from "./deadline-answer";
import { DrillInFull, DrillLines } from "./drill-answers";
import { ErasureOrders, ReplayKept, SuppressionLines, SuppressionMatches } from "./erasure-answers";
import { EvidenceInFull, EvidenceLine, EvidenceLines, EvidenceRecord, IssueAnswer, ProvenanceAnswer, PushResult, PushResults } from "./evidence-answers";
import { LedgerEntry } from "./ledger-answers";
import { OpenDsrErrorAnswer } from "./opendsr-answers";
import type { JsonSchema } from "./operation";
import { PackAsked, PackLine, PackLines, Ping, Problem, ReportAsked, ReportLine, ReportLines, StoredFile } from "./other-answers";
import { SystemDescription, SystemDescriptionSaved } from "./system-description-answers";
import { ChangeSchedule, PauseSchedule, ScheduleAsked, ScheduleLine, ScheduleLines } from "./schedule-answers";
import { DataSystemInFull, DataSystemLines, TaskReceiptAnswer } from "./system-answers";

/** Every schema the document names. What a verb parses is the same object here: the document cannot promise another input. */
const SCHEMAS = {
  OpenDsrRequest: SUBMITTED.opendsr, OpenGdprRequest: SUBMITTED.opengdpr, OpenDsrAccepted: Accepted, OpenDsrCancelled: Cancelled, OpenDsrStatus: StatusMessage, OpenDsrDiscovery: Discovery, OpenDsrError: OpenDsrErrorAnswer, ShopMessage: ShopMessageBody,
  PushItem, PushBatch: PushEvidenceInput, Provenance: ProvenanceInput, CsvMapping: CsvMappingInput, MakeReport: MakeReportInput, CreateSchedule: CreateScheduleInput, ChangeSchedule, PauseSchedule, ScheduleLine, ScheduleLines, ScheduleAsked, AskPack: AskPackInput, ReportReplay: ReportReplayInput, CheckSuppressions: CheckSuppressionsInput,
  SaveSystemDescription: SaveSystemDescriptionInput, SystemDescription, SystemDescriptionSaved,
  PushResult, PushResults, Issue: IssueAnswer, EvidenceLine, EvidenceLines, EvidenceInFull, EvidenceRecord, EvidenceProvenance: ProvenanceAnswer,
  ControlLine, ControlLines, ControlInFull, ReportLine, ReportLines, ReportAsked, PackLine, PackLines, PackAsked, LedgerEntry, StoredFile, AnchorLine, AnchorLines, Deadline: DeadlineAnswer, DrillLines, DrillInFull, ErasureOrders, ReplayKept, SuppressionMatches, SuppressionLines, DataSystemLines, DataSystemInFull, TaskReceipt: SystemReceipt, TaskReceiptAnswer, Ping, Problem,
} as const;
export type SchemaName = keyof typeof SCHEMAS;

const PATTERNED = new Set(["date-time", "date", "base64"]);

/** The schemas as JSON Schema (draft 2020-12), referring to one another by name. */
export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  registry.add(PushItem.shape.content.options[2].shape.json, { id: "Json" });
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: schemaRef, override: ({ jsonSchema }) => dropKnownPattern(jsonSchema) });
  const named = Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema as JsonSchema)] as const);
  return { ...Object.fromEntries(named), Json: { description: "Any JSON value." } };
}

/** A schema inside a document is named by its place in it. */
function withoutIdentity(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "$schema" && name !== "$id"));
}

/** A query's fields as JSON Schemas, by name. */
export function fieldSchemas(schema: z.ZodObject): { name: string; schema: JsonSchema; required: boolean }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", override: ({ jsonSchema }) => dropKnownPattern(jsonSchema) });
  return Object.entries(properties).map(([name, field]) => ({ name, schema: field as JsonSchema, required: required.includes(name) }));
}

export function schemaRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** The format says it; the pattern behind it is unreadable. */
function dropKnownPattern(schema: { format?: string; pattern?: string }): void {
  if (PATTERNED.has(schema.format ?? "")) delete schema.pattern;
}
