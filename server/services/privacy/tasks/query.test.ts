import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { beginCase, MANUAL_SYSTEM, startTasks } from "@/db/testing/systems";

import { actOnCase } from "../act";
import { addIdentifier } from "../add-identifier";
import { readRequestFile } from "../files/read";
import { getCase } from "../get";
import { savePrivacySettings } from "../save-settings";
import { previewQuery } from "../systems/preview-query";
import { saveSystem } from "../systems/save";
import { runDelivery } from "./run-delivery";

const AT = new Date("2026-03-05T10:00:00Z");
const EMAIL = "petra.marker@example.org";
const SCHEMA = `shop_${Date.now().toString(36)}`;
const QUERY = `select id, email, note, at from ${SCHEMA}.people where lower(email) = any(:email) order by id`;
let org: TestOrg;
// A system of somebody's own: the same server, but for the product a database like any other.
const url = database.adminUrl;

beforeAll(async () => {
  org = await createOrg({ adopt: false, now: AT });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  const shop = postgres(url, { max: 1, onnotice: () => undefined });
  await shop.unsafe(`create schema ${SCHEMA}; create table ${SCHEMA}.people (id int, email text, note text, at timestamptz);
    insert into ${SCHEMA}.people values (1, '${EMAIL}', '=HYPERLINK("x")', '2026-01-02T03:04:05Z'), (2, 'else@example.org', 'x', now()), (3, 'PETRA.marker@example.org', null, null)`);
  await shop.end();
});
afterAll(async () => void (await admin().unsafe(`drop schema ${SCHEMA} cascade`)));

const sql = (template: string, more: object = {}) => ({ kind: "sql", template, rowLimit: 10, timeoutSeconds: 5, ...more });
async function run(template: string, more: object = {}): Promise<{ requestId: string; task: Awaited<ReturnType<typeof getCase>>["tasks"][number] | undefined }> {
  const { id: systemId } = await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: `Shop ${Math.random()}`, rights: ["access"], connector: sql(template, more), databaseUrl: url });
  const requestId = await beginCase(org.as(), { email: EMAIL });
  await startTasks(org.as(), requestId, "access", [systemId]);
  const [row] = await admin()<{ id: string }[]>`select id from system_deliveries where org_id = ${org.id} and request_id = ${requestId}`;
  await runDelivery(org.id, row?.id ?? "", () => AT);
  return { requestId, task: (await getCase(org.as(), { id: requestId })).tasks[0] };
}

