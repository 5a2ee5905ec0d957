import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { addMember, newIp } from "@/db/testing/people";
import type { Role } from "@/server/domain/organization/view";
import { resolveMember, type MemberContext } from "@/server/services/access/resolve-member";
import { createUser } from "@/server/services/users/create";
import { resolveSession } from "@/server/services/sessions/resolve";

import { acceptInvitation, getInvitation } from "./accept-invitation";
import { changeRole } from "./change-role";
import { inviteMember } from "./invite";
import { listMembers } from "./list";
import { removeMember } from "./remove";
import { revokeInvitation } from "./revoke-invitation";

const DAY = 86_400_000;
const facts = (now = new Date(), ip = newIp()) => ({ now, requestId: null, ip, userAgent: "test" });
let made = 0;

async function invited(org: TestOrg, role: Role = "contributor", email = `invited-${org.slug}-${++made}@example.org`) {
  const { id } = await inviteMember(org.asOwner(), { email, role });
  const [mail] = await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${email} order by created_at desc, id desc limit 1`;
  return { id, email, token: /#([\w-]{43})/.exec(mail?.plain ?? "")?.[1] ?? "" };
}

async function asMember(org: TestOrg, role: Role): Promise<MemberContext> {
  return resolveMember(org.slug, await addMember(org.id, role), facts());
}

async function rolesOf(org: TestOrg): Promise<string[]> {
  return (await admin()<{ role: string }[]>`select role from memberships where org_id = ${org.id}`).map((row) => row.role).sort();
}

const accept = (token: string, over: object = {}, now = new Date()) => acceptInvitation(facts(now), { token, name: "New Person", password: "a long passphrase of mine", ...over });

describe("invitations", () => {
  test("an invitation makes a member of the invited address with the invited role, once", async () => {
    const org = await createOrg({ adopt: false });
    const { email, token } = await invited(org, "officer");
    expect(await getInvitation(facts(), { token })).toMatchObject({ email, role: "officer", hasAccount: false });
    const { userId, sid } = await accept(token);
    expect((await listMembers(org.as())).members.find((member) => member.userId === userId)).toMatchObject({ email, role: "officer" });
    expect(await resolveSession(sid, new Date())).toMatchObject({ id: userId, email });
    await expect(accept(token)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getInvitation(facts(), { token })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("accepted several times at once there is one member, one account and one event", async () => {
    const org = await createOrg({ adopt: false });
    const { email, token } = await invited(org);
    const tries = await Promise.allSettled(Array.from({ length: 6 }, async () => accept(token)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await rolesOf(org)).toEqual(["contributor", "owner"]);
    expect(await admin()`select 1 from users where email = ${email}`).toHaveLength(1);
    expect(await admin()`select 1 from audit_events where org_id = ${org.id} and action = 'member.joined'`).toHaveLength(2);
  });

  test("used, taken back, expired and made up are answered alike", async () => {
    const org = await createOrg({ adopt: false });
    const [used, revoked, expired] = [await invited(org), await invited(org), await invited(org)];
    await accept(used.token);
    await revokeInvitation(org.as(), { id: revoked.id });
    const answers = await Promise.all([[used.token], [revoked.token], [expired.token, new Date(Date.now() + 7 * DAY + 60_000)], ["made-up"]].map(async ([token, now]) => accept(String(token), {}, now instanceof Date ? now : undefined).then(() => "accepted", (error: unknown) => String(error))));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("was used, taken back or has expired");
    expect(await rolesOf(org)).toEqual(["contributor", "owner"]);
  });

  test("it is bound to the address: an account there proves itself by its password, and the input cannot name another", async () => {
    const org = await createOrg({ adopt: false });
    const email = `known-${org.slug}@example.org`;
    const known = await createUser(new Date(), { email, name: "Known", password: "the right long passphrase" });
    const { token } = await invited(org, "contributor", email);
    await expect(accept(token, { password: "a wrong long passphrase" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(accept(token, { email: "other@example.org" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(accept(token, { role: "owner" })).rejects.toMatchObject({ code: "INVALID" });
    expect(await rolesOf(org)).toEqual(["owner"]);
    expect(await accept(token, { name: "Somebody else", password: "the right long passphrase" })).toMatchObject({ userId: known.id });
    expect((await listMembers(org.as())).members.find((member) => member.userId === known.id)?.name).toBe("Known");
  });

  test("a weak password is refused and the invitation stays open", async () => {
    const org = await createOrg({ adopt: false });
    const { token } = await invited(org);
    await expect(accept(token, { password: "short" })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "password" }] });
    await expect(accept(token)).resolves.toBeDefined();
  });

  test("nobody invites above themselves, and the token is in no table", async () => {
    const org = await createOrg({ adopt: false });
    const officer: MemberContext = { ...org.asOwner(), role: "officer" };
    const before = await countRows(org.id);
    await expect(inviteMember(officer, { email: "a@example.org", role: "owner" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(inviteMember(await asMember(org, "contributor"), { email: "a@example.org", role: "contributor" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect({ ...(await countRows(org.id)), [`${org.id} public.memberships`]: 1 }).toEqual(before);
    const { token } = await invited(org);
    const [row] = await admin()<{ text: string }[]>`select (select string_agg(i::text, '') from invitations i where org_id = ${org.id}) || (select string_agg(a::text, '') from audit_events a where org_id = ${org.id}) as text`;
    expect(row?.text).not.toContain(token);
  });

  test("an invitation to a member of a lower role gives the role or is refused; the trail tells what happened", async () => {
    const org = await createOrg({ adopt: false });
    const email = `member-${org.slug}@example.org`;
    const known = await createUser(new Date(), { email, name: "Known", password: "the right long passphrase" });
    await admin()`insert into memberships (org_id, user_id, role, joined_at) values (${org.id}, ${known.id}, 'contributor', now())`;
    const { token } = await invited(org, "officer", email);
    await accept(token, { password: "the right long passphrase" }).catch(() => undefined);
    const [granted] = await admin()<{ role: string }[]>`select detail->>'role' as role from audit_events where org_id = ${org.id} and action = 'member.joined' and object_id = ${known.id}`;
    const [member] = await admin()<{ role: string }[]>`select role from memberships where org_id = ${org.id} and user_id = ${known.id}`;
    expect(granted?.role ?? member?.role).toBe(member?.role);
  });

  test("a disabled account cannot accept", async () => {
    const org = await createOrg({ adopt: false });
    const email = `disabled-${org.slug}@example.org`;
    const known = await createUser(new Date(), { email, name: "Gone", password: "the right long passphrase" });
    await admin()`update users set disabled_at = now() where id = ${known.id}`;
    const { token } = await invited(org, "contributor", email);
    await expect(accept(token, { password: "the right long passphrase" })).rejects.toThrow();
  });
});

describe("the last owner", () => {
  test("can be neither demoted nor removed, by nobody", async () => {
    const org = await createOrg({ adopt: false });
    const owner = { userId: org.owner.id };
    await expect(changeRole(org.asOwner(), { ...owner, role: "officer" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(removeMember(org.as(), owner)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await rolesOf(org)).toEqual(["owner"]);
    await changeRole(org.asOwner(), { ...owner, role: "owner" });
    const second = await asMember(org, "owner");
    await changeRole(second, { ...owner, role: "contributor" });
    await expect(removeMember(second, { userId: second.user.id })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("stays when two owners demote or remove each other at once, twenty times", async () => {
    const org = await createOrg({ adopt: false });
    for (let round = 0; round < 20; round++) {
      const [a, b] = [await asMember(org, "owner"), await asMember(org, "owner")];
      await admin()`delete from memberships where org_id = ${org.id} and not (user_id = any(${[a.user.id, b.user.id]}))`;
      const demote = async (by: MemberContext, whom: MemberContext) => (round % 2 === 0 ? changeRole(by, { userId: whom.user.id, role: "contributor" }) : removeMember(by, { userId: whom.user.id }));
      const tries = await Promise.allSettled([demote(a, b), demote(b, a)]);
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      expect((await rolesOf(org)).filter((role) => role === "owner")).toHaveLength(1);
    }
  });

  test("stays when both leave at once", async () => {
    const org = await createOrg({ adopt: false });
    const other = await asMember(org, "owner");
    const tries = await Promise.allSettled([removeMember(org.as(), { userId: org.owner.id }), removeMember(other, { userId: other.user.id })]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await rolesOf(org)).toEqual(["owner"]);
  });

  test("an owner who has just been demoted cannot still hand out the owner's role", async () => {
    const org = await createOrg({ adopt: false });
    const [demoted, friend] = [await asMember(org, "owner"), await asMember(org, "contributor")];
    await changeRole(org.asOwner(), { userId: demoted.user.id, role: "contributor" });
    await expect(changeRole(demoted, { userId: friend.user.id, role: "owner" })).rejects.toThrow();
  });
});

describe("a removed member", () => {
  test("is out at once, keeps the account, and owns no control any more", async () => {
    const org = await createOrg();
    const member = await asMember(org, "officer");
    await admin()`update controls set owner_id = ${member.user.id} where org_id = ${org.id} and key = 'GOV-02'`;
    await removeMember(org.as(), { userId: member.user.id });
    await expect(resolveMember(org.slug, member.user, facts())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await admin()`select 1 from users where id = ${member.user.id}`).toHaveLength(1);
    expect(await admin()`select 1 from controls where org_id = ${org.id} and owner_id = ${member.user.id}`).toHaveLength(0);
  });
});
