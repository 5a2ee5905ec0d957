import { expect, test } from "vitest";

import { activeHref, controlPath, controlsPath } from "./paths";

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