describe("a system asked by query", () => {
  test("gives the person's rows as JSON and as CSV, counted, and nobody else's", async () => {
    const { requestId, task } = await run(QUERY);
    expect(task).toMatchObject({ state: "done", method: "extracted", records: 2, delivery: { status: "delivered" } });
    const files = await admin()<{ id: string; media_type: string }[]>`select id, media_type from request_files where request_id = ${requestId} order by media_type`;
    const [json, csv] = await Promise.all(files.map(async ({ id }) => withOrg(org.id, async (tx) => Buffer.from(await readRequestFile(tx, { orgId: org.id, requestId }, id)).toString("utf8"))));
    expect(JSON.parse(json ?? "")).toEqual([{ id: 1, email: EMAIL, note: '=HYPERLINK("x")', at: "2026-01-02T03:04:05.000Z" }, { id: 3, email: "PETRA.marker@example.org", note: null, at: null }]);
    expect(csv).toBe(`id,email,note,at\r\n1,${EMAIL},"'=HYPERLINK(""x"")",2026-01-02T03:04:05.000Z\r\n3,PETRA.marker@example.org,,\r\n`);
  });

  test("takes whatever an identifier holds for a value and nothing else", async () => {
    const hostile = `O'Hara "\\", {x},$1; drop -- \u00fc`;
    await admin().unsafe(`insert into ${SCHEMA}.people values (9, $1, 'hostile', null)`, [hostile]);
    const { id: systemId } = await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Hostile", rights: ["access"], connector: sql(`select note from ${SCHEMA}.people where email = any(:other)`), databaseUrl: url });
    const requestId = await beginCase(org.as(), { email: EMAIL });
    for (const value of [hostile, "another"]) await addIdentifier(org.as(), { requestId, type: "other", value, source: "derived" });
    await startTasks(org.as(), requestId, "access", [systemId]);
    const [row] = await admin()<{ id: string }[]>`select id from system_deliveries where org_id = ${org.id} and request_id = ${requestId}`;
    await runDelivery(org.id, row?.id ?? "", () => AT);
    expect((await getCase(org.as(), { id: requestId })).tasks[0]).toMatchObject({ state: "done", records: 1 });
    await admin().unsafe(`delete from ${SCHEMA}.people where id = 9`);
  });

  test("that finds nothing says so", async () => {
    expect((await run(`select 1 from ${SCHEMA}.people where email = any(:email) and id > 100`)).task).toMatchObject({ state: "done", method: "none_found", records: 0 });
  });

  test("whose result comes while a refusal is looked at is a person's to see to, and is asked once", async () => {
    const { id: systemId } = await saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Late", rights: ["access"], connector: sql(QUERY), databaseUrl: url });
    const requestId = await beginCase(org.as(), { email: EMAIL });
    await startTasks(org.as(), requestId, "access", [systemId]);
    const grounds = [{ ground: "manifestly_unfounded", facts: [{ fact: "objective_circumstances", text: { text: "Asked daily by a machine." } }] }];
    const draft = { draft: { kind: "refusal", said: { reasons: "The request is plainly without foundation." } } };
    await actOnCase(org.as(), { id: requestId, kind: "prepare_answer", right: "access", data: { outcome: "refused", contentSha256: draft, grounds, thirdPartyChecked: true, redactions: [], withheld: [], searched: null } });
    const [row] = await admin()<{ id: string }[]>`select id from system_deliveries where org_id = ${org.id} and request_id = ${requestId}`;
    await runDelivery(org.id, row?.id ?? "", () => AT);
    expect((await getCase(org.as(), { id: requestId })).tasks[0]).toMatchObject({ state: "failed", delivery: { status: "given_up" } });
    expect(await runDelivery(org.id, row?.id ?? "", () => AT)).toBe(false);
  });

  test("can change nothing, by whatever way", async () => {
    await admin().unsafe(`create function ${SCHEMA}.wipe() returns int language sql as 'delete from ${SCHEMA}.people returning 1'`);
    const { task } = await run(`select ${SCHEMA}.wipe() from ${SCHEMA}.people where email = any(:email)`);
    expect(task).toMatchObject({ state: "sent", delivery: { attempts: [{ problem: expect.stringMatching(/only reads/) as string }] } });
    expect((await run(`with gone as (delete from ${SCHEMA}.people where email = any(:email) returning 1) select * from gone`)).task?.state).toBe("sent");
    expect(await admin().unsafe(`select 1 from ${SCHEMA}.people`)).toHaveLength(3);
  });

  test("is cut short by its time and its rows, and takes nothing then", async () => {
    expect((await run(`select pg_sleep(30) from ${SCHEMA}.people where email = any(:email)`, { timeoutSeconds: 1 })).task?.delivery?.attempts[0]?.problem).toMatch(/longer than 1 seconds/);
    const { requestId, task } = await run(`select g, lower(email) from ${SCHEMA}.people, generate_series(1, 2000) g where email = any(:email)`);
    expect(task?.delivery?.attempts[0]?.problem).toMatch(/more than 10 rows/);
    expect(await admin()`select 1 from request_files where request_id = ${requestId}`).toHaveLength(0);
  });

  test("keeps neither the address of the database nor what it was asked where it can be read", async () => {
    // The database's own words quote the value that it could not read.
    const { task } = await run(`select 1 from ${SCHEMA}.people where id = any(:email::int[])`);
    expect(task?.delivery?.attempts[0]?.problem).toMatch(/^The query failed/);
    const dump = await dumpOf(org.id, "data_systems", "system_secrets", "system_deliveries", "system_tasks", "audit_events");
    for (const marker of [EMAIL, new URL(url).password]) expect(dump).not.toContain(marker);
  });

  test("is refused when saved where it cannot be right, and can be tried for somebody made up", async () => {
    const save = async (connector: object, databaseUrl?: string, rights: string[] = ["access"]) => saveSystem(org.as(), { ...MANUAL_SYSTEM, id: null, name: "Broken", rights, connector, ...(databaseUrl ? { databaseUrl } : {}) });
    await expect(save(sql("select * from people"), url)).rejects.toMatchObject({ details: [{ field: "connector.template" }] });
    await expect(save(sql(QUERY))).rejects.toMatchObject({ details: [{ field: "databaseUrl" }] });
    await expect(save(sql(QUERY), url, ["erasure"])).rejects.toMatchObject({ code: "INVALID", details: [{ field: "rights" }] });
    for (const bad of ["https://example.com", "postgresql:///shop?host=/tmp", "postgresql://a:b@one,two/shop", "postgresql://example.com/shop"]) await expect(save(sql(QUERY), bad), bad).rejects.toMatchObject({ details: [{ field: "databaseUrl" }] });
    const preview = async (template: string, databaseUrl = url) => previewQuery(org.as(), { id: null, template, timeoutSeconds: 5, databaseUrl });
    expect(await preview(QUERY)).toEqual({ columns: ["id", "email", "note", "at"], rows: 0 });
    await expect(preview("select nothing from nowhere where :email is null")).rejects.toMatchObject({ code: "UNPROCESSABLE", message: expect.stringMatching(/nowhere/) as string });
    for (const inward of ["postgresql://a:b@10.0.0.1/x", "postgresql://a:b@localhost/x", "postgresql://a:b@[::1]/x"]) await expect(preview(QUERY, inward), inward).rejects.toMatchObject({ code: "UNPROCESSABLE", message: expect.stringMatching(/open internet/) as string });
  });
});
