import { z } from "zod";

import { ERASURE_METHODS, TASK_METHODS } from "../case/vocabulary";

const MemberId = z.string().max(80).nullable();
const Instructions = z.string().trim().max(4000);
const Address = z.string().trim().min(1, "Give the address.").max(500).regex(/^https?:\/\/[^\s]+$/, "Use a complete address that begins with https://.");

/** Who sees to it where the system itself does not answer. */
const StandIn = MemberId.default(null);

const Manual = z.strictObject({ kind: z.literal("manual"), assigneeId: MemberId, instructions: Instructions });
const Webhook = z.strictObject({ kind: z.literal("webhook"), url: Address, assigneeId: StandIn });
/** A processor that speaks OpenDSR 2.0, by the domain its certificate is made out to. */
const OpenDsr = z.strictObject({ kind: z.literal("opendsr"), baseUrl: Address, domain: z.string().trim().toLowerCase().min(1).max(253), assigneeId: StandIn });
/** `rowLimit`: where there are more, nothing is taken and a person sees to it. */
const Sql = z.strictObject({ kind: z.literal("sql"), template: z.string().trim().min(1, "Write the query.").max(20_000), rowLimit: z.int().min(1).max(50_000), timeoutSeconds: z.int().min(1).max(50), assigneeId: StandIn });
const Csv = z.strictObject({ kind: z.literal("csv"), assigneeId: MemberId, instructions: Instructions });

/** How a system is reached. Secrets are not in it: they are kept sealed beside it. */
export const Connector = z.discriminatedUnion("kind", [Manual, Webhook, OpenDsr, Sql, Csv]);
export type Connector = z.infer<typeof Connector>;

/** Rights a connector can carry out. A query reads and changes nothing, OpenDSR knows three. */
export const RIGHTS_OF_CONNECTOR: Record<Connector["kind"], readonly string[] | "all"> = {
  manual: "all", webhook: "all", opendsr: ["access", "portability", "erasure"], sql: ["access", "portability"], csv: ["access", "portability"],
};

/** What may have been done in a system for a right, as the rules of a case take it. */
export function methodsFor(right: string): readonly (typeof TASK_METHODS)[number][] {
  return TASK_METHODS.filter((method) => method === "none_found" || ERASURE_METHODS.includes(method) === (right === "erasure"));
}
