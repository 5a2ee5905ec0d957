import { createHmac, randomUUID } from "node:crypto";

import { caseOf } from "@/db/seed/demo/desk/acts";
import { ACME_PRIVACY } from "@/db/seed/demo/desk/settings";
import { type Asked, DESK_STORY, type DeskDay } from "@/db/seed/demo/desk/story";
import type { ServiceContext } from "@/server/services/context";
import { tendCasesOf } from "@/server/services/privacy/care/tend-cases";
import { caseLink } from "@/server/services/privacy/case-keys";
import { fileClosedCasesOf } from "@/server/services/privacy/filed/file-closed-cases";
import { createHandOverKey } from "@/server/services/privacy/hand-over/create-key";
import { getHandOverSettings } from "@/server/services/privacy/hand-over/get-settings";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";

import { ACME } from "./sign-ins";

type Contexts = { officer: (now: Date) => ServiceContext; owner: (now: Date) => ServiceContext };
type Desk = Contexts & { url: string; end: Date; key: { id: string; secret: string }; address: string };
/** Lives up to a moment of the story. */
export type LiveDesk = { until: (at: Date) => Promise<void> };

const DAY_MS = 86_400_000;
/** Moments between two looks at open cases: as the worker has it, but a year of looks would make the start long. */
const TEND_EVERY = 6;

/** Sets up the demo's privacy desk at the beginning of the story, and lives through its cases as the year goes by. */
export async function openLiveDesk(url: string, end: Date, start: Date, people: Contexts): Promise<LiveDesk> {
  await savePrivacySettings(people.owner(start), ACME_PRIVACY);
  const key = await createHandOverKey(people.owner(start));
  const { address } = await getHandOverSettings(people.owner(start));
  const desk: Desk = { ...people, url, end, key, address };
  const left = [...DESK_STORY];
  let moments = 0;
  return { until: async (at) => {
    const due = left.filter(({ daysBefore }) => end.getTime() - daysBefore * DAY_MS <= at.getTime());
    left.splice(0, due.length);
    for (const [place, day] of due.entries()) await live(desk, day, new Date(at.getTime() + place * 60_000));
    const after = new Date(at.getTime() + due.length * 60_000);
    const { orgId } = people.owner(after);
    if (due.length > 0) await fileClosedCasesOf(orgId, after);
    if (moments++ % TEND_EVERY === 0) await tendCasesOf(orgId, after);
  } };
}

async function live(desk: Desk, day: DeskDay, now: Date): Promise<void> {
  if ("form" in day) return send(desk, now, `/privacy/${ACME.slug}`, formOf(day.form));
  if ("desk" in day) return day.desk({ officer: desk.officer(now), owner: desk.owner(now) });
  if ("withdraws" in day) return withdraw(desk, now, day.withdraws);
  const visit = await handedOver(desk, now, day.signedIn);
  return send(desk, now, `/privacy/${ACME.slug}/hand-over`, formOf(day.signedIn, { visit }));
}

function formOf({ rights, objectsTo = [], name, email, words, language }: Asked, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams([...rights.map((right) => ["rights", right]), ...objectsTo.map((use) => ["objects_to", use]), ...Object.entries({ name, email, words, form: randomUUID(), lang: language, ...more })]);
}

/** As a browser does it: the form's own language stands in the address. */
async function send({ url }: Desk, now: Date, path: string, form: URLSearchParams): Promise<void> {
  const response = await fetch(`${url}${path}?lang=${form.get("lang") ?? "en"}`, { method: "POST", body: form, redirect: "manual", headers: { "x-proofroom-clock": now.toISOString() } });
  if (response.status !== 303) throw new Error(`Seeding stopped: the form at ${path} answered ${response.status}.`);
}

async function withdraw(desk: Desk, now: Date, { number, right }: { number: number; right: string }): Promise<void> {
  const { orgId } = desk.owner(now);
  const link = await caseLink(orgId, ACME.slug, await caseOf(desk.owner(now), number));
  await send(desk, now, new URL(link?.url ?? desk.url).pathname, new URLSearchParams({ act: "withdraw", right, sure: "yes" }));
}

/** Acme's own service hands over whoever is signed in there; comes back with what the form carries. */
async function handedOver({ url, key, address }: Desk, now: Date, { name, email }: Asked): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ alg: "HS256", typ: "JWT", kid: key.id })}.${encode({ aud: address, iat, exp: iat + 300, jti: randomUUID(), sub: "customer-4711", email, name })}`;
  const token = `${signed}.${createHmac("sha256", Buffer.from(key.secret, "base64url")).update(signed).digest("base64url")}`;
  const response = await fetch(`${url}/privacy/${ACME.slug}/hand-over?token=${token}`, { redirect: "manual", headers: { "x-proofroom-clock": now.toISOString() } });
  return new URL(response.headers.get("location") ?? "", url).searchParams.get("visit") ?? "";
}
