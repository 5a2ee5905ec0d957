import { PersonRefInput } from "@/server/domain/registers/input";

import { authorize, parseInput, type ServiceContext } from "../context";
import { subjectRef } from "../privacy/case-keys";

/** The keyed hash by which a person stands in the register of consents. The address is kept nowhere. */
export async function registerPersonRef(ctx: ServiceContext, input: unknown): Promise<{ ref: string }> {
  authorize(ctx, "registers:manage");
  const { address } = parseInput(PersonRefInput, input);
  return { ref: await subjectRef(ctx.orgId, address) };
}
