import { beforeAll, describe, expect, test } from "vitest";

import { GET as getCase, POST as postCase } from "@/app/privacy/[orgSlug]/case/[token]/route";
import { GET as getCertificates } from "@/app/privacy/[orgSlug]/certificate/route";
import { GET as getLogo } from "@/app/privacy/[orgSlug]/logo/route";
import { GET as getCentre, POST as postCentre } from "@/app/privacy/[orgSlug]/route";
import { GET as getSent } from "@/app/privacy/[orgSlug]/sent/route";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, trailOf } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { formToken } from "@/server/domain/privacy/form-token";
import { MAX_LOGO_BYTES } from "@/server/domain/look/look";
import { LANGUAGE_CODES } from "@/server/domain/privacy/languages";
import { newToken } from "@/server/domain/access/token";

import { saveLook } from "../../services/organizations/save-look";
import { listCases } from "../../services/privacy/list";
import { recordRequest } from "../../services/privacy/record-request";
import { savePrivacySettings } from "../../services/privacy/save-settings";
import { peerHeader } from "../incoming";
import { MAX_FORM_BYTES } from "./read-form";

/** A picture of 16 by 16. */
const LOGO = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAGUlEQVR4nGP4z8DQQAlmGDVg1IBRA4aLAQDoJn8Qy7CZ9QAAAABJRU5ErkJggg==";
type Fields = [string, string][];
type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Sending = { ip?: string; lang?: string; headers?: Record<string, string> };

const WHOLE: Fields = [["rights", "access"], ["rights", "erasure"], ["email", "petra@example.org"], ["name", "Petra"], ["words", "All of it"]];
const replaced = (name: string, ...values: string[]): Fields => [...WHOLE.filter(([one]) => one !== name), ...values.map((value): [string, string] => [name, value])];
let peers = 0;
/** Every call comes from another network unless one is named. */
const freshIp = () => `198.51.${Math.floor(++peers / 250)}.${peers % 250}`;

