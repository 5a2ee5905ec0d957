import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import type { ProtocolsView } from "@/server/domain/privacy/protocols/schema";

import { OpenDsrState } from "./opendsr-state";
import { ControllersTable, ProcessorsTable, ShopAppsTable } from "./peers-tables";

const zone = "Europe/Berlin";
const done = async () => ({ ok: true as const });
const controller: ProtocolsView["controllers"][number] = { id: "peer_1", name: "<b>Shop AG</b>", callbackHosts: [], keys: 1, requests: 12, undelivered: 2, lastReceivedAt: null };
const processor: ProtocolsView["processors"][number] = { systemId: "sys_1", name: "CRM", domain: "opendsr.crm.example", hasAuthorization: true, resultHosts: [], apiVersion: null, foundAt: null, waiting: 1, problems: ["The processor answered 503."] };
const app: ProtocolsView["shopApps"][number] = { id: "peer_2", name: "Reviews", addresses: ["https://a.example/customers/redact"], previousUntil: "2026-03-12T10:00:00.000Z", requests: 0, lastReceivedAt: "2026-03-05T10:00:00.000Z" };

describe("the page of protocols", () => {
  test("says what to do where there is nothing", () => {
    const page = renderToStaticMarkup(<><ControllersTable rows={[]} timezone={zone} /><ProcessorsTable rows={[]} timezone={zone} /><ShopAppsTable rows={[]} timezone={zone} /><OpenDsrState view={{ opendsr: null, addresses: { opendsr: "", opengdpr: "" } }} timezone={zone} /></>);
    for (const words of ["Add each organization", "connector OpenDSR", "Add the app", "Give a certificate below"]) expect(page).toContain(words);
  });

  test("tells who hears what and what is not taken, and writes names as text", () => {
    const page = renderToStaticMarkup(<ControllersTable rows={[controller]} timezone={zone} onKey={done} onEnd={done} />);
    expect(page).toContain("&lt;b&gt;Shop AG&lt;/b&gt;");
    for (const words of ["nobody: it asks", "2 not taken yet", "never", "New key for", "End "]) expect(page).toContain(words);
  });

  test("offers nothing to whoever may only read", () => {
    const page = renderToStaticMarkup(<><ControllersTable rows={[controller]} timezone={zone} /><ProcessorsTable rows={[processor]} timezone={zone} /><ShopAppsTable rows={[app]} timezone={zone} /></>);
    expect(page).not.toMatch(/New key|New secret|Connect CRM|>End</);
    for (const words of ["The processor answered 503.", "not known", "old secret until", "https://a.example/customers/redact"]) expect(page).toContain(words);
  });

  test("says of a test certificate that peers refuse it", () => {
    const opendsr = { isOpen: true, domain: "opendsr.acme.example", isTest: true, subject: "CN=opendsr.acme.example", validTo: "2026-06-01T00:00:00.000Z", isExpired: false };
    const page = renderToStaticMarkup(<OpenDsrState view={{ opendsr, addresses: { opendsr: "https://p.example/v2", opengdpr: "https://p.example/v1" } }} timezone={zone} />);
    for (const words of ["Takes requests", "test certificate", "use one of an authority", "https://p.example/v1"]) expect(page).toContain(words);
  });
});
