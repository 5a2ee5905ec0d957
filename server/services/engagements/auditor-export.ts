import { withOrg } from "@/db/client";
import { OscalInput, TableInput } from "@/server/domain/engagements/exports";
import type { OscalSource } from "@/server/domain/oscal/source";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { exportFile, type ExportFile } from "./export-files";
import { auditorsExportSource } from "./export-source";
import { recordView } from "./record-view";

type Asked<Name extends string> = Record<Name, string | undefined>;

/** The audit's snapshot as OSCAL for its auditor. On the organization's list before it is given. */
export async function takeOscal(ctx: AuditorContext, asked: Asked<"document">): Promise<ExportFile> {
  authorize(ctx, "audit:read");
  const { document } = parseInput(OscalInput, { ...asked, id: ctx.engagement.id });
  return taken(ctx, async (source) => exportFile(source, { document }));
}

/** A table of the audit's snapshot for its auditor. On the organization's list before it is given. */
export async function takeTable(ctx: AuditorContext, asked: Asked<"file">): Promise<ExportFile> {
  authorize(ctx, "audit:read");
  const { file } = parseInput(TableInput, { ...asked, id: ctx.engagement.id });
  return taken(ctx, async (source) => exportFile(source, file));
}

async function taken(ctx: AuditorContext, make: (source: OscalSource) => Promise<ExportFile>): Promise<ExportFile> {
  const file = await make(await withOrg(ctx.orgId, async (tx) => auditorsExportSource(tx, ctx)));
  await recordView(ctx, { what: "download", objectKind: "engagement", objectId: ctx.engagement.id, label: file.fileName });
  return file;
}
