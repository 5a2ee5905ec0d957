import { describe, expect, test } from "vitest";

import { ROLES } from "../organization/view";
import { passwordProblem } from "./password-rules";
import { API_SCOPES, mayGrant, PERMISSIONS, ROLE_PERMISSIONS } from "./permissions";
import { CreateApiKeyInput } from "./schema";
import { newToken, tokenDigest } from "./token";

const ADA = { email: "ada.lovelace@example.org", name: "Ada Lovelace" };

describe("roles and permissions", () => {
  test("a higher role can do all a lower one can, and an owner everything", () => {
    expect([...ROLE_PERMISSIONS.owner].sort()).toEqual([...PERMISSIONS].sort());
    expect([...ROLE_PERMISSIONS.contributor].filter((permission) => !ROLE_PERMISSIONS.officer.has(permission))).toEqual([]);
  });

  test("a contributor attaches evidence, does the tasks of systems they see to, and changes nothing else", () => {
    const changes = PERMISSIONS.filter((permission) => !permission.endsWith(":read") && permission !== "evidence:push");
    expect(changes.filter((permission) => ROLE_PERMISSIONS.contributor.has(permission))).toEqual(["privacy:task"]);
    expect(ROLE_PERMISSIONS.contributor.has("evidence:push")).toBe(true);
  });

  test("only an owner manages people", () => {
    expect(ROLES.filter((role) => ROLE_PERMISSIONS[role].has("members:manage"))).toEqual(["owner"]);
  });

  test("nobody grants above themselves, everybody up to themselves", () => {
    const granted = ROLES.flatMap((role) => ROLES.filter((given) => mayGrant(role, given)).map((given) => `${role}>${given}`));
    expect(granted.sort()).toEqual(["contributor>contributor", "officer>contributor", "officer>officer", "owner>contributor", "owner>officer", "owner>owner"]);
  });

  test("no API key can manage people, keys, the organization or what it promises", () => {
    expect(API_SCOPES.filter((scope) => /manage|update|review|withdraw/.test(scope))).toEqual([]);
  });

  test("a key lives at least a day and at most a year, and has at least one scope and a name", () => {
    const good = { name: "CI", scopes: ["evidence:push"], expiresInDays: 365 };
    expect(CreateApiKeyInput.safeParse(good).success).toBe(true);
    for (const bad of [{ expiresInDays: 0 }, { expiresInDays: 367 }, { expiresInDays: 1.5 }, { scopes: [] }, { scopes: ["members:manage"] }, { name: " " }, { orgId: "org_1" }]) {
      expect(CreateApiKeyInput.safeParse({ ...good, ...bad }).success, JSON.stringify(bad)).toBe(false);
    }
  });
});

describe("password rules", () => {
  test.each([
    ["eleven-char"], ["aaaaaaaaaaaaaaaa"], ["ababababababab"], ["123456789012345"], ["Password12345"], ["letmein-2026!!"], ["proofroom-2026"],
    ["ada.lovelace1"], ["AdaLovelace2026"], ["x".repeat(257)],
  ])("%s is refused with a reason", (password) => {
    expect(passwordProblem(password, ADA)).toEqual(expect.any(String));
  });

  test("P a s s w o r d 1! is refused: one common word spread out", () => {
    expect(passwordProblem("P a s s w o r d 1!", ADA)).toEqual(expect.any(String));
  });

  test.each([["correct horse battery staple"], ["Zwölf Boxkämpfer jagen"], ["тихий океан и ветер"], ["🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧"], ["x7#Qm2!vLp9$"], [`p${"assphrase of many words ".repeat(9)}`]])("%s is accepted: length over composition", (password) => {
    expect(passwordProblem(password, ADA)).toBeNull();
  });

  test("the same letters in another Unicode form are the same password", () => {
    expect(passwordProblem("Ｐａｓｓｗｏｒｄ１２３", ADA)).toEqual(passwordProblem("Password123", ADA));
  });

  test.each([["1q2w3e4r5t6y"], ["passwordpassword"], ["qwerty123456"], ["abc123abc123"], ["iloveyouiloveyou"], ["1qaz2wsx3edc"]])("%s is refused: it is guessed first", (password) => {
    expect(passwordProblem(password, ADA)).toEqual(expect.any(String));
  });
});

describe("tokens", () => {
  test("a token is random, fit for an address, and only its digest is kept", () => {
    const made = Array.from({ length: 200 }, newToken);
    expect(new Set(made.map((item) => item.token)).size).toBe(200);
    for (const { token, sha256 } of made) {
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(tokenDigest(token)).toBe(sha256);
    }
  });
});
