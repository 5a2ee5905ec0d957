import { expect, test } from "vitest";

import { activeHref, activePanelHref, controlPath, controlsPath, keepDay } from "./paths";

const PLACES = ["/o/acme", "/o/acme/controls", "/o/acme/evidence"];

test("the longest matching place is the active one, so home is active only at home", () => {
  expect(activeHref("/o/acme", PLACES)).toBe("/o/acme");
  expect(activeHref("/o/acme/controls/BCP-03", PLACES)).toBe("/o/acme/controls");
  expect(activeHref("/o/acme-two/controls", PLACES)).toBeNull();
});

test("a filtered list of controls has an address", () => {
  expect(controlsPath("/o/acme", { framework: "soc2", state: ["fail", "stale"] })).toBe("/o/acme/controls?framework=soc2&state=fail%2Cstale");
  expect(controlsPath("/o/acme")).toBe("/o/acme/controls");
});

test("keys are escaped in addresses", () => {
  expect(controlPath("/o/acme", "A/B 1", "history")).toBe("/o/acme/controls/A%2FB%201#history");
});

test("a past day goes along inside an organization, and nowhere else", () => {
  expect(keepDay("/o/acme/controls?state=fail#top", "2026-03-05")).toBe("/o/acme/controls?state=fail&asOf=2026-03-05#top");
  expect(keepDay("/o/acme", "2026-03-05")).toBe("/o/acme?asOf=2026-03-05");
  expect(keepDay("/organizations", "2026-03-05")).toBe("/organizations");
  expect(keepDay("/o/acme", null)).toBe("/o/acme");
});

test("a panel entry is current when the list is filtered by exactly what it says", () => {
  const hrefs = ["/o/acme/controls", "/o/acme/controls?state=fail"];
  expect(activePanelHref("/o/acme/controls", "state=fail&open=BCP-03&asOf=2026-03-05", hrefs)).toBe("/o/acme/controls?state=fail");
  expect(activePanelHref("/o/acme/controls", "", hrefs)).toBe("/o/acme/controls");
  expect(activePanelHref("/o/acme/controls", "state=stale", hrefs)).toBeNull();
});
