import { withOrg } from "@/db/client";
import { OscalInput, TableInput } from "@/server/domain/engagements/exports";
import type { OscalSource } from "@/server/domain/oscal/source";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { exportFile, type ExportFile } from "./export-files";
import { exportSource } from "./export-source";

/** An audit as OSCAL: one of four documents, or all in a zip. Each time is on record, with the digest of what was given. */
export async function exportOscal(ctx: ServiceContext, input: unknown): Promise<ExportFile> {
  authorize(ctx, "reports:read");
  const { id, document } = parseInput(OscalInput, input);
  return given(ctx, id, async (source) => exportFile(source, { document }));
}

/** A table of an audit as CSV, XLSX or JSON. Each time is on record. */
export async function exportTable(ctx: ServiceContext, input: unknown): Promise<ExportFile> {
  authorize(ctx, "reports:read");
  const { id, file } = parseInput(TableInput, input);
  return given(ctx, id, async (source) => exportFile(source, file));
}

/** Made between two transactions: nothing is locked while a large audit is written out. What cannot be recorded is not given. */
async function given(ctx: ServiceContext, id: string, make: (source: OscalSource) => Promise<ExportFile>): Promise<ExportFile> {
  const source = await withOrg(ctx.orgId, async (tx) => exportSource(tx, ctx, id));
  const file = await make(source);
  const detail = { file: file.fileName, sha256: file.sha256, snapshot: source.snapshot?.number ?? null };
  const label = `${source.engagement.reference} ${source.engagement.name}`;
  await withOrg(ctx.orgId, async (tx) => recordChanges(tx, ctx, [{ action: "engagement.exported", object: { kind: "engagement", id, label }, detail }]));
  return file;
}