async function call(route: Route, path: string, fields?: Fields, { ip = freshIp(), lang, headers = {} }: Sending = {}) {
  const [, , orgSlug = "", , token = ""] = (path.split("?")[0] ?? "").split("/");
  const init = fields ? { method: "POST", body: new URLSearchParams(fields).toString() } : {};
  const sent = { [peerHeader()]: ip, ...(fields ? { "content-type": "application/x-www-form-urlencoded" } : {}), ...headers };
  const response = await route(new Request(`http://localhost${path}${lang ? `?lang=${lang}` : ""}`, { ...init, headers: sent }), { params: Promise.resolve({ orgSlug, token }) });
  const location = response.headers.get("location");
  // As a browser: the centre sends whoever opens it on to a form of its own.
  if (route === getCentre && location) return call(route, location, fields, { ip, headers });
  return { status: response.status, location, headers: response.headers, html: await response.text() };
}
async function open(settings: object = {}): Promise<TestOrg> {
  const org = await createOrg({ adopt: false });
  await savePrivacySettings(org.as(), { ...PRIVACY_SETTINGS, ...settings });
  return org;
}
const file = async (org: TestOrg, fields = WHOLE, sending?: Sending) => call(postCentre, `/privacy/${org.slug}`, fields, sending);
const countOf = async (org: TestOrg) => (await listCases(org.as(), { show: "all" })).total;
async function caseOf(org: TestOrg, email: string): Promise<string> {
  const [mail] = await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${email} and plain like ${`%/privacy/${org.slug}/case/%`} order by created_at desc limit 1`;
  return /\/privacy\/[^/\s]+\/case\/[\w-]+/.exec(mail?.plain ?? "")?.[0] ?? "";
}

describe("the privacy centre", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await open({ noticeUrl: "https://acme.example/privacy", accent: "#ffe680" });
  });

  test("says who answers and to whom to complain, and holds no script and nothing from elsewhere", async () => {
    const { status, html, headers } = await call(getCentre, `/privacy/${org.slug}`);
    expect(status).toBe(200);
    for (const told of ["Acme GmbH", "Hauptstr. 1, 10115 Berlin", "privacy@acme.example", "Dr. D", "Berlin Commissioner", "https://authority.example", "https://acme.example/privacy", "3 years"]) expect(html).toContain(told);
    expect(html).not.toMatch(/<script|<img|<iframe| src="http|@import|url\(["']?http/);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("set-cookie")).toBeNull();
  });

  test("shows the organization's logo from its own address while the centre is open, and to nobody else's visitors", async () => {
    const [own, bare, closed] = [await open(), await open(), await createOrg({ adopt: false })];
    for (const each of [own, closed]) await saveLook(each.as(), { accent: null, logo: LOGO });
    const src = /<img src="([^"]+)" width="16" height="16" alt="Acme GmbH"/.exec((await call(getCentre, `/privacy/${own.slug}`)).html)?.[1] ?? "";
    expect(src).toMatch(new RegExp(`^/privacy/${own.slug}/logo\\?v=[0-9a-f]{16}$`));
    const { status, headers } = await call(getLogo, src);
    expect([status, headers.get("content-type"), headers.get("x-content-type-options"), Number(headers.get("content-length")) < MAX_LOGO_BYTES]).toEqual([200, "image/png", "nosniff", true]);
    for (const { slug } of [bare, closed, { slug: "nobody-at-all" }]) expect((await call(getLogo, `/privacy/${slug}/logo`)).status, slug).toBe(404);
    // The same on a case and where certificates are checked; a closed centre gives none out, and its cases stay open under the name.
    await file(own);
    const at = await caseOf(own, "petra@example.org");
    const logoAt = async (route: Route, path: string) => /<p class="org">(?:<img src="([^"]+)" width="16" height="16" alt="Acme GmbH"\/>|<bdi>Acme GmbH<\/bdi>)<\/p>/.exec((await call(route, path)).html)?.slice(1);
    expect([await logoAt(getCase, at), await logoAt(getCertificates, `/privacy/${own.slug}/certificate`)]).toEqual([[src], [src]]);
    await savePrivacySettings(own.as(), { ...PRIVACY_SETTINGS, isOpen: false });
    expect([await logoAt(getCase, at), (await call(getLogo, src)).status]).toEqual([[undefined], 404]);
  });

  test("speaks the language asked for, else the one the browser likes best, else English", async () => {
    const langOf = async (sending: Sending) => /<html lang="(\w+)">/.exec((await call(getCentre, `/privacy/${org.slug}`, undefined, sending)).html)?.[1];
    for (const code of LANGUAGE_CODES) expect(await langOf({ lang: code, headers: { "accept-language": "en" } })).toBe(code);
    expect(await langOf({ headers: { "accept-language": "xx, it;q=0.4, pl;q=0.9, fr;q=0" } })).toBe("pl");
    expect(await langOf({ headers: { "accept-language": "de-AT" } })).toBe("de");
    expect(await langOf({ lang: "xx", headers: { "accept-language": "zz" } })).toBe("en");
  });

  test("offers a complaint to the organization only where the law knows one", async () => {
    const british = await open({ regime: "UK", country: "GB", zone: "Europe/London" });
    expect((await call(getCentre, `/privacy/${british.slug}`)).html).toContain('value="complaint"');
    expect((await call(getCentre, `/privacy/${org.slug}`)).html).not.toContain('value="complaint"');
  });

  test("files a request and sends the reader on by 303", async () => {
    const answer = await file(org, WHOLE, { lang: "de" });
    expect([answer.status, answer.location, answer.html]).toEqual([303, `/privacy/${org.slug}/sent?lang=de`, ""]);
    const [line] = (await listCases(org.as(), { show: "all" })).rows;
    expect(line).toMatchObject({ language: "de", rights: [{ right: "access" }, { right: "erasure" }] });
    expect((await call(getSent, `/privacy/${org.slug}/sent`)).status).toBe(200);
  });

  test("gone back to is the same form: the same again is the same case, with or without a script, and in another language too", async () => {
    const route = { params: Promise.resolve({ orgSlug: org.slug }) };
    const moved = await getCentre(new Request(`http://localhost/privacy/${org.slug}?lang=de`, { headers: { [peerHeader()]: freshIp() } }), route);
    const address = moved.headers.get("location") ?? "";
    expect([moved.status, moved.headers.get("cache-control")]).toEqual([303, expect.stringContaining("no-store")]);
    expect(address).toMatch(new RegExp(`^/privacy/${org.slug}\\?lang=de&form=[\\w-]{31}$`));
    const formIn = async (path: string) => /name="form" value="([\w-]*)"/.exec((await call(getCentre, path)).html)?.[1] ?? "";
    const form = await formIn(address);
    expect([await formIn(address), await formIn(address.replace("lang=de", "lang=fr"))]).toEqual([form, form]);
    const before = await countOf(org);
    const typed = replaced("email", "back@example.org").concat([["form", form]]);
    const answers = [await file(org, typed), await file(org, typed), ...(await Promise.all([file(org, typed), file(org, typed)]))];
    expect(new Set(answers.map(({ status, location }) => `${status} ${location ?? ""}`)).size).toBe(1);
    expect(await countOf(org)).toBe(before + 1);
    await file(org, replaced("email", "else@example.org").concat([["form", form]]));
    expect(await countOf(org)).toBe(before + 2);
  });

  test("kept as an address, is a new form half a day later and for nobody the old one", async () => {
    const old = `/privacy/${org.slug}?form=${formToken(new Date(Date.now() - 13 * 3_600_000), "A".repeat(22))}`;
    for (const path of [old, `/privacy/${org.slug}?form=chosen-by-somebody-else`, `/privacy/${org.slug}?form=${formToken(new Date(Date.now() + 3_600_000), "A".repeat(22))}`]) {
      const { status, html } = await call(getCentre, path);
      expect([status, html.includes(new URL(path, "http://localhost").searchParams.get("form") ?? "?")]).toEqual([200, false]);
      // A page that was open for longer is sent as it is: the same words then are another request.
      const before = await countOf(org);
      const typed = replaced("email", "long-open@example.org").concat([["form", new URL(path, "http://localhost").searchParams.get("form") ?? ""]]);
      expect([(await file(org, typed)).status, (await file(org, typed)).status, await countOf(org)]).toEqual([303, 303, before + 2]);
    }
  });

  test("answers the same bytes and headers whether or not the organization knows the address", async () => {
    await recordRequest(org.as(), { channel: "post", receivedAt: "2026-03-05T10:00:00Z", language: "en", rights: ["access"], requester: { name: "K", email: "known@example.org", address: null, identifiers: [] }, knownAddress: true, wording: "x" });
    const [known, unknown] = [await file(org, replaced("email", "known@example.org")), await file(org, replaced("email", "unknown@example.org"))];
    expect({ ...known, headers: [...known.headers] }).toEqual({ ...unknown, headers: [...unknown.headers] });
  });

  test("a closed centre and an organization that does not exist are one and the same 404, for every page and verb", async () => {
    const closed = await open({ isOpen: false });
    const bodies = await Promise.all([closed.slug, "nobody-at-all"].flatMap((slug) => [
      call(getCentre, `/privacy/${slug}`), call(getSent, `/privacy/${slug}/sent`), call(postCentre, `/privacy/${slug}`, WHOLE),
    ]));
    expect(bodies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(new Set(bodies.map(({ html }) => html)).size).toBe(1);
    expect(bodies[0]?.html).not.toContain("Acme");
  });
});

