import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows, trailOf } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { makeObjects, type Objects } from "@/db/testing/objects";
import { addMember, addPerson, newIp } from "@/db/testing/people";
import { commitment, sha256 } from "@/server/domain/ledger/commit";
import type { Leaf } from "@/server/domain/ledger/leaf";
import { leafHash } from "@/server/domain/ledger/merkle";
import { sealNow } from "@/server/services/anchors/seal-now";
import { createApiKey } from "@/server/services/api-keys/create";
import { revokeApiKey } from "@/server/services/api-keys/revoke";
import { evaluateControls } from "@/server/services/controls/evaluate";
import { listControls } from "@/server/services/controls/list";
import { updateControl } from "@/server/services/controls/update";
import { approveErasure } from "@/server/services/erasures/approve";
import { setLegalHold } from "@/server/services/erasures/hold";
import { refuseErasure } from "@/server/services/erasures/refuse";
import { releaseLegalHold } from "@/server/services/erasures/release-hold";
import { requestErasure } from "@/server/services/erasures/request";
import { downloadEvidence } from "@/server/services/evidence/download";
import { linkEvidence } from "@/server/services/evidence/link";
import { pushEvidence } from "@/server/services/evidence/push";
import { reviewEvidence } from "@/server/services/evidence/review";
import { saveMapping } from "@/server/services/evidence/save-mapping";
import { supplyFacts } from "@/server/services/evidence/supply-facts";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";
import { acceptInvitation } from "@/server/services/members/accept-invitation";
import { changeRole } from "@/server/services/members/change-role";
import { inviteMember } from "@/server/services/members/invite";
import { removeMember } from "@/server/services/members/remove";
import { revokeInvitation } from "@/server/services/members/revoke-invitation";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";
import { updateOrganization } from "@/server/services/organizations/update";
import { addRegisterEntry } from "@/server/services/registers/add";
import { archiveRegisterEntry } from "@/server/services/registers/archive";
import { changeRegisterEntry } from "@/server/services/registers/change";
import { makeReport } from "@/server/services/reports/make";
import { approveDocument } from "@/server/services/status-page/approve";
import { draftStatusPage } from "@/server/services/status-page/draft";
import { publishStatusPage } from "@/server/services/status-page/publish";
import { refuseDocument } from "@/server/services/status-page/refuse";
import { withdrawStatusPage } from "@/server/services/status-page/withdraw";

import { openBody } from "./open-body";
import { openKeys } from "./open-keys";

type Verb = (org: TestOrg, on: Objects) => Promise<unknown>;
const facts = () => ({ now: new Date(), requestId: null, ip: newIp(), userAgent: null });

