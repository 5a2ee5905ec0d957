import type { TestOrg } from "@/db/seed/factories";
import { evaluateControls } from "@/server/services/controls/evaluate";
import { listControls } from "@/server/services/controls/list";
import { updateControl } from "@/server/services/controls/update";
import { pushEvidence } from "@/server/services/evidence/push";
import { reviewEvidence } from "@/server/services/evidence/review";

import { admin } from "./admin";
import { meeting, restoreTest } from "./items";

export const START = new Date("2025-01-10T09:00:00Z");
export const KEYS = ["BCP-03", "GOV-02"];
export type Shown = { state: string; sentence: string; evidenceCount: number };

/** What the worker's clock does at a moment, for the controls of the story only: all eighty take a second each time. */
export async function clock(org: TestOrg, moment: string): Promise<void> {
  const rows = await admin()<{ id: string }[]>`select id from controls where org_id = ${org.id} and key = any(${KEYS})`;
  await evaluateControls(org.id, { at: new Date(moment), now: new Date(moment), controlIds: rows.map((row) => row.id) });
}

/** What the portal shows at a moment, after the worker's clock has come by. */
export async function look(org: TestOrg, moment: string): Promise<Record<string, Shown>> {
  await clock(org, moment);
  const rows = await listControls(org.at(moment));
  return Object.fromEntries(rows.filter((row) => KEYS.includes(row.key)).map(({ key, state, sentence, evidenceCount }) => [key, { state, sentence, evidenceCount }]));
}

export async function pushed(org: TestOrg, at: string, item: object): Promise<string> {
  const [answer] = await pushEvidence(org.at(at), { items: [item] });
  if (answer?.status !== "created") throw new Error(`not created: ${JSON.stringify(answer)}`);
  return answer?.id ?? "";
}

/** A year with good and bad days; each step is judged as it happens. */
export const YEAR: [string, (org: TestOrg, at: string, ids: Map<string, string>) => Promise<unknown>][] = [
  ["2025-01-15T10:00:00Z", async (org, at) => pushed(org, at, restoreTest("2025-01-15T08:00:00Z"))],
  ["2025-02-20T10:00:00Z", async (org, at) => pushed(org, at, meeting("2025-02-18T08:00:00Z"))],
  ["2025-05-30T10:00:00Z", async (org, at, ids) => ids.set("may", await pushed(org, at, restoreTest("2025-05-29T08:00:00Z", { outcome: "failed" })))],
  ["2025-06-02T10:00:00Z", async (org, at, ids) => pushed(org, at, { ...restoreTest("2025-05-29T08:00:00Z"), supersedes: ids.get("may") })],
  ["2025-06-20T10:00:00Z", async (org, at) => updateControl(org.at(at), { key: "BCP-03", promised: { rtoMinutes: 15 } })],
  ["2025-07-01T10:00:00Z", async (org, at) => updateControl(org.at(at), { key: "BCP-03", promised: { rtoMinutes: 30 } })],
  ["2025-08-05T10:00:00Z", async (org, at, ids) => ids.set("aug", await pushed(org, at, meeting("2025-08-04T08:00:00Z")))],
  ["2025-09-10T10:00:00Z", async (org, at, ids) => reviewEvidence(org.at(at), { id: ids.get("aug"), state: "rejected", note: "not the minutes" })],
  ["2025-09-12T10:00:00Z", async (org, at, ids) => reviewEvidence(org.at(at), { id: ids.get("aug"), state: "accepted" })],
  ["2025-10-20T10:00:00Z", async (org, at) => pushed(org, at, meeting("2025-05-20T08:00:00Z"))],
];
const LOOKS = ["2025-01-12T00:00:00Z", "2025-02-01T00:00:00Z", "2025-04-20T00:00:00Z", "2025-05-31T00:00:00Z", "2025-06-10T00:00:00Z", "2025-06-25T00:00:00Z", "2025-07-20T00:00:00Z", "2025-09-11T00:00:00Z", "2025-10-15T00:00:00Z", "2025-10-21T00:00:00Z", "2025-12-01T00:00:00Z"];
export const END = "2025-12-15T00:00:00Z";

export async function live(org: TestOrg, judge: (at: string) => Promise<unknown>): Promise<Map<string, Record<string, Shown>>> {
  const ids = new Map<string, string>();
  const shown = new Map<string, Record<string, Shown>>();
  const steps = [...YEAR.map(([at, act]) => ({ at, act })), ...LOOKS.map((at) => ({ at, act: undefined }))].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, act } of steps) {
    if (act) await act(org, at, ids).then(async () => judge(at));
    else shown.set(at, await look(org, at));
  }
  return shown;
}

export async function events(orgId: string): Promise<string[]> {
  const rows = await admin()<{ line: string }[]>`select c.key || ' ' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' ' || e.to_state as line
    from verdict_events e join controls c on c.org_id = e.org_id and c.id = e.control_id where e.org_id = ${orgId} and c.key = any(${KEYS}) order by c.key, e.ordinal`;
  return rows.map((row) => row.line);
}

