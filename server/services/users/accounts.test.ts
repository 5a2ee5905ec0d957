import { randomBytes } from "node:crypto";

import { describe, expect, test } from "vitest";

import { admin } from "@/db/testing/admin";
import { newIp } from "@/db/testing/people";
import { ServiceError } from "@/server/services/errors";
import { consumeRateLimit } from "@/server/services/rate-limits/consume";
import { forgetOldLimits } from "@/server/services/rate-limits/forget-old";
import { endSession } from "@/server/services/sessions/end";
import { resolveSession } from "@/server/services/sessions/resolve";

import { createUser } from "./create";
import { requestSignInLink } from "./request-sign-in-link";
import { signIn } from "./sign-in";
import { signInByLink } from "./sign-in-by-link";

const T0 = new Date("2026-03-05T10:00:00.000Z");
const after = (ms: number) => new Date(T0.getTime() + ms);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const facts = (now = T0, ip = newIp()) => ({ now, ip, userAgent: "test" });

async function person() {
  const unique = randomBytes(5).toString("hex");
  const password = `a long passphrase ${unique}`;
  return { ...(await createUser(T0, { email: `Someone-${unique}@Example.org`, name: `Someone ${unique}`, password })), password };
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string; details: unknown }> {
  const error: unknown = await work.then(() => new Error("was accepted"), (caught: unknown) => caught);
  if (!(error instanceof ServiceError)) throw error;
  return { code: error.code, message: error.message, details: error.details };
}