/** Every verb that changes something of an organization. */
const VERBS: Record<string, Verb> = {
  "evidence.push": async (org) => pushEvidence(org.as(), { items: [restoreTest("2026-03-09T10:00:00Z")] }),
  "evidence.push of a correction": async (org, on) => pushEvidence(org.as(), { items: [{ ...restoreTest("2026-03-09T11:00:00Z"), supersedes: on.evidenceId }] }),
  "evidence.supply": async (org, on) => supplyFacts(org.as(), { id: on.evidenceId, answers: [{ kind: "restore_test", fact: "tester", value: "grace" }], remember: true }),
  "evidence.saveMapping": async (org) => saveMapping(org.as(), { name: "m", mapping: { kind: "account", columns: {} } }),
  "evidence.review": async (org, on) => reviewEvidence(org.as(), { id: on.evidenceId, state: "rejected", note: "no" }),
  "evidence.link": async (org, on) => linkEvidence(org.as(), { id: on.evidenceId, controlKey: "GOV-02" }),
  "evidence.download": async (org, on) => downloadEvidence(org.as(), { id: on.evidenceId }),
  "erasures.request": async (org, on) => requestErasure(org.as(), { evidenceId: on.evidenceId, basis: "gdpr.17.1.b", reason: "asked for by mail" }),
  "erasures.refuse": async (org, on) => refuseErasure(org.as(), { id: on.refusableErasureId, reason: "not needed" }),
  "erasures.approve": async (org, on) => approveErasure(org.as(), { id: on.erasureId }),
  "erasures.hold": async (org) => setLegalHold(org.as(), { reason: "asked for by mail" }),
  "erasures.releaseHold": async (org, on) => releaseLegalHold(org.as(), { id: on.legalHoldId, reason: "settled" }),
  "evidence.withdraw": async (org, on) => withdrawEvidence(org.as(), { id: on.evidenceId, reason: "wrong" }),
  "controls.update": async (org) => updateControl(org.as(), { key: "CHG-02", title: "As we call it" }),
  "members.invite": async (org) => inviteMember(org.asOwner(), { email: `new-${org.slug}@example.org`, role: "contributor" }),
  "members.revokeInvitation": async (org, on) => revokeInvitation(org.as(), { id: on.invitationId }),
  "members.changeRole": async (org, on) => changeRole(org.asOwner(), { userId: on.memberId, role: "officer" }),
  "members.remove": async (org, on) => removeMember(org.as(), { userId: on.memberId }),
  "apiKeys.create": async (org) => createApiKey(org.as(), { name: "k", scopes: ["evidence:read"] }),
  "apiKeys.revoke": async (org, on) => revokeApiKey(org.as(), { id: on.apiKeyId }),
  "organization.update": async (org) => updateOrganization(org.as(), { name: "Renamed", timezone: "UTC" }),
  "organization.adoptCatalog": async (org) => adoptCatalog(org.as(), { frameworks: ["soc2"] }),
  "anchors.seal": async (org) => sealNow(org.as(), { reason: "period_close" }),
  "registers.add": async (org) => addRegisterEntry(org.as(), { register: "risks", content: { name: "A risk" } }),
  "registers.change": async (org, on) => changeRegisterEntry(org.as(), { register: "processors", id: on.registerEntryId, version: 1, content: { country: "DE" } }),
  "registers.archive": async (org, on) => archiveRegisterEntry(org.as(), { register: "processors", id: on.registerEntryId, archived: true, reason: "no longer used" }),
  "statusPage.draft": async (org) => draftStatusPage(org.as(), { introduction: "What we do." }),
  "statusPage.publish": async (org, on) => publishStatusPage(org.as(), { id: on.statusVersionId, sha256: on.statusSha256 }),
  "statusPage.approve": async (org, on) => approveDocument(org.as(), { id: on.statusRequestId }),
  "statusPage.refuse": async (org, on) => refuseDocument(org.as(), { id: on.refusableRequestId, reason: "not a customer" }),
  "statusPage.withdraw": async (org, on) => withdrawStatusPage(org.as(), { id: on.statusVersionId }),
  "reports.make": async (org) => makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }),
};

/** Supplying a fact that is remembered makes two changes: to the evidence, and to the register of standing answers. */
const CHANGES_OF: Record<string, number> = { "evidence.supply": 2 };

