import { describe, expect, test } from "vitest";

import { asAuditor, withOrg } from "@/db/client";
import { GRANTS } from "@/db/grants";
import { createOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { codeAt, inviteAndAccept, letAuditorIn, mailedToken } from "@/db/testing/audits";
import { native, restoreTest } from "@/db/testing/items";
import { addMember, newIp } from "@/db/testing/people";
import { resolveAuditor } from "@/server/services/access/resolve-auditor";
import { getControl } from "@/server/services/controls/get";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";
import { enrolSecondFactor } from "@/server/services/second-factor/enrol";
import { proveSecondFactor } from "@/server/services/second-factor/prove";
import { renewRecoveryCodes } from "@/server/services/second-factor/renew-codes";
import { sql } from "drizzle-orm";

import { acceptGrant, getAuditInvitation } from "./accept";
import { createEngagement } from "./create";
import { getEngagement } from "./get";
import { inviteAuditor } from "./invite";
import { listOwnEngagements } from "./list-own";
import { listAuditViews } from "./list-views";
import { moveEngagement } from "./move";
import { listRoomPeople } from "./people";
import { recordEntry, recordView } from "./record-view";
import { revokeGrant } from "./revoke";
import { getAuditRoom } from "./room";
import { updateEngagement } from "./update";

const NOW = new Date("2026-06-01T10:00:00Z");
const factsAt = (now: Date) => ({ now, requestId: null, ip: newIp(), userAgent: "test" });
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));
const REFUSED_BY_DATABASE = "42501";

