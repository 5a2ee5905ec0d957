import { randomBytes } from "node:crypto";

import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { makeObjects, nobodys, type Objects } from "@/db/testing/objects";
import { addMember, newIp, type TestPerson } from "@/db/testing/people";
import { PROCEDURE_CASES } from "@/db/testing/procedures";
import { statementsOf } from "@/db/testing/statements";

import { appRouter, createCaller } from "./root";

type Procedure = (input?: unknown) => Promise<unknown>;
type Answer = { ok: true; value: unknown } | { ok: false; code: string; message: string };

const paths = Object.keys(appRouter._def.procedures);
const naming = Object.entries(PROCEDURE_CASES).flatMap(([path, { naming: named }]) => Object.keys(named ?? {}).map((what) => [path, what] as const));

let [theirs, mine]: TestOrg[] = [];
let [ofThem, ofNobody]: Objects[] = [];
let me: TestPerson;

async function call(path: string, input: unknown, person: TestPerson | undefined, slug: string): Promise<Answer> {
  const facts = { now: new Date(), requestId: "r", ip: newIp(), userAgent: "test" };
  const caller: unknown = createCaller({ user: person, facts, orgSlug: slug });
  const procedure = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as Procedure;
  try {
    return { ok: true, value: await procedure(input) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

/** An answer with the ids that the caller itself named taken out: what is left may not differ. */
function withoutNames(answer: Answer, objects: Objects): string {
  return Object.values(objects).toSorted((a, b) => b.length - a.length).reduce<string>((text, name) => text.replaceAll(name, "…"), JSON.stringify(answer)).replaceAll(/"requestId":"[^"]*"/g, "");
}

beforeAll(async () => {
  const marker = `MARK${randomBytes(4).toString("hex")}`;
  [theirs, mine] = await Promise.all([createOrg(), createOrg()]);
  ofThem = await makeObjects(theirs, marker);
  ofNobody = nobodys();
  me = await addMember(mine.id, "owner");
}, 60_000);

describe("tenancy of the tRPC router", () => {
  test("every procedure has a case, and every case a procedure", () => {
    expect(Object.keys(PROCEDURE_CASES).sort()).toEqual(paths.toSorted());
  });

  test.each(naming)("%s with another organization's %s answers what it answers for nobody's, by the same statements, and changes nothing", async (path, what) => {
    const make = PROCEDURE_CASES[path]?.naming?.[what];
    const before = await countRows(mine?.id ?? "", theirs?.id ?? "");
    const [foreign, asked] = await statementsOf(async () => call(path, make?.(ofThem ?? nobodys()), me, mine?.slug ?? ""));
    const [missing, askedOfNobody] = await statementsOf(async () => call(path, make?.(ofNobody ?? nobodys()), me, mine?.slug ?? ""));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).toEqual(askedOfNobody);
    if (what !== "key") {
      expect(withoutNames(foreign, ofThem ?? nobodys())).toBe(withoutNames(missing, ofNobody ?? nobodys()));
      expect(JSON.stringify(foreign).replaceAll(/"[^"]*MARK[^"]*" to correct|named \\"[^"]*"/g, "")).not.toContain(`${ofThem?.marker}-t`);
      expect(await countRows(mine?.id ?? "", theirs?.id ?? "")).toEqual(before);
    }
    if (["id", "userId", "recordId"].includes(what)) expect(foreign).toMatchObject({ ok: false, code: "NOT_FOUND" });
  });

  test("a control key of another organization is not found where the organization has not adopted it, and never touches the other's", async () => {
    const bare = await createOrg({ adopt: false });
    const person = await addMember(bare.id, "owner");
    const before = await countRows(bare.id, theirs?.id ?? "");
    for (const [path, input] of [["controls.get", {}], ["controls.update", { title: "Taken over" }]] as const) {
      const foreign = await call(path, { key: "BCP-03", ...input }, person, bare.slug);
      expect(foreign).toMatchObject({ ok: false, code: "NOT_FOUND" });
      expect(withoutNames(await call(path, { key: "XXX-99", ...input }, person, bare.slug), ofNobody ?? nobodys()).replace("XXX-99", "BCP-03")).toBe(JSON.stringify(foreign));
    }
    expect(await countRows(bare.id, theirs?.id ?? "")).toEqual(before);
  });

  test.each(paths.filter((path) => PROCEDURE_CASES[path]?.for === "org"))("%s at another organization's address is that of no organization, and changes nothing", async (path) => {
    const input = PROCEDURE_CASES[path]?.input?.(ofThem ?? nobodys());
    const before = await countRows(theirs?.id ?? "");
    const foreign = await call(path, input, me, theirs?.slug ?? "");
    expect(foreign).toEqual({ ok: false, code: "NOT_FOUND", message: "This organization was not found." });
    expect(await call(path, input, me, "nobody-has-this")).toEqual(foreign);
    expect(await call(path, input, undefined, theirs?.slug ?? "")).toMatchObject({ ok: false, code: "UNAUTHORIZED" });
    expect(await countRows(theirs?.id ?? "")).toEqual(before);
  });

  test.each(paths.filter((path) => PROCEDURE_CASES[path]?.for === "user"))("%s needs somebody signed in", async (path) => {
    expect(await call(path, PROCEDURE_CASES[path]?.input?.(nobodys()), undefined, "-")).toMatchObject({ ok: false, code: "UNAUTHORIZED" });
  });

  test.each(paths)("%s answers a hostile organization id in its input with a refusal or leaves it unread", async (path) => {
    const { input, changes } = PROCEDURE_CASES[path] ?? {};
    if (!input || !changes) return;
    const before = await countRows(theirs?.id ?? "");
    for (const name of ["orgId", "org_id", "organizationId", "tenantId"]) {
      const answer = await call(path, { ...(input(nobodys()) as object), [name]: theirs?.id }, me, mine?.slug ?? "");
      // Nobody is an auditor at an organization's address: refused before the input is read.
      // An engagement that is not theirs to enter is not there, whatever else is sent.
      // Nothing of an audit room is read for whoever is not in it, not even what they sent.
      expect(answer).toMatchObject({ ok: false, code: PROCEDURE_CASES[path]?.for === "audit" ? "NOT_FOUND" : "BAD_REQUEST" });
    }
    expect(await countRows(theirs?.id ?? "")).toEqual(before);
  });

  test("nothing of the other organization stands in any answer", async () => {
    for (const path of paths) {
      const { input, changes } = PROCEDURE_CASES[path] ?? {};
      if (changes) continue;
      const answer = JSON.stringify(await call(path, input?.({ ...(ofNobody ?? nobodys()) }), me, mine?.slug ?? ""));
      expect(answer, path).not.toContain(ofThem?.marker ?? "-");
      expect(answer, path).not.toContain(theirs?.id ?? "-");
      expect(answer, path).not.toContain(theirs?.owner.id ?? "-");
    }
  });
});
