import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ListActivityInput } from "../activity/schema";
import { CatalogSelection, ChangeRoleInput, CreateOrganizationInput, Email, InviteMemberInput, Slug, TimeZone } from "./schema";

describe("organization input", () => {
  test("an address is kept in small letters without what stands around it", () => {
    expect(Email.parse("  Ada.Lovelace@Example.ORG ")).toBe("ada.lovelace@example.org");
    for (const wrong of ["", "ada", "ada@", "@example.org", "ada@example", "a@b@c.org", "ada@example.org\r\nBcc: x@y.org", "ada @example.org", `${"a".repeat(250)}@example.org`]) expect(Email.safeParse(wrong).success, wrong).toBe(false);
  });

  test("a slug is what stands in an address as it is", () => {
    fc.assert(fc.property(fc.string(), (text) => {
      if (Slug.safeParse(text).success) expect(encodeURIComponent(text)).toBe(text);
    }));
    for (const wrong of ["", "a", "ab", "-ab", "ab-", "AB1", "a b", "a.b", "ä-b", "abc\n"]) expect(Slug.safeParse(wrong).success, wrong).toBe(false);
    for (const right of ["abc", "a-b", "acme-2026"]) expect(Slug.safeParse(right).success, right).toBe(true);
  });

  test("a time zone is one that the runtime knows", () => {
    for (const right of ["Europe/Berlin", "UTC", "Pacific/Kiritimati", "America/Argentina/Ushuaia"]) expect(TimeZone.safeParse(right).success, right).toBe(true);
    for (const wrong of ["", "Berlin", "Europe/Atlantis", "../etc", "Europe/Berlin "]) expect(TimeZone.safeParse(wrong).success, wrong).toBe(false);
  });

  test("unknown keys, roles and frameworks are refused", () => {
    expect(InviteMemberInput.safeParse({ email: "a@example.org", role: "admin" }).success).toBe(false);
    expect(InviteMemberInput.safeParse({ email: "a@example.org", role: "owner", orgId: "org_1" }).success).toBe(false);
    expect(ChangeRoleInput.safeParse({ userId: "usr_1", role: "auditor" }).success).toBe(false);
    expect(CatalogSelection.safeParse({ frameworks: [] }).success).toBe(false);
    expect(CatalogSelection.safeParse({ frameworks: ["iso27001"] }).success).toBe(false);
    expect(CreateOrganizationInput.safeParse({ name: "A", slug: "abc", timezone: "UTC" }).success).toBe(false);
  });
});

describe("filters of the trail", () => {
  test("a page has 1 to 1,000 lines, times have a zone, nothing unknown passes", () => {
    expect(ListActivityInput.parse({})).toEqual({ limit: 50 });
    for (const wrong of [{ limit: 0 }, { limit: 1001 }, { limit: 1.5 }, { from: "2026-01-01" }, { from: "2026-01-01T00:00:00" }, { actor: "" }, { orgId: "org_1" }]) expect(ListActivityInput.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });
});
