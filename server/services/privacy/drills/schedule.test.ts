import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { MANUAL_SYSTEM } from "@/db/testing/systems";

import type { ServiceContext } from "../../context";
import { getHome } from "../../home/get";
import { savePrivacySettings } from "../save-settings";
import { saveSystem } from "../systems/save";
import { endDrill } from "./end";
import { getDrill } from "./get";
import { listDrills } from "./list";
import { plantInPortal } from "./plant-in-portal";
import { saveDrillSchedule } from "./schedule";
import { tendDrillsOf } from "./tend";
import { tickPlanted } from "./tick-planted";

const AT = new Date("2026-07-06T10:00:00Z");
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);
const at = (org: TestOrg, now = AT): ServiceContext => ({ ...org.as(), now });
async function withDesk(): Promise<{ org: TestOrg; desk: { id: string } }> {
  const org = await createOrg({ now: AT });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  return { org, desk: await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Desk", rights: ["access", "erasure"], connector: { kind: "manual", instructions: "", assigneeId: null } }) };
}

describe("the quarterly schedule", () => {
  test("makes somebody up, begins on its day where they were planted, and writes down the quarter that was missed", async () => {
    const { org, desk } = await withDesk();
    const [officer] = [await addMember(org.id, "officer"), await addMember(org.id, "contributor")];
    await saveDrillSchedule(at(org), { isOn: true, runDay: 21 });
    await Promise.allSettled([tendDrillsOf(org.id, AT), tendDrillsOf(org.id, AT)]);
    const list = await listDrills(at(org));
    expect(list.rows).toMatchObject([{ name: "Drill 1", quarter: "2026-Q3", state: "planting" }]);
    expect(list.schedule).toEqual({ isOn: true, runDay: 21, nextRunOn: "2026-07-21" });
    // Nobody planted anything until the next quarter, in Berlin two hours before it is one in UTC.
    await tendDrillsOf(org.id, new Date("2026-09-30T21:30:00Z"));
    expect((await listDrills(at(org))).rows).toHaveLength(1);
    await tendDrillsOf(org.id, new Date("2026-09-30T22:30:00Z"));
    await tendDrillsOf(org.id, new Date("2026-10-01T08:00:00Z"));
    const missed = (await listDrills(at(org))).rows.filter(({ result }) => result === "missed");
    expect(missed).toMatchObject([{ quarter: "2026-Q3", state: "ended", endedAt: "2026-09-30T21:59:59.999Z" }]);
    expect(await admin()`select facts from records where org_id = ${org.id} and evidence_id = ${missed[0]?.evidenceId ?? ""}`).toMatchObject([{ facts: { passed: false } }]);
    // To whoever sees to requests and to nobody else, in order, each with the way to its drill.
    const mails = async () => admin()<{ to: string; subject: string; plain: string }[]>`select recipient as "to", subject, plain from outbox where recipient in (select u.email from users u join memberships m on m.user_id = u.id where m.org_id = ${org.id}) and plain like '%drill%' order by created_at, id`;
    const subjectsTo = async (address: string) => (await mails()).filter(({ to }) => to === address).map(({ subject }) => subject);
    const missedMail = (await mails()).find(({ subject }) => subject.startsWith("No drill"));
    expect(missedMail?.plain).toContain(`/o/${org.slug}/privacy/drills/${missed[0]?.id ?? "-"}`);
    expect((await mails())[0]?.plain).toMatch(/begins by itself on 21 July 2026, wherever they are by then[^]*rehearsal: nobody is behind it/);
    expect(new Set((await mails()).map(({ to }) => to))).toEqual(new Set([org.owner.email, officer.email]));
    expect(await subjectsTo(officer.email)).toEqual(await subjectsTo(org.owner.email));
    expect((await getHome(at(org, new Date("2026-10-01T08:00:00Z")))).drills).toEqual([
      { what: "due", id: list.rows[0]?.id, name: "Drill 1", quarter: "2026-Q4", href: `/privacy/drills/${list.rows[0]?.id ?? ""}`, beginsOn: null }, expect.objectContaining({ what: "missed", quarter: "2026-Q3" }),
    ]);
    expect(await subjectsTo(org.owner.email)).toEqual(["Drill 1: plant the made-up person of 2026-Q3", "No drill of rights requests was held in 2026-Q3", "Drill 1: plant the made-up person of 2026-Q4"]);
    await tickPlanted(at(org), { id: list.rows[0]?.id, systemId: desk.id, planted: true });
    await plantInPortal(at(org), { id: list.rows[0]?.id });
    expect((await getHome(at(org, new Date("2026-10-01T08:00:00Z")))).drills?.map(({ what }) => what)).toEqual(["planted", "missed"]);
    await tendDrillsOf(org.id, new Date("2026-10-20T08:00:00Z"));
    expect((await getDrill(at(org), { id: list.rows[0]?.id })).state).toBe("planting");
    await tendDrillsOf(org.id, new Date("2026-10-21T08:00:00Z"));
    expect(await getDrill(at(org), { id: list.rows[0]?.id })).toMatchObject({ state: "finding", quarter: "2026-Q4" });
    // Ninety days later it ends by itself, and the next one is made.
    await tendDrillsOf(org.id, new Date("2027-01-30T08:00:00Z"));
    expect((await listDrills(at(org))).rows.map(({ quarter, state, result }) => [quarter, state, result])).toEqual([["2027-Q1", "planting", null], ["2026-Q3", "ended", "missed"], ["2026-Q4", "ended", "failed"]]);
    expect((await subjectsTo(officer.email)).slice(-2)).toEqual(["Drill 1 of 2026-Q4 has failed", "Drill 3: plant the made-up person of 2027-Q1"]);
    expect((await mails()).find(({ subject }) => subject === "Drill 1 of 2026-Q4 has failed")?.plain).toContain(`/o/${org.slug}/privacy/drills/${list.rows[0]?.id ?? "-"}`);
    expect((await getHome(at(org, new Date("2027-01-30T08:00:00Z")))).drills).toMatchObject([{ what: "due", quarter: "2027-Q1" }, { what: "failed", quarter: "2026-Q4" }]);
    expect((await getHome({ ...at(org), permissions: new Set(["home:read"]) })).drills).toBeNull();
  });

  test("is not escaped by switching it off and on again, and makes no second one where the first was called off", async () => {
    const { org } = await withDesk();
    await saveDrillSchedule(at(org), { isOn: true, runDay: 21 });
    await tendDrillsOf(org.id, AT);
    await endDrill(at(org, later(1)), { id: (await listDrills(at(org))).rows[0]?.id });
    await tendDrillsOf(org.id, later(2));
    for (const [day, isOn, runDay] of [[30, false, 21], [31, false, 22], [32, true, 21]] as const) await saveDrillSchedule(at(org, later(day)), { isOn, runDay });
    await tendDrillsOf(org.id, later(33));
    expect((await listDrills(at(org))).rows.map(({ name, state, result }) => [name, state, result])).toEqual([["Drill 1", "ended", null]]);
    await tendDrillsOf(org.id, later(90));
    expect((await listDrills(at(org))).rows.map(({ quarter, result }) => [quarter, result])).toContainEqual(["2026-Q3", "missed"]);
    // Off over a whole quarter: that one nobody promised.
    await saveDrillSchedule(at(org, later(91)), { isOn: false, runDay: 21 });
    await saveDrillSchedule(at(org, later(215)), { isOn: true, runDay: 21 });
    await tendDrillsOf(org.id, later(216));
    expect((await listDrills(at(org, later(216)))).rows.filter(({ result }) => result === "missed")).toHaveLength(1);
  });
});