describe("no change without its entry", () => {
  test("each change of each verb leaves exactly one audit event and one ledger entry with its opening, and one in the queue", async () => {
    const org = await createOrg();
    const objects = await makeObjects(org, "TRAIL");
    const controlIds = (await listControls(org.as())).filter((row) => row.key === "BCP-03").map((row) => row.id);
    for (const [name, verb] of Object.entries(VERBS)) {
      // What the verb before it changed of the verdict is written first: it is no change of this verb.
      await evaluateControls(org.id, { at: new Date(), now: new Date(), controlIds });
      const before = await trailOf(org.id);
      await verb(org, objects);
      const after = await trailOf(org.id);
      const changes = CHANGES_OF[name] ?? 1;
      expect({ name, ...after }).toEqual({ name, audit: before.audit + changes, entries: before.entries + changes, queued: before.queued + changes, openings: before.openings + changes });
    }
    const [loose] = await admin()<{ count: number }[]>`select count(*)::int from audit_events a where org_id = ${org.id} and not exists (select 1 from ledger.entries e where e.org_id = a.org_id and e.id = a.entry_id)`;
    expect(loose?.count).toBe(0);
  });

  test("where the ledger cannot be written no verb changes anything", async () => {
    const org = await createOrg();
    const objects = await makeObjects(org, "FROZEN");
    await admin()`update ledger.logs set state = 'frozen' where org_id = ${org.id}`;
    const before = await countRows(org.id);
    const state = async () => JSON.stringify(await admin()`select (select string_agg(t::text, '' order by id) from controls t where org_id = ${org.id}), (select string_agg(t::text, '' order by user_id) from memberships t where org_id = ${org.id}),
      (select string_agg(t::text, '') from organizations t where org_id = ${org.id}), (select string_agg(t::text, '' order by id) from api_keys t where org_id = ${org.id}), (select string_agg(t::text, '' order by id) from invitations t where org_id = ${org.id})`);
    const shown = await state();
    for (const [name, verb] of Object.entries(VERBS)) {
      // Reading goes on, and its record waits (see frozen.test.ts).
      if (name === "evidence.download") continue;
      await expect(verb(org, objects), name).rejects.toMatchObject({ code: "UNAVAILABLE" });
      expect(await countRows(org.id), name).toEqual(before);
    }
    expect(await state()).toBe(shown);
    expect(await admin()`select 1 from outbox where recipient = ${`new-${org.slug}@example.org`}`).toHaveLength(0);
    const controlIds = (await listControls(org.as())).map((row) => row.id);
    await expect(evaluateControls(org.id, { at: new Date(), now: new Date(), controlIds })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await countRows(org.id)).toEqual(before);
  });

  test("a refused call leaves no trace", async () => {
    const org = await createOrg({ adopt: false });
    const before = await countRows(org.id);
    const nobody = (await addPerson()).id;
    const refused = [
      async () => changeRole(org.asOwner(), { userId: nobody, role: "officer" }), async () => removeMember(org.as(), { userId: nobody }), async () => removeMember(org.as(), { userId: org.owner.id }),
      async () => inviteMember(org.asOwner(), { email: "no", role: "officer" }), async () => acceptInvitation(facts(), { token: "x", password: "y" }), async () => updateControl(org.as(), { key: "BCP-03", title: "x" }),
    ];
    for (const call of refused) await expect(call()).rejects.toThrow();
    expect(await countRows(org.id)).toEqual(before);
  });
});

