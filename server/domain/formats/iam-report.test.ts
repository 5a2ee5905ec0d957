import { describe, expect, test } from "vitest";

import { ACTIVE_KEY, bytes, iamReport, iamRoot, iamUser, json, UNUSED_KEY } from "./fixtures";
import { recognise } from "./recognise";

const report = iamReport(
  iamRoot(),
  iamUser("ana", { key: ACTIVE_KEY }),
  iamUser("ben", { mfa: "false", lastUsed: "no_information" }),
  iamUser("ci", { password: "false", mfa: "false", key: UNUSED_KEY }),
  iamUser("gone", { password: "false", mfa: "false" }),
);
const generated = (content: string) =>
  json({
    ReportFormat: "text/csv",
    GeneratedTime: "2026-02-03T00:00:00+00:00",
    Content: Buffer.from(content).toString("base64"),
  });
const ofKind = (found: ReturnType<typeof recognise>, kind: string) => found.records.filter((record) => record.kind === kind);

describe("an AWS credential report", () => {
  test("the summary counts root apart from users, and console users by their password", () => {
    expect(recognise(bytes(report)).facts).toEqual({
      tool: "AWS IAM credential report",
      accounts: 5,
      iamUsers: 4,
      consoleUsers: 2,
      consoleUsersWithoutMfa: 1,
      withMfa: 2,
      withoutMfa: 3,
      rootMfa: true,
      rootActiveKeys: 0,
      activeAccessKeys: 2,
      oldestActiveKeyRotatedAt: "2014-11-05T00:00:00Z",
      oldestActiveKeyUser: "ci",
      passwordLastUsedLatest: "2026-01-20T08:00:00Z",
      consoleNeverUsed: 1,
    });
  });

  test("each row is an account; no_information and not_supported are no dates, and who the person is stays open", () => {
    const [root, ana, ben, , gone] = ofKind(recognise(bytes(report)), "account");
    expect(ana?.facts).toEqual({
      system_id: "aws:111122223333",
      account_id: "arn:aws:iam::111122223333:user/ana",
      status: "active",
      mfa_enrolled: true,
      console_access: true,
      active_keys: 1,
      created_at: "2021-05-05T00:00:00Z",
      last_used_at: "2026-01-24T00:00:00Z",
      password_last_used_at: "2026-01-20T08:00:00Z",
    });
    expect(root?.facts).toMatchObject({ privileged: true, console_access: true, status: "active" });
    expect(ben?.facts).not.toHaveProperty("last_used_at");
    expect(gone?.facts).toMatchObject({ status: "inactive" });
  });

  test("the table has no time of its own: nothing has a time, no age is guessed, and the time is asked for", () => {
    const found = recognise(bytes(report));
    expect(found.records.map((record) => record.occurredAt)).toEqual(found.records.map(() => null));
    expect(ofKind(found, "secret_record")[0]?.facts).toEqual({
      secret_id: "arn:aws:iam::111122223333:user/ana#access_key_1",
      class: "access_key",
    });
    expect(found.issues.filter((issue) => issue.code === "TIME_UNKNOWN").map((issue) => issue.kind)).toEqual([
      "account",
      "access_config",
      "privileged_account",
      "secret_record",
    ]);
  });

  test("the answer of the API carries the same table and its time", () => {
    const found = recognise(generated(report));
    expect(found.facts).toEqual(recognise(bytes(report)).facts);
    expect(found.records.every((record) => record.occurredAt === "2026-02-03T00:00:00Z")).toBe(true);
  });

  test("a user without MFA at the root is warned about, for no ratio shows it", () => {
    expect(recognise(bytes(iamReport(iamRoot("false")))).issues[0]).toMatchObject({ level: "warning", code: "ROOT_WITHOUT_MFA" });
  });

  test("a cell the format does not know is a warning with row and column; the fact is absent", () => {
    const found = recognise(bytes(`${iamReport(iamRoot(), iamUser("ana", { mfa: "perhaps" }))}\n`));
    expect(found.issues[0]).toMatchObject({
      level: "warning",
      code: "UNKNOWN_VALUE",
      record: 1,
      field: "mfa_active",
      expected: "true or false",
    });
    expect(ofKind(found, "account")[1]?.facts).not.toHaveProperty("mfa_enrolled");
  });

  test("fewer columns of old reports and more of new ones are both read", () => {
    const old =
      "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active\nana,arn:aws:iam::1:user/ana,2021-05-05T00:00:00+00:00,true,N/A,false\n";
    expect(recognise(bytes(old)).facts).toMatchObject({
      accounts: 1,
      consoleNeverUsed: 1,
      rootMfa: null,
      rootActiveKeys: null,
      activeAccessKeys: 0,
    });
    const wider = report
      .split("\n")
      .map((line, index) => `${line},${index === 0 ? "additional_credentials_info" : "N/A"}`)
      .join("\r\n");
    expect(recognise(bytes(wider)).facts).toMatchObject({ accounts: 5 });
  });

  test("a row of another width is refused", () => {
    expect(recognise(bytes(`${report}\nx,y\n`))).toMatchObject({
      records: [],
      issues: [{ code: "INVALID_CSV", level: "error", record: 5 }],
    });
  });
});

describe("what is derived from a credential report", () => {
  const found = recognise(generated(report));

  test("MFA ratio: console users with MFA over console users; root and key-only users are in neither", () => {
    expect(ofKind(found, "access_config")).toMatchObject([
      { facts: { system_id: "aws:111122223333", mfa_enrolled_ratio: 0.5 }, derived: ["mfa_enrolled_ratio"] },
    ]);
  });

  test("without a console user there is no ratio, neither 0 nor 1", () => {
    const [config] = ofKind(recognise(generated(iamReport(iamRoot()))), "access_config");
    expect(config?.facts).not.toHaveProperty("mfa_enrolled_ratio");
    expect(config).not.toHaveProperty("derived");
  });

  test("what the report cannot show of the settings is asked for", () => {
    const asked = found.issues.filter((issue) => issue.kind === "access_config").map((issue) => issue.field);
    expect(asked.toSorted()).toEqual(["lockout_enabled", "mfa_required", "session_minutes", "shared_accounts", "sso_enforced"]);
  });

  test("the root user is the privileged account; never used, its days run from when AWS began to look or it was made", () => {
    expect(ofKind(found, "privileged_account")).toMatchObject([
      { facts: { account_id: "arn:aws:iam::111122223333:root", unused_days: 2225 }, derived: ["unused_days"] },
    ]);
  });

  test("an active key is a secret: its age from its rotation, its idle days from its last use", () => {
    const [used, unused] = ofKind(found, "secret_record");
    expect(used).toMatchObject({
      facts: { class: "access_key", age_days: 90, unused_days: 10 },
      derived: ["age_days", "unused_days"],
    });
    expect(unused?.facts).toMatchObject({ age_days: 4108, unused_days: 3940 });
    expect(ofKind(found, "secret_record")).toHaveLength(2);
  });

  test("owner, vault and allowed age of a key are asked for", () => {
    expect(found.issues.filter((issue) => issue.kind === "secret_record").map((issue) => issue.field)).toEqual([
      "owner",
      "in_vault",
      "max_age_days",
    ]);
  });

  test("where the caller gives the time, ages count to it, but nothing is dated by it", () => {
    const [secret] = ofKind(recognise(bytes(report), { now: "2026-02-03T00:00:00Z" }), "secret_record");
    expect(secret).toMatchObject({ occurredAt: null, facts: { age_days: 90 } });
  });
});
