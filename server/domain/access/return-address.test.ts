import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { returnAddress } from "./return-address";

describe("where signing in may lead", () => {
  test.each(["/o/acme", "/o/acme/controls/BCP-03?asOf=2026-03-01#history", "/o/acme/evidence?review=unreviewed&text=a%20b", "/organizations"])("%s: the page asked for", (asked) => {
    expect(returnAddress(asked)).toBe(asked);
  });

  test.each([
    "https://evil.example/o/acme", "//evil.example/o/acme", "///evil.example/o/x", "/\\evil.example/o/acme", "\\\\evil.example", "/o/acme\\..\\..\\evil", "\t//evil.example", "/\t/evil.example/o/acme",
    "/o/\n/evil", "javascript:alert(1)", "/o/acme@evil.example", "/o/../api/auth/signout", "/o/acme/../../sign-in", "/o/acme/%2e%2e/%2e%2e/api/dev/tick", "/o//evil.example", "/o/", "/o", "/api/v1/evidence",
    "/sign-in", "/organizationsevil", "/o/acme/files/activity.csv", "/o/ACME", "", "o/acme", `/o/acme?${"x".repeat(2000)}`,
  ])("%j: nowhere", (asked) => {
    expect(returnAddress(asked)).toBeNull();
  });

  test("whatever is asked, a browser stays on this site, within an organization or the list", () => {
    const odd = fc.string({ unit: fc.constantFrom("/", "\\", ".", "%2e", "%2f", "%5c", "o", "acme", "@", ":", "?", "#", "\t", "evil.example", "organizations", "files", " ") });
    fc.assert(fc.property(odd, (asked) => {
      const led = returnAddress(`/${asked}`);
      if (led === null) return;
      const url = new URL(led, "https://portal.example");
      expect(url.origin).toBe("https://portal.example");
      expect(url.pathname).toMatch(/^\/(o\/[a-z0-9-]+|organizations)(\/|$)/);
    }), { numRuns: 3000 });
  });

  test("nothing asked is nowhere", () => {
    expect([returnAddress(null), returnAddress(undefined)]).toEqual([null, null]);
  });
});
