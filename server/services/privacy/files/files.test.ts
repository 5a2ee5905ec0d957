import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { PRIVACY_SETTINGS as SETTINGS } from "@/db/testing/privacy";
import { dataPath } from "@/server/env";

import { withdrawAsRequester } from "../withdraw";
import { openKeys } from "../../ledger/open-keys";
import { forgetPeople, forgetPeopleOf } from "../forget";
import { recordRequest } from "../record-request";
import { savePrivacySettings } from "../save-settings";
import { destroyOldFilesOf } from "./destroy";
import { filesOfCase } from "./file-keys";
import { keepRequestFile } from "./keep";
import { filesOf, readRequestFile } from "./read";

const AT = new Date("2026-03-05T10:00:00Z");
const META = { kind: "collected", taskId: "t1", systemId: "sys_1", name: "petra.marker.csv", mediaType: "text/csv" } as const;
const BIG = Buffer.alloc(600_000, "MARKERBYTES ");

async function open(): Promise<{ org: TestOrg; id: string }> {
  const org = await createOrg({ adopt: false });
  const ctx = { ...org.as(), now: AT };
  await savePrivacySettings(ctx, SETTINGS);
  const { id } = await recordRequest(ctx, {
    receivedAt: AT.toISOString(), channel: "e-mail", role: "controller", language: "en", rights: ["access"], wording: "What do you hold?", knownAddress: true,
    requester: { name: "Petra", email: "petra@example.org", address: null, identifiers: [] },
  });
  return { org, id };
}
const keep = async (orgId: string, requestId: string, bytes: Uint8Array, meta: object = {}) => withOrg(orgId, async (tx) => keepRequestFile(tx, { orgId, requestId, now: AT }, { ...META, ...meta }, bytes));
const read = async (orgId: string, requestId: string, id: string) => withOrg(orgId, async (tx) => readRequestFile(tx, { orgId, requestId }, id));
const namesIn = async (orgId: string, requestId: string) => (await withOrg(orgId, async (tx) => filesOf(tx, { orgId, requestId }))).map(({ name }) => name);
const onDisk = async (orgId: string): Promise<string[]> => (await stat(dataPath("request-files", orgId)).catch(() => undefined)) ? readdir(dataPath("request-files", orgId)) : [];
const expire = async (orgId: string, id: string, at: Date) => admin()`update request_files set expires_at = ${at.toISOString()} where org_id = ${orgId} and id = ${id}`;

