import { withOrg } from "@/db/client";
import { PreviewImportInput } from "@/server/domain/registers/input";
import type { ImportPreview } from "@/server/domain/registers/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { plannedImport, previewOf } from "./planned";

/** What a file would add, change and be refused for, line by line. Nothing is written. */
export async function previewRegisterImport(ctx: ServiceContext, input: unknown): Promise<ImportPreview> {
  authorize(ctx, "registers:manage");
  const file = parseInput(PreviewImportInput, input);
  return withOrg(ctx.orgId, async (tx) => previewOf(await plannedImport(tx, ctx.orgId, file)));
}