describe("the audit room", () => {
  test("an auditor sees the controls the audit covers and evidence of its window, and nothing else", async () => {
    const org = await createOrg({ now: NOW });
    const [inside, before] = [restoreTest("2026-02-01T10:00:00Z"), restoreTest("2025-02-01T10:00:00Z", { backup_id: "older" })];
    const unlinked = native({ kind: "consent_record", facts: { consent_id: "c1", given_at: "2026-02-01T00:00:00Z" } });
    const pushed = await pushEvidence(org.as(), { items: [inside, before, unlinked] });
    const { engagementId, user } = await letAuditorIn(org);
    const ctx = await resolveAuditor(engagementId, user, factsAt(NOW));
    const room = await asAuditor(engagementId, async () => getAuditRoom(ctx));
    expect(room.controls.length).toBeGreaterThan(20);
    expect(room.controls.every((control) => control.requirements.some(({ framework }) => framework === "soc2"))).toBe(true);
    expect(room.preview).toBe(false);
    const open = async (id: string | null | undefined) => refused(asAuditor(engagementId, async () => getEvidence(ctx, { id })));
    expect(await Promise.all(pushed.map(async ({ id }) => open(id)))).toEqual(["DONE", "NOT_FOUND", "NOT_FOUND"]);
    const gdprOnly = await admin()`select key from controls c where org_id = ${org.id} and not exists (select 1 from control_requirements r where r.org_id = c.org_id and r.control_id = c.id and r.framework = 'soc2') limit 1`;
    expect(await refused(asAuditor(engagementId, async () => getControl(ctx, { key: String(gdprOnly[0]?.["key"]) })))).toBe("NOT_FOUND");
    expect(await refused(asAuditor(engagementId, async () => getControl(ctx, { key: "BCP-03" })))).toBe("DONE");
  });

  test("a grant opens nothing before the second factor, after it expires, once it is taken back, outside of open phases, and in no other engagement", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, grantId, user } = await letAuditorIn(org, { days: 10 });
    const other = await letAuditorIn(await createOrg({ now: NOW }));
    const at = async (id: string, now: Date, as = user) => refused(resolveAuditor(id, as, factsAt(now)));
    expect(await at(engagementId, NOW)).toBe("DONE");
    expect(await at(engagementId, NOW, { ...user, secondFactorAt: null })).toBe("FORBIDDEN");
    expect(await at(engagementId, new Date("2026-06-11T10:00:00Z"))).toBe("NOT_FOUND");
    expect(await at(other.engagementId, NOW)).toBe("NOT_FOUND");
    expect(await at("eng_nobodys", NOW)).toBe("NOT_FOUND");
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    expect(await at(engagementId, NOW)).toBe("DONE");
    await moveEngagement(org.as(), { id: engagementId, phase: "ended" });
    expect(await at(engagementId, NOW)).toBe("NOT_FOUND");
    const again = await letAuditorIn(org);
    await revokeGrant(org.as(), { engagementId: again.engagementId, grantId: again.grantId });
    expect(await at(again.engagementId, NOW, again.user)).toBe("NOT_FOUND");
    expect(await refused(revokeGrant(org.as(), { engagementId, grantId: again.grantId }))).toBe("NOT_FOUND");
    expect(grantId).not.toBe(again.grantId);
  });

  test("of several grants the one under the terms as they are opens the room, and of those the one that lasts longest, whichever was given last", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, grantId: short, user } = await letAuditorIn(org, { days: 5 });
    const others = [await inviteAndAccept(org, engagementId, 60), await inviteAndAccept(org, engagementId, 20), await inviteAndAccept(org, engagementId, 60)];
    const [long, , twin] = others.map(({ grantId }) => grantId);
    await admin()`update audit_grants set user_id = ${user.id} where id = any(${others.map(({ grantId }) => grantId)})`;
    await admin()`update audit_grants set window_from = '2026-03-01' where id = ${twin ?? ""}`;
    const opened = async () => (await resolveAuditor(engagementId, user, factsAt(NOW))).grantId;
    expect(await opened()).toBe(long);
    await admin()`update audit_grants set terms_version = '1999-01' where id <> ${short} and engagement_id = ${engagementId}`;
    expect(await opened()).toBe(short);
  });

  test("the room tells each auditor who has access: auditors with what theirs opens, and who runs the audit; nobody who lost it, and no contributor", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, grantId, user } = await letAuditorIn(org);
    const gone = await inviteAndAccept(org, engagementId);
    await revokeGrant(org.as(), { engagementId, grantId: gone.grantId });
    const [contributor, officer] = [await addMember(org.id, "contributor"), await addMember(org.id, "officer")];
    const ctx = await resolveAuditor(engagementId, user, factsAt(NOW));
    const { auditors, organization } = await asAuditor(engagementId, async () => listRoomPeople(ctx));
    expect(auditors).toMatchObject([{ id: grantId, isMe: true, state: "active", windowFrom: "2026-01-01" }]);
    const names = organization.map(({ name }) => name);
    expect([names.includes(officer.name), names.includes(contributor.name)]).toEqual([true, false]);
  });

  test("whatever an auditor's transaction tries on a table that is not an auditor's own, the database refuses", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId } = await letAuditorIn(org);
    const before = await countRows(org.id);
    const run = async (statement: string) => refused(asAuditor(engagementId, async () => withOrg(org.id, async (tx) => tx.execute(sql.raw(statement)))).catch((error: unknown) => { throw (error as { cause?: unknown }).cause ?? error; }));
    for (const [table, { auditor, global }] of Object.entries(GRANTS)) {
      const may = new Set(auditor?.may ?? []);
      const column = global ? undefined : "org_id";
      if (!may.has("INSERT")) expect(await run(`insert into ${table} default values`), `insert ${table}`).toBe(REFUSED_BY_DATABASE);
      if (!may.has("DELETE")) expect(await run(`delete from ${table}`), `delete ${table}`).toBe(REFUSED_BY_DATABASE);
      if (!may.has("UPDATE") && column) expect(await run(`update ${table} set ${column} = ${column}`), `update ${table}`).toBe(REFUSED_BY_DATABASE);
      if (!may.has("SELECT") || auditor?.columns) expect(await run(`select * from ${table} limit 1`), `select ${table}`).toBe(REFUSED_BY_DATABASE);
    }
    for (const [table, { auditor }] of Object.entries(GRANTS)) {
      if (!auditor?.changes) continue;
      const columns = await admin()<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`;
      const own = new Set(auditor.changes.split(", "));
      expect([...own].filter((name) => !columns.some((column) => column.name === name))).toEqual([]);
      for (const { name } of columns) expect(await run(`update ${table} set ${name} = ${name}`), `${table}.${name}`).toBe(own.has(name) ? "DONE" : REFUSED_BY_DATABASE);
    }
    expect(await run("select password_hash from users limit 1")).toBe(REFUSED_BY_DATABASE);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("an invitation opens once, for two tries at once too, only with the terms as they are now, and not after its link expired", async () => {
    const org = await createOrg({ now: NOW });
    const { id } = await createEngagement(org.as(), { name: "GDPR", firm: "Firm", type: "period", frameworks: ["gdpr"], windowFrom: "2026-01-01", windowTo: "2026-06-30" });
    const grant = await inviteAuditor(org.as(), { engagementId: id, email: "once@example.org", name: "Ann", days: 30, windowTo: "2026-03-31" });
    const token = await mailedToken(grant.id);
    expect(await getAuditInvitation(factsAt(NOW), { token })).toMatchObject({ email: "once@example.org", engagement: "GDPR" });
    const accept = async (version: string, now = NOW) => refused(acceptGrant(factsAt(now), { token, name: "Ann", termsVersion: version }));
    expect(await accept("1999-01")).toBe("CONFLICT");
    expect(await accept("2026-11", new Date("2026-06-20T00:00:00Z"))).toBe("NOT_FOUND");
    expect((await Promise.all([accept("2026-11"), accept("2026-11")])).toSorted()).toEqual(["DONE", "NOT_FOUND"]);
    expect(await refused(inviteAuditor(org.as(), { engagementId: id, email: "a@example.org", name: "A", days: 5, windowTo: "2026-07-01" }))).toBe("INVALID");
    expect(await refused(inviteAuditor(org.as(), { engagementId: id, email: "a@example.org", name: "A", days: 5, frameworks: ["soc2"] }))).toBe("INVALID");
  });

  test("a member of the organization is never its auditor: not invited, not let in by a link, and not with a grant from before they joined", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, grantId, user } = await letAuditorIn(org);
    const member = await addMember(org.id, "officer");
    expect(await refused(inviteAuditor(org.as(), { engagementId, email: member.email.toUpperCase(), name: "M", days: 5 }))).toBe("INVALID");
    const { id } = await inviteAuditor(org.as(), { engagementId, email: `later-${member.id}@example.org`, name: "M", days: 5 });
    const token = await mailedToken(id);
    await admin()`update users set email = ${`later-${member.id}@example.org`} where id = ${member.id}`;
    expect(await refused(acceptGrant(factsAt(NOW), { token, name: "M", termsVersion: "2026-11" }))).toBe("CONFLICT");
    expect(await resolveAuditor(engagementId, user, factsAt(NOW))).toMatchObject({ grantId });
    await admin()`insert into memberships (org_id, user_id, role, joined_at) values (${org.id}, ${user.id}, 'officer', now())`;
    const preview = await resolveAuditor(engagementId, user, factsAt(NOW));
    expect([preview.grantId, preview.permissions.has("audit:work")]).toEqual([null, false]);
    expect(await listOwnEngagements(user, NOW)).toEqual([]);
  });

  test("what an auditor opens is on the organization's list, and closing freezes verdicts under a digest while later changes wait for the next snapshot", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user } = await letAuditorIn(org);
    const ctx = await resolveAuditor(engagementId, user, factsAt(NOW));
    await asAuditor(engagementId, async () => recordView(ctx, { what: "view", objectKind: "control", objectId: "BCP-03", label: "BCP-03" }));
    expect((await listAuditViews(org.as(), { id: engagementId })).views).toMatchObject([{ who: "Ann Auditor", what: "view", objectId: "BCP-03" }]);
    for (const minutes of [1, 59, 62]) await asAuditor(engagementId, async () => recordEntry({ ...ctx, now: new Date(NOW.getTime() + minutes * 60_000) }));
    expect((await listAuditViews(org.as(), { id: engagementId })).views.filter(({ objectKind }) => objectKind === "engagement")).toHaveLength(2);
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    const room = async () => asAuditor(engagementId, async () => getAuditRoom(ctx));
    const frozen = (await room()).controls.find(({ key }) => key === "BCP-03")?.state;
    await admin()`update control_status set state = 'pass', sentence = 'changed later' where org_id = ${org.id}`;
    const later = await room();
    expect(later.controls.find(({ key }) => key === "BCP-03")?.state).toBe(frozen);
    expect(later.snapshot).toMatchObject({ number: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await refused(updateEngagement(org.as(), { id: engagementId, name: "x", firm: "y", type: "period", frameworks: ["soc2"], windowFrom: "2026-01-01", windowTo: "2026-02-01" }))).toBe("CONFLICT");
    expect((await getEngagement(org.as(), { id: engagementId })).snapshots).toHaveLength(1);
  });

  test("a one-time code counts once, a recovery code once, and a wrong one never; new recovery codes end the old ones", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId } = await letAuditorIn(org);
    const { user, secret } = await inviteAndAccept(org, engagementId);
    const prove = async (code: string, now: Date) => refused(proveSecondFactor(user, now, { code }));
    expect(await prove(codeAt(secret, NOW), NOW)).toBe("UNAUTHORIZED");
    const next = new Date(NOW.getTime() + 60_000);
    expect((await Promise.all([prove(codeAt(secret, next), next), prove(codeAt(secret, next), next)])).toSorted()).toEqual(["DONE", "UNAUTHORIZED"]);
    expect(await prove("12345", next)).toBe("UNAUTHORIZED");
    expect(await refused(enrolSecondFactor(user, NOW))).toBe("CONFLICT");
    const renewed = new Date(next.getTime() + 60_000);
    expect(await refused(renewRecoveryCodes(user, renewed, { code: "000000" }))).toBe("UNAUTHORIZED");
    const [old, fresh] = [await renewRecoveryCodes(user, renewed, { code: codeAt(secret, renewed) }), await renewRecoveryCodes(user, new Date(renewed.getTime() + 60_000), { code: codeAt(secret, new Date(renewed.getTime() + 60_000)) })];
    // Tries are counted; an hour later they are few again.
    const hour = new Date(renewed.getTime() + 3_600_000);
    expect(await prove(old.recoveryCodes[0] ?? "", hour)).toBe("UNAUTHORIZED");
    expect([await prove(fresh.recoveryCodes[0] ?? "", hour), await prove(fresh.recoveryCodes[0] ?? "", hour)]).toEqual(["DONE", "UNAUTHORIZED"]);
  });
});