describe("a form with something wrong", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await open();
  });

  test.each([
    ["no right", replaced("rights"), "rights", "choose at least one thing"], ["an invented right", replaced("rights", "everything"), "rights", "choose at least one thing"],
    ["no address", replaced("email", ""), "email", "enter your e-mail address"], ["half an address", replaced("email", "petra@"), "email", "does not look like"],
    ["words without end", replaced("words", "x".repeat(10_001)), "words", "too long"], ["a character that cannot be kept", replaced("words", "a\u0000b"), "words", "cannot be stored"],
    ["a field filled in that people do not see", [...WHOLE, ["website", "https://spam.example"]] as Fields, "website", "must stay empty"],
  ])("%s comes back with its problem at its field, and files nothing", async (_what, fields, field, words) => {
    const before = await countOf(org);
    const { status, html } = await file(org, fields);
    expect(status).toBe(422);
    expect(html).toMatch(new RegExp(`<a href="#${field}">[^<]*${words}`));
    expect(html).toContain(`id="${field}"`);
    expect(await countOf(org)).toBe(before);
  });

  test("comes back with everything that was typed, as text and never as markup", async () => {
    const { html } = await file(org, [["rights", "objection"], ["objects_to", "direct_marketing"], ["email", "half@"], ["name", '"><b>Petra'], ["words", "</textarea><script>1</script>"]]);
    expect(html).toMatch(/name="rights"[^>]*value="objection"[^>]*checked|checked=""[^>]*value="objection"/);
    expect(html).toMatch(/value="direct_marketing"[^>]*checked|checked=""[^>]*value="direct_marketing"/);
    expect(html).toContain('value="half@"');
    expect(html).toContain("&quot;&gt;&lt;b&gt;Petra");
    expect(html).toContain("&lt;/textarea&gt;&lt;script&gt;1&lt;/script&gt;");
    expect(html).not.toMatch(/<script|<b>Petra/);
  });

  test("that is empty, or no form at all, is one with nothing in it", async () => {
    expect((await file(org, [])).status).toBe(422);
    expect((await file(org, WHOLE, { headers: { "content-type": "application/json" } })).status).toBe(422);
  });

  test("ten thousand characters of any script fit; more than the form may have is refused before it is read", async () => {
    expect((await file(org, replaced("words", "語".repeat(10_000)))).status).toBe(303);
    expect((await file(org, replaced("words", "one\r\n".repeat(2_500)))).status).toBe(303);
    const { status, html } = await file(org, replaced("words", "x".repeat(MAX_FORM_BYTES)));
    expect([status, html.includes("Nothing was stored")]).toEqual([413, true]);
  });
});