describe("what stands in a leaf", () => {
  async function leaves(org: TestOrg): Promise<(Leaf & { hash: string; text: string })[]> {
    const rows = await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.entries where org_id = ${org.id} order by id`;
    return rows.map(({ leaf_bytes: bytes }) => ({ ...(JSON.parse(Buffer.from(bytes).toString("utf8")) as Leaf), hash: Buffer.from(leafHash(bytes)).toString("base64"), text: Buffer.from(bytes).toString("utf8") }));
  }

  test("no name, address, title, file name, digest or any other text that somebody wrote", async () => {
    const org = await createOrg();
    const objects = await makeObjects(org, "PRIVATEWORDS");
    for (const verb of Object.values(VERBS)) await verb(org, objects);
    const all = (await leaves(org)).map((leaf) => leaf.text).join("\n");
    const digests = (await admin()<{ sha256: string }[]>`select sha256 from evidence where org_id = ${org.id}`).flatMap(({ sha256: digest }) => [digest, Buffer.from(digest, "hex").toString("base64")]);
    for (const secret of [org.owner.name, org.owner.email, org.slug, "PRIVATEWORDS", "privatewords", "example.org", "Restores, tried", "Renamed", "wrong", "127.0.0.1", "Org ", ...digests]) expect(all, secret).not.toContain(secret);
  });

  test("no id of a person in the clear", async () => {
    const org = await createOrg({ adopt: false });
    const member = await addMember(org.id, "contributor");
    await changeRole(org.asOwner(), { userId: member.id, role: "officer" });
    const all = (await leaves(org)).map((leaf) => leaf.text).join("\n");
    expect([all.includes(org.owner.id), all.includes(member.id)]).toEqual([false, false]);
  });

  test("the commitment opens with salt and body, and each file's with its salt and digest", async () => {
    const org = await createOrg({ adopt: false });
    await pushEvidence(org.as(), { items: [{ ...restoreTest("2026-03-05T10:00:00Z"), title: "Said in the body" }] });
    const rows = await admin()<{ entry_id: string; salt: Uint8Array; body_enc: Uint8Array; files: { salt: string; sha256: string }[]; key_ref: string; leaf_bytes: Uint8Array; label: string | null; action: string }[]>`
      select o.entry_id, o.salt, o.body_enc, o.files, o.key_ref, e.leaf_bytes, a.object_label as label, a.action from ledger.openings o
      join ledger.entries e on e.org_id = o.org_id and e.id = o.entry_id join audit_events a on a.org_id = o.org_id and a.entry_id = o.entry_id where o.org_id = ${org.id}`;
    expect(rows.length).toBe(4);
    const keys = await openKeys(org.id);
    for (const row of rows) {
      const body = openBody(keys, { orgId: org.id, entryId: row.entry_id, keyRef: row.key_ref, bodyEnc: row.body_enc }) ?? Buffer.alloc(0);
      const leaf = JSON.parse(Buffer.from(row.leaf_bytes).toString("utf8")) as Leaf;
      expect(Buffer.from(commitment(row.salt, sha256(body))).toString("base64")).toBe(leaf.payload.commit);
      expect(leaf.payload.size).toBe(body.length);
      expect(JSON.parse(Buffer.from(body).toString("utf8"))).toMatchObject({ action: row.action, object: { label: row.label } });
      const files = row.files.map((file) => Buffer.from(commitment(Buffer.from(file.salt, "base64"), Buffer.from(file.sha256, "hex"))).toString("base64"));
      expect(files.sort()).toEqual(leaf.files.map((file) => file.commit));
      expect(Buffer.from(row.body_enc).toString("latin1")).not.toContain("Said in the body");
    }
  });

  test("one actor is the same pseudonym within an organization and another in the next", async () => {
    const [a, b] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    const shared = { ...a.as().actor };
    await saveMapping({ ...b.as(), actor: shared }, { name: "m", mapping: { kind: "account", columns: {} } });
    await saveMapping(a.as(), { name: "m", mapping: { kind: "account", columns: {} } });
    const refs = (all: Leaf[]) => all.map((leaf) => leaf.actor.ref);
    const [ofA, ofB] = [refs(await leaves(a)), refs(await leaves(b))];
    expect(new Set(ofA).size).toBe(1);
    expect(new Set(ofB).size).toBe(2);
    expect(new Set(ofA).isDisjointFrom(new Set(ofB))).toBe(true);
  });

  test("the versions of one evidence and the states of one control are chained by the hash of the one before", async () => {
    const org = await createOrg({ now: new Date("2026-03-01T00:00:00Z") });
    const [v1] = await pushEvidence(org.at("2026-03-05T12:00:00Z"), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    await runEvaluations(org.id);
    const [v2] = await pushEvidence(org.at("2026-03-06T12:00:00Z"), { items: [{ ...restoreTest("2026-03-05T10:00:00Z", { outcome: "failed" }), supersedes: v1?.id }] });
    await runEvaluations(org.id);
    await withdrawEvidence(org.at("2026-03-07T12:00:00Z"), { id: v2?.id, reason: "wrong" });
    await runEvaluations(org.id);
    const all = await leaves(org);
    const versions = all.filter((leaf) => leaf.type === "evidence.version");
    expect(versions.map(({ object, prev }) => [object.id, object.version, prev])).toEqual([[v1?.id, 1, null], [v2?.id, 2, versions[0]?.hash]]);
    expect(all.find((leaf) => leaf.type === "evidence.withdrawn")).toMatchObject({ object: { id: v2?.id, version: 2 }, prev: versions[1]?.hash });
    const [{ id: bcp = "" } = {}] = await admin()<{ id: string }[]>`select id from controls where org_id = ${org.id} and key = 'BCP-03'`;
    const states = all.filter((leaf) => leaf.type === "control.status" && leaf.object.id === bcp).sort((a, b) => a.object.version - b.object.version);
    expect(states.map((leaf) => leaf.object.version)).toEqual([1, 2, 3, 4]);
    states.forEach((leaf, i) => expect(leaf.prev).toBe(i === 0 ? null : states[i - 1]?.hash));
  });
});
