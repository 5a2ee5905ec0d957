import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { publicLogo, type PublicLogo } from "@/server/domain/look/public-logo";
import type { StatusContent } from "@/server/domain/status-page/content";

import { StatusDocument } from "./status-document";

const HOSTILE = `<script>alert("x")</script>`;
const content: StatusContent = {
  v: 1, organization: `Acme ${HOSTILE}`, timezone: "Europe/Berlin", asOf: "2026-03-05T10:00:00.000Z", introduction: HOSTILE, frameworks: ["soc2"],
  audits: [{ name: "SOC 2 2026", firm: "Example Audit", type: "period", frameworks: ["soc2"], from: "2026-01-01", to: "2026-12-31" }],
  controls: [{ title: "Daily backups", promise: HOSTILE, category: "Continuity", state: null }, { title: "Restores", promise: "We try them.", category: "Continuity", state: "fail" }],
  processors: [{ name: "Hosting Ltd", country: "Germany", services: "Servers" }],
  documents: [{ id: "rep_secret", title: "Readiness", from: "2026-01-01", to: "2026-03-31", madeAt: "2026-04-01T00:00:00.000Z", sha256: "a".repeat(64) }],
  agreement: { version: "1", text: HOSTILE, sha256: "b".repeat(64) },
};
const html = (isDraft: boolean, language: "en" | "de" = "en", logo: PublicLogo | null = null) => renderToStaticMarkup(<StatusDocument style="" page={{ name: "posture", language, status: 200, page: { number: 3, sha256: "c".repeat(64), content, keepMonths: 18 }, typed: { document: "", name: HOSTILE, company: "", email: "" }, faults: [{ field: "name", message: "Enter your name." }], isDraft, logo }} />);

test("whatever an organization or a visitor writes is text, and no id of ours stands on the page", () => {
  expect(html(false)).not.toContain("<script");
  expect(html(false)).not.toContain("rep_secret");
});

test("the logo stands in the place of the name, named by it, at an address of the page that changes with the logo", () => {
  const [one, other] = ["ab", "cd"].map((byte) => publicLogo("/status/acme", { sha256: byte.repeat(32), width: 320, height: 80 }));
  expect(html(false, "en", one ?? null)).toMatch(/<p class="org"><img src="\/status\/acme\/logo\?v=[0-9a-f]{16}" width="320" height="80" alt="Acme &lt;script&gt;[^"]*"\/><\/p>/);
  expect(other?.src).not.toBe(one?.src);
  expect(html(false)).not.toContain("<img");
});

test("the page says as of when and by whom, and shows a state only where one was chosen", () => {
  expect(html(false)).toMatch(/As of .*5 March 2026.*Prepared by management/);
  expect(html(false).match(/Fail:/g)).toHaveLength(1);
  expect(html(false)).not.toMatch(/compliant|certified/i);
});

test("who asks is told when they are forgotten", () => {
  expect(html(false)).toContain("forgotten 18 months after the answer");
});

test("a fault links to its field and keeps what was typed; a reviewer sees no form", () => {
  expect(html(false)).toContain(`<a href="#name">Enter your name.</a>`);
  expect(html(false)).toContain("&lt;script&gt;alert");
  expect(html(true)).not.toContain("<form");
});

test("in German no English sentence of ours is left around what the organization wrote", () => {
  const german = html(false, "de");
  expect(german).toContain('<html lang="de">');
  expect(german.replaceAll(/<[^>]+>/g, "")).toMatch(/Stand:.*5\. März 2026.*Erstellt von der Geschäftsleitung.*1\. Januar 2026 bis 31\. Dezember 2026.*Nicht erfüllt:.*18 Monate nach der Antwort/s);
  for (const english of ["Prepared", "Which document", "Agreement", "Version 3. SHA-256 of", "Skip", "As of", "What we do"]) expect(german).not.toContain(english);
});