describe("too much", () => {
  test("from one network stops, with when to come back and where else to write, and leaves others alone", async () => {
    const org = await open();
    const statuses: number[] = [];
    for (let at = 0; at < 31; at++) statuses.push((await file(org, [], { ip: `2001:db8:1:2::${at.toString(16)}` })).status);
    expect(statuses.slice(0, 30).every((status) => status === 422)).toBe(true);
    const refused = await file(org, WHOLE, { ip: "2001:db8:1:2:ffff::9" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.html).toContain("privacy@acme.example");
    expect((await file(org, WHOLE, { ip: "2001:db8:1:3::1" })).status).toBe(303);
    const kept = await admin()<{ key: string }[]>`select key from rate_limits where key like 'privacy-%'`;
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toMatch(/2001|198\.51|petra/);
  });

  test("for one address, from wherever it comes, shuts nobody out: the answer stays the same", async () => {
    const org = await open();
    const statuses: number[] = [];
    for (let at = 0; at < 6; at++) statuses.push((await file(org, WHOLE)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303]);
  });
});

describe("the page of a case", () => {
  let org: TestOrg, path: string;
  beforeAll(async () => {
    org = await open();
    await file(org, replaced("email", "case@example.org"));
    path = await caseOf(org, "case@example.org");
  });
  const act = async (...fields: Fields) => call(postCase, path, fields);

  test("tells the date with its steps, and may be neither kept, found nor passed on", async () => {
    const { status, html, headers } = await call(getCase, path);
    expect(status).toBe(200);
    expect(html).toMatch(/You will have an answer by \d+ \w+ \d{4}/);
    expect(html).toContain("GDPR Art. 12(3)");
    expect(html).toContain("Berlin Commissioner");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(html).toContain('<meta name="referrer" content="no-referrer"/>');
  });

  test("changes nothing by being opened, whatever its address says", async () => {
    const before = await trailOf(org.id);
    for (const query of ["", "?act=confirm", "?done=confirmed", "?act=withdraw&right=access&sure=yes"]) {
      const { html } = await call(getCase, `${path}${query}`);
      expect(html).toContain('value="confirm"');
      expect(html).not.toContain("Your address is confirmed");
    }
    expect(await trailOf(org.id)).toEqual(before);
  });

  test("is nobody's with another organization's name or another secret, and says what to do", async () => {
    const other = await open();
    const token = path.split("/").at(-1) ?? "";
    const answers = await Promise.all([`/privacy/${other.slug}/case/${token}`, `/privacy/${org.slug}/case/${newToken().token}`, `/privacy/nobody-at-all/case/${token}`].flatMap((address) => [call(getCase, address), call(postCase, address, [["act", "confirm"]])]));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
    expect(answers[0]?.html).toContain("make a new request");
  });

  test("gives a message back that cannot be sent, and sends one that can", async () => {
    const empty = await act(["act", "write"], ["text", "   "]);
    expect([empty.status, empty.html.includes("write something first")]).toEqual([422, true]);
    const long = await act(["act", "write"], ["text", `MARK${"x".repeat(10_000)}`]);
    expect([long.status, long.html.includes(">MARKx")]).toEqual([422, true]);
    const sent = await act(["act", "write"], ["text", "Hello\nagain"]);
    expect([sent.status, sent.location]).toEqual([303, `${path}?done=written`]);
    expect((await call(getCase, path)).html).toContain("Hello\nagain");
  });

  test("is confirmed by its button, once", async () => {
    const before = await trailOf(org.id);
    expect((await act(["act", "confirm"])).location).toBe(`${path}?done=confirmed`);
    expect((await act(["act", "confirm"])).status).toBe(303);
    expect((await trailOf(org.id)).audit).toBe(before.audit + 1);
    expect((await call(getCase, path)).html).not.toContain('value="confirm"');
  });

  test("withdraws one right after a second yes, and nothing twice", async () => {
    const unsure = await act(["act", "withdraw"], ["right", "erasure"]);
    expect([unsure.status, unsure.html.includes("tick the box")]).toEqual([422, true]);
    expect((await act(["act", "withdraw"], ["right", "erasure"], ["sure", "yes"])).location).toBe(`${path}?done=withdrawn`);
    const again = await act(["act", "withdraw"], ["right", "erasure"], ["sure", "yes"]);
    expect([again.status, again.html.includes("nothing left to withdraw")]).toEqual([422, true]);
    const { html } = await call(getCase, path);
    expect(html).toContain("You have withdrawn this.");
    expect(html).toContain('id="sure-access"');
    expect(html).not.toContain('id="sure-erasure"');
  });

  test("keeps its language, unless the reader asks for another", async () => {
    await file(org, replaced("email", "fr@example.org"), { lang: "fr" });
    const french = await caseOf(org, "fr@example.org");
    expect((await call(getCase, french, undefined, { headers: { "accept-language": "en" } })).html).toContain('<html lang="fr">');
    expect((await call(getCase, french, undefined, { lang: "pl" })).html).toMatch(/<html lang="pl">[\s\S]*<p class="said" lang="fr"/);
    expect((await call(postCase, french, [["act", "confirm"]], { lang: "pl" })).location).toBe(`${french}?done=confirmed&lang=pl`);
  });

  test("an act nobody knows is refused and changes nothing", async () => {
    const before = await trailOf(org.id);
    expect((await act(["act", "erase_everything"])).status).toBe(422);
    expect(await trailOf(org.id)).toEqual(before);
  });
});
