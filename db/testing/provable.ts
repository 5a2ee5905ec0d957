import type { TestOrg } from "@/db/seed/factories";
import { selfCheck } from "@/server/services/ledger/self-check";

import { sequenceOf } from "./jobs";
import { openLogOf } from "./ledgers";
import { builtPack, checkPack, vkeyOf } from "./packs";

/** What a checker outside and the whole self-check say of everything an organization has done: nothing, where all of it can be proven. */
export async function unprovableOf(org: TestOrg): Promise<string[]> {
  await sequenceOf(org.id);
  const { output } = checkPack((await builtPack(org, { kind: "all" })).zip, await vkeyOf(org.id));
  const check = await selfCheck(org.id, (await openLogOf(org.id)).id, "full", () => new Date());
  return [...output.split("\n").filter((line) => /^FAIL|^RESULT: (?!All of this pack holds)/.test(line)), ...(check?.findings ?? [{ code: "NOT_CHECKED", at: "", message: "" }]).map(({ code, at, message }) => `${code} ${at}: ${message}`)];
}