describe("files of a case", () => {
  test("small and large come back as they were, sealed where they lie, in their own case and organization only", async () => {
    const { org, id } = await open();
    const { id: other } = await recordRequest({ ...org.as(), now: AT }, {
      receivedAt: AT.toISOString(), channel: "e-mail", role: "controller", language: "en", rights: ["access"], wording: "And of me?", knownAddress: true, requester: { name: "Otto", email: "otto@example.org", address: null, identifiers: [] },
    });
    const [small, big] = [await keep(org.id, id, Buffer.from("MARKERBYTES,1")), await keep(org.id, id, BIG)];
    expect(Buffer.from(await read(org.id, id, small.id)).toString()).toBe("MARKERBYTES,1");
    expect(BIG.equals(await read(org.id, id, big.id))).toBe(true);
    expect(await namesIn(org.id, id)).toEqual([META.name, META.name]);
    expect(await dumpOf(org.id, "request_files")).not.toMatch(/MARKERBYTES|petra\.marker/);
    expect(await onDisk(org.id)).toEqual([big.id]);
    await expect(read(org.id, other, small.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stranger = await open();
    await expect(read(stranger.org.id, id, small.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("when their time is over nothing opens them, the key is gone with the last that hangs on it, and the digest stays", async () => {
    const { org, id } = await open();
    const [first, second, third] = [await keep(org.id, id, Buffer.from("one")), await keep(org.id, id, BIG), await keep(org.id, id, BIG, { kind: "package" })];
    await expire(org.id, first.id, new Date("2026-03-06T10:00:00Z"));
    await expire(org.id, third.id, new Date("2026-03-06T10:00:00Z"));
    expect(await destroyOldFilesOf(org.id, new Date("2026-03-06T09:59:59Z"))).toBe(0);
    expect(await destroyOldFilesOf(org.id, new Date("2026-03-06T10:00:00Z"))).toBe(2);
    await expect(read(org.id, id, first.id)).rejects.toMatchObject({ code: "GONE" });
    expect(BIG.equals(await read(org.id, id, second.id))).toBe(true);
    const keys = await openKeys(org.id);
    expect([keys.has(filesOfCase(first.id)), keys.has(filesOfCase(third.id))]).toEqual([true, false]);
    await expire(org.id, second.id, new Date("2026-03-07T10:00:00Z"));
    expect(await destroyOldFilesOf(org.id, new Date("2026-03-07T10:00:00Z"))).toBe(1);
    expect((await openKeys(org.id)).has(filesOfCase(first.id))).toBe(false);
    expect(await onDisk(org.id)).toEqual([]);
    expect(await admin()`select sha256 = ${third.sha256} as same, sealed is null and sealed_name is null as emptied from request_files where org_id = ${org.id} and id = ${third.id}`).toEqual([{ same: true, emptied: true }]);
    expect(await admin()`select 1 from audit_events where org_id = ${org.id} and action = 'rights_request.files_destroyed'`).toHaveLength(2);
  });

  test("an open case keeps what was collected however long it takes; a case that ends without an answer does not, and who is forgotten is forgotten in files too", async () => {
    const { org, id } = await open();
    const [small] = [await keep(org.id, id, Buffer.from("one")), await keep(org.id, id, BIG)];
    expect(await destroyOldFilesOf(org.id, new Date("2027-03-06T10:00:00Z"))).toBe(0);
    const subject = { ...org.as(), now: AT, caseId: id, actor: { kind: "subject" as const, id }, permissions: new Set(["case:own"] as const) };
    await withdrawAsRequester(subject, { rights: ["access"] });
    const forgotten = { ...(await open()) };
    const left = await keep(forgotten.org.id, forgotten.id, BIG);
    await withdrawAsRequester({ ...subject, orgId: forgotten.org.as().orgId, caseId: forgotten.id, actor: { kind: "subject", id: forgotten.id } }, { rights: ["access"] });
    expect(await destroyOldFilesOf(org.id, AT)).toBe(2);
    await expect(read(org.id, id, small.id)).rejects.toMatchObject({ code: "GONE" });
    await forgetPeople(new Date("2029-03-07T00:00:00Z"));
    await expect(read(forgotten.org.id, forgotten.id, left.id)).rejects.toMatchObject({ code: "GONE" });
    expect(await onDisk(forgotten.org.id)).toEqual([]);
    expect((await openKeys(forgotten.org.id)).has(filesOfCase(left.id))).toBe(false);
  });
});

describe("forgetting many", () => {
  test("goes on past whom it fails with, however few it takes at once, and says so; two workers at once forget once; later the rest is done", async () => {
    const { org, id: one } = await open();
    const again = { receivedAt: AT.toISOString(), channel: "e-mail", role: "controller", language: "en", rights: ["access"], wording: "Again", knownAddress: true, requester: { name: "Petra", email: "petra@example.org", address: null, identifiers: [] } };
    const { id: other } = await recordRequest({ ...org.as(), now: AT }, again);
    const [stuck = "", free = ""] = [one, other].toSorted();
    for (const id of [stuck, free]) await withdrawAsRequester({ ...org.as(), now: AT, caseId: id, actor: { kind: "subject", id }, permissions: new Set(["case:own"]) }, { rights: ["access"] });
    const file = await keep(org.id, stuck, BIG);
    const place = dataPath("request-files", org.id, file.id);
    await rm(place);
    // A folder where the file was: it cannot be removed as one.
    await mkdir(path.join(place, "in the way"), { recursive: true });
    const at = new Date("2029-03-07T00:00:00Z");
    const forgotten = async () => (await admin()<{ id: string }[]>`select id from rights_requests where org_id = ${org.id} and forgotten_at is not null`).map(({ id }) => id);
    const results = await Promise.allSettled([forgetPeopleOf(org.id, at, 1), forgetPeopleOf(org.id, at, 1)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await forgotten()).toEqual([free]);
    await rm(place, { recursive: true });
    await forgetPeopleOf(org.id, at, 1);
    expect((await forgotten()).toSorted()).toEqual([stuck, free]);
    expect((await openKeys(org.id)).people.filter(({ kind }) => kind === "person_forgotten")).toHaveLength(2);
    expect(await admin()`select 1 from audit_events where org_id = ${org.id} and action = 'rights_request.forgotten'`).toHaveLength(2);
  });
});
