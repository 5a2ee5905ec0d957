import { withOrg } from "@/db/client";
import { compileTemplate } from "@/server/domain/privacy/systems/query-template";
import { PreviewQueryInput } from "@/server/domain/privacy/systems/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { OutboundError } from "../../outbound/send-out";
import { consumeRateLimit } from "../../rate-limits/consume";
import { DatabaseRefusal, readDatabase } from "../tasks/read-database";
import { systemOrThrow } from "./rows";
import { secretsOf } from "./secrets";

const LIMIT = { points: 20, seconds: 60 };
const ROWS = 5;
/** Nobody has it: the domain is reserved for this (RFC 2606). */
const MADE_UP = "proofroom-preview@nobody.invalid";

/**
 * Runs a query once for somebody made up, to see that it works and what it would give: the columns, and that it finds
 * nobody. `databaseUrl` left out: the one that is kept of the system. Throws UNPROCESSABLE with what the database said.
 */
export async function previewQuery(ctx: ServiceContext, input: unknown): Promise<{ columns: string[]; rows: number }> {
  authorize(ctx, "privacy:manage");
  const { id, template, timeoutSeconds, databaseUrl } = parseInput(PreviewQueryInput, input);
  const url = databaseUrl ?? (id === null ? undefined : await withOrg(ctx.orgId, async (tx) => (await secretsOf(tx, { orgId: ctx.orgId, systemId: (await systemOrThrow(tx, ctx.orgId, id)).id }, "database"))[0]));
  if (url === undefined && id !== null) throw new ServiceError("CONFLICT", "No address of a database is kept of this system. Give one.", [{ field: "databaseUrl", message: "Give the address of the database." }]);
  if (url === undefined) throw new ServiceError("INVALID", "Give the address of the database.", [{ field: "databaseUrl", message: "Give the address of the database." }]);
  await consumeRateLimit(`query-preview/${ctx.orgId}`, LIMIT, new Date());
  const query = compileTemplate(template);
  if ("fault" in query) throw new ServiceError("INVALID", query.fault, [{ field: "connector.template", message: query.fault }]);
  try {
    const { columns, rows } = await readDatabase(url, { query, identifiers: query.parameters.map((type) => ({ type, value: MADE_UP })), rowLimit: ROWS, timeoutSeconds });
    return { columns, rows: rows.length };
  } catch (error) {
    if (error instanceof DatabaseRefusal || error instanceof OutboundError) throw new ServiceError("UNPROCESSABLE", error.message, [], { cause: error });
    throw error;
  }
}
