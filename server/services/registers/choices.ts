import { withOrg } from "@/db/client";
import type { Fields } from "@/server/domain/registers/field";
import { RegisterInput } from "@/server/domain/registers/input";
import { REGISTERS } from "@/server/domain/registers/registers";
import type { ReferenceChoices } from "@/server/domain/registers/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { referenceChoices } from "./references";

/** What the reference fields of a register's form offer. */
export async function registerFormChoices(ctx: ServiceContext, input: unknown): Promise<ReferenceChoices> {
  authorize(ctx, "registers:read");
  const { register } = parseInput(RegisterInput, input);
  return withOrg(ctx.orgId, async (tx) => referenceChoices(tx, ctx.orgId, new Set(targetsOf(REGISTERS[register].fields))));
}

function targetsOf(fields: Fields): string[] {
  return Object.values(fields).flatMap((field) => (field.kind === "reference" || field.kind === "references" ? [field.to] : field.kind === "group" || field.kind === "rows" ? targetsOf(field.of) : []));
}
