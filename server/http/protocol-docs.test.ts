import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

import { beforeAll, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { addController, addShopApp } from "@/server/services/privacy/protocols/peers";
import { signWithTestCertificate } from "@/server/services/privacy/protocols/save-opendsr";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";

import { opendsr, opengdpr } from "./opendsr";
import { receive } from "./shops";

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
/** What Next would route: method, pattern, handler. */
const ROUTES: [string, RegExp, Handler][] = [
  ["GET", /^\/api\/opendsr\/v2\/(?<orgSlug>[^/]+)\/discovery$/, opendsr.discovery],
  ["POST", /^\/api\/opendsr\/v2\/(?<orgSlug>[^/]+)\/requests$/, opendsr.submit],
  ["GET", /^\/api\/opendsr\/v2\/(?<orgSlug>[^/]+)\/requests\/(?<id>[^/]+)$/, opendsr.status],
  ["DELETE", /^\/api\/opendsr\/v2\/(?<orgSlug>[^/]+)\/requests\/(?<id>[^/]+)$/, opendsr.cancel],
  ["POST", /^\/api\/opendsr\/v1\/(?<orgSlug>[^/]+)\/(?<resource>[^/]+)$/, opengdpr.submit],
  ["POST", /^\/api\/shops\/v1\/(?<orgSlug>[^/]+)\/(?<peerId>[^/]+)\/(?<about>[^/]+)\/(?<what>[^/]+)$/, receive],
];

let values: Record<string, string>;
beforeAll(async () => {
  // Days after those of the examples.
  const org = await createOrg({ adopt: false });
  await savePrivacySettings(org.as(), PRIVACY_SETTINGS);
  await signWithTestCertificate(org.as(), { domain: "opendsr.example.org" });
  const [{ key }, app] = [await addController(org.as(), { name: "Shop AG" }), await addShopApp(org.as(), { name: "Reviews app" })];
  values = { BASE: "http://localhost:3000", ORG: org.slug, KEY: key, APP: app.id, SECRET: app.secret ?? "" };
});

/** Words of a command: in single quotes as they stand, in double quotes and bare with variables. */
function wordsOf(command: string): string[] {
  return [...command.replaceAll("\\\n", " ").matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, literal, quoted, bare]) => literal ?? (quoted ?? bare ?? "").replaceAll(/\$([A-Z]+)/g, (_, name: string) => values[name] ?? expect.fail(`$${name} is not explained`)));
}

async function run(command: string): Promise<number> {
  const body = /-d '([^']*)'/.exec(command)?.[1];
  if (body !== undefined) values["SIGNATURE"] = createHmac("sha256", values["SECRET"] ?? "").update(body).digest("base64");
  const [program, ...words] = wordsOf(command);
  expect(program).toBe("curl");
  const after = (flag: string) => words.flatMap((word, i) => (word === flag ? [words[i + 1] ?? ""] : []));
  const url = new URL(words.find((word) => word.startsWith("http")) ?? expect.fail("no address"));
  const headers = new Headers(after("-H").map((line): [string, string] => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
  for (const user of after("-u")) headers.set("authorization", `Basic ${Buffer.from(user).toString("base64")}`);
  const method = after("-X")[0] ?? "GET";
  const [, pattern, handler] = ROUTES.find(([of, at]) => of === method && at.test(url.pathname)) ?? expect.fail(`nothing serves ${method} ${url.pathname}`);
  return (await handler(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }), { params: Promise.resolve({ ...pattern.exec(url.pathname)?.groups }) })).status;
}

test("every command of docs/privacy/protocols.md answers what the page says, in its order", async () => {
  const page = readFileSync("docs/privacy/protocols.md", "utf8");
  const commands = [...page.matchAll(/```sh\n# (\d+)\n([\s\S]*?)\n```/g)];
  expect(commands.length).toBe(page.split("```sh").length - 1);
  for (const [, status, command = ""] of commands) expect(await run(command), command.split("\n")[0]).toBe(Number(status));
});