/** The token of the newest sign-in link that was mailed to somebody. */
async function mailedToken(email: string): Promise<string | undefined> {
  const [mail] = await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${email} order by created_at desc, id desc limit 1`;
  return /\/sign-in\/link#([\w-]+)/.exec(mail?.plain ?? "")?.[1];
}

describe("signing in with a password", () => {
  test("a wrong password, an unknown address and a disabled account are answered alike", async () => {
    const [known, disabled] = [await person(), await person()];
    await admin()`update users set disabled_at = ${T0} where id = ${disabled.id}`;
    const wrong = await refusal(signIn(facts(), { email: known.email, password: "not it at all" }));
    expect(wrong).toMatchObject({ code: "UNAUTHORIZED", details: [] });
    expect(await refusal(signIn(facts(), { email: `nobody-${known.email}`, password: known.password }))).toEqual(wrong);
    expect(await refusal(signIn(facts(), { email: disabled.email, password: disabled.password }))).toEqual(wrong);
    expect(await refusal(signIn(facts(), { email: known.email, password: "" }))).toEqual(wrong);
  });

  test("the address counts in any case, the password exactly, and a long one in full", async () => {
    const long = `${"x".repeat(36)} and many more words than seventy-two bytes hold ${randomBytes(4).toString("hex")}`;
    const { email } = await createUser(T0, { email: `${randomBytes(5).toString("hex")}@example.org`, name: "L", password: long });
    await expect(signIn(facts(), { email: ` ${email.toUpperCase()} `, password: long })).resolves.toMatchObject({ sid: expect.any(String) as string });
    expect((await refusal(signIn(facts(), { email, password: long.slice(0, 72) }))).code).toBe("UNAUTHORIZED");
    expect((await refusal(signIn(facts(), { email, password: ` ${long}` }))).code).toBe("UNAUTHORIZED");
  });

  test("the database holds an Argon2id hash and the digest of the session only", async () => {
    const { id, email, password } = await person();
    const { sid } = await signIn(facts(), { email, password });
    const [row] = await admin()<{ hash: string; text: string }[]>`select password_hash as hash, (select string_agg(s::text, '') from sessions s where s.user_id = u.id) as text from users u where id = ${id}`;
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=(19456|[2-9]\d{4,}),t=([2-9]|\d\d+),p=1\$/);
    expect(row?.text).not.toContain(sid);
    expect(sid).toMatch(/^[\w-]{43}$/);
  });

  test("a second account with the address in another case is a conflict", async () => {
    const { email } = await person();
    expect((await refusal(createUser(T0, { email: email.toUpperCase(), name: "Other", password: "a wholly other passphrase" }))).code).toBe("CONFLICT");
  });

  test("a weak password is refused with its reason in the field", async () => {
    expect(await refusal(createUser(T0, { email: "x@example.org", name: "X", password: "short" }))).toMatchObject({ code: "INVALID", details: [{ field: "password" }] });
  });
});

describe("limits on trying", () => {
  test("after ten tries on one account from one address it waits and says how long; from elsewhere the owner still gets in", async () => {
    const { email, password } = await person();
    const ip = newIp();
    for (let i = 0; i < 10; i++) expect((await refusal(signIn(facts(T0, ip), { email, password: "wrong wrong wrong" }))).code).toBe("UNAUTHORIZED");
    const limited = await refusal(signIn(facts(T0, ip), { email, password }));
    expect(limited).toMatchObject({ code: "RATE_LIMITED", details: [{ code: "RETRY_AFTER", message: "300" }] });
    expect(limited.message).toContain("300");
    await expect(signIn(facts(T0, newIp()), { email, password })).resolves.toBeDefined();
    await expect(signIn(facts(after(300_000), ip), { email, password })).resolves.toBeDefined();
  });

  test("guessing one account from ever new addresses gets slow, and its owner is let in at once where they were before and after seconds elsewhere", async () => {
    const { email, password } = await person();
    const home = newIp();
    await signIn(facts(T0, home), { email, password });
    const codes: string[] = [];
    for (let i = 0; i < 24; i++) codes.push((await refusal(signIn(facts(), { email, password: `guess number ${i}` }))).code);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(3);
    const limited = await refusal(signIn(facts(), { email, password }));
    expect(limited).toMatchObject({ code: "RATE_LIMITED", details: [{ code: "RETRY_AFTER", message: "3" }] });
    await expect(signIn(facts(T0, home), { email, password })).resolves.toBeDefined();
    await expect(signIn(facts(after(3000)), { email, password })).resolves.toBeDefined();
  });

  test("the limit by address counts over accounts, and unknown accounts count as known ones", async () => {
    const ip = newIp();
    const codes: string[] = [];
    for (let i = 0; i < 32; i++) codes.push((await refusal(signIn(facts(T0, ip), { email: `n${i}-${randomBytes(3).toString("hex")}@example.org`, password: "x" }))).code);
    expect(codes.indexOf("RATE_LIMITED")).toBe(30);
  });

  test("points are kept in the database and taken one by one, also at once", async () => {
    const key = `test/${randomBytes(6).toString("hex")}`;
    const tries = await Promise.allSettled(Array.from({ length: 40 }, async () => consumeRateLimit(key, { points: 15, seconds: 60 }, T0)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(15);
    const [row] = await admin()<{ points: number }[]>`select points from rate_limits where key = ${key}`;
    expect(row?.points).toBe(40);
  });

  test("counters whose window is over are removed, others stay", async () => {
    // Long before every other test's windows.
    const keys = [`test/${randomBytes(6).toString("hex")}`, `test/${randomBytes(6).toString("hex")}`];
    for (const [i, key] of keys.entries()) await consumeRateLimit(key, { points: 1, seconds: 60 * (i + 1) }, new Date(0));
    await forgetOldLimits(new Date(90_000));
    expect(await admin()`select key from rate_limits where key = any(${keys})`).toEqual([{ key: keys[1] }]);
  });

  test("a window ends when it said it would, and the next begins whole", async () => {
    const key = `test/${randomBytes(6).toString("hex")}`;
    const take = async (now: Date) => consumeRateLimit(key, { points: 1, seconds: 60 }, now);
    await take(T0);
    expect((await refusal(take(after(59_001)))).details).toEqual([{ code: "RETRY_AFTER", message: "1" }]);
    await take(after(60_000));
    expect((await refusal(take(after(60_001)))).details).toEqual([{ code: "RETRY_AFTER", message: "60" }]);
  });
});

describe("sessions", () => {
  test("an ended session is worth nothing on the very next request, and another of the same person stays", async () => {
    const { id, email, password } = await person();
    const [one, two] = [await signIn(facts(), { email, password }), await signIn(facts(), { email, password })];
    expect(one.sid).not.toBe(two.sid);
    expect(await resolveSession(one.sid, T0)).toMatchObject({ id, email });
    await endSession(one.sid, T0);
    expect(await resolveSession(one.sid, T0)).toBeUndefined();
    expect(await resolveSession(two.sid, T0)).toMatchObject({ id });
  });

  test("an account that is disabled is out at once", async () => {
    const { id, email, password } = await person();
    const { sid } = await signIn(facts(), { email, password });
    await admin()`update users set disabled_at = ${T0} where id = ${id}`;
    expect(await resolveSession(sid, T0)).toBeUndefined();
  });

  test("eight hours without a request end it, a request in time keeps it", async () => {
    const { email, password } = await person();
    const [idle, used] = [await signIn(facts(), { email, password }), await signIn(facts(), { email, password })];
    expect(await resolveSession(used.sid, after(7 * HOUR))).toBeDefined();
    expect(await resolveSession(idle.sid, after(8 * HOUR + 1))).toBeUndefined();
    expect(await resolveSession(used.sid, after(14 * HOUR))).toBeDefined();
    expect(await resolveSession(used.sid, after(22 * HOUR + 1))).toBeUndefined();
  });

  test("seven days end it however busy it is", async () => {
    const { email, password } = await person();
    const { sid } = await signIn(facts(), { email, password });
    for (let at = 6 * HOUR; at < 7 * DAY; at += 6 * HOUR) expect(await resolveSession(sid, after(at))).toBeDefined();
    expect(await resolveSession(sid, after(7 * DAY))).toBeUndefined();
  });

  test("a guessed, an empty and a foreign sid are nobody", async () => {
    for (const sid of ["", "x", randomBytes(32).toString("base64url"), "' or 1=1 --"]) expect(await resolveSession(sid, T0)).toBeUndefined();
  });
});

describe("sign-in links", () => {
  test("the answer is the same for a known and an unknown address; only the known one gets a mail", async () => {
    const { email } = await person();
    expect(await requestSignInLink(facts(), { email })).toEqual(await requestSignInLink(facts(), { email: `nobody-${email}` }));
    expect(await mailedToken(email)).toMatch(/^[\w-]{43}$/);
    expect(await mailedToken(`nobody-${email}`)).toBeUndefined();
  });

  test("a link works once, also when it is followed twice at once", async () => {
    const { id, email } = await person();
    await requestSignInLink(facts(), { email });
    const token = await mailedToken(email);
    const tries = await Promise.allSettled([1, 2, 3, 4].map(async () => signInByLink(facts(), { token })));
    const [won] = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await resolveSession(won?.sid ?? "", T0)).toMatchObject({ id });
    expect((await refusal(signInByLink(facts(), { token }))).code).toBe("UNAUTHORIZED");
  });

  test("it works for a quarter of an hour and not a moment longer; used, expired and made up are answered alike", async () => {
    const { email } = await person();
    await requestSignInLink(facts(), { email });
    const token = await mailedToken(email);
    const expired = await refusal(signInByLink(facts(after(15 * MINUTE)), { token }));
    expect(await refusal(signInByLink(facts(), { token: "made-up" }))).toEqual(expired);
    await expect(signInByLink(facts(after(15 * MINUTE - 1)), { token })).resolves.toBeDefined();
    expect(await refusal(signInByLink(facts(), { token }))).toEqual(expired);
  });

  test("the database holds its digest only, and a disabled account gets none and uses none", async () => {
    const { id, email } = await person();
    await requestSignInLink(facts(), { email });
    const token = (await mailedToken(email)) ?? "";
    const rows = await admin()<{ text: string }[]>`select t::text as text from sign_in_tokens t where email = ${email}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(token);
    await admin()`update users set disabled_at = ${T0} where id = ${id}`;
    expect((await refusal(signInByLink(facts(), { token }))).code).toBe("UNAUTHORIZED");
    await requestSignInLink(facts(), { email });
    expect(await admin()`select 1 from sign_in_tokens where email = ${email}`).toHaveLength(1);
  });

  test("five an hour go to one address, whoever asks, known or not", async () => {
    const { email } = await person();
    for (const to of [email, `nobody-${email}`]) {
      for (let i = 0; i < 5; i++) await requestSignInLink(facts(), { email: to });
      expect((await refusal(requestSignInLink(facts(), { email: to }))).code).toBe("RATE_LIMITED");
    }
    expect(await admin()`select 1 from outbox where recipient = ${email}`).toHaveLength(5);
  });
});
