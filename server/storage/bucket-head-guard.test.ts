import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { GuardedHead } from "@/server/domain/ledger/head-guard";
import { coded } from "@/server/domain/ledger/testing/throws";

import { BucketHeadGuard } from "./bucket-head-guard";
import { fakeBucket, type FakeBucket } from "./testing/fake-bucket";

let bucket: FakeBucket;
beforeEach(async () => { bucket = await fakeBucket(); });
afterEach(async () => bucket.stop());

/** As a process of its own has it. */
const guard = () => new BucketHeadGuard(bucket.settings);
const head = (size: number, fill = 1): GuardedHead => ({ origin: "a/1", size, root: Buffer.alloc(32, fill), note: "x\n", systemId: "1", timeline: 1 });

describe("the head guard in a bucket", () => {
  test("holds the newest head for every process, and says that there is none", async () => {
    expect(await guard().read("log-1")).toBeUndefined();
    await guard().publish("log-1", head(0));
    await guard().publish("log-1", head(7));
    expect(await guard().read("log-1")).toEqual(head(7));
    expect(await guard().read("log-2")).toBeUndefined();
  });

  test("never goes back, in whatever order and from however many processes heads come", async () => {
    await Promise.all([5, 3, 9, 1, 9, 8, 2, 7].map(async (size) => guard().publish("log-1", head(size))));
    expect((await guard().read("log-1"))?.size).toBe(9);
    const writes = bucket.writes();
    await guard().publish("log-1", head(2, 9));
    expect([(await guard().read("log-1"))?.size, bucket.writes()]).toEqual([9, writes]);
  });

  test("of two processes with different heads of one size one is refused, whoever comes first", async () => {
    const both = await Promise.allSettled([guard().publish("log-1", head(4)), guard().publish("log-1", head(4, 2))]);
    const refused = both.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "GUARD_OTHER_ROOT" });
  });

  test("is not used where the bucket ignores conditions: two could take each other's heads back", async () => {
    bucket.fault.ignoresConditions = true;
    await expect(guard().publish("log-1", head(1))).rejects.toThrow("ignores If-None-Match or If-Match");
    expect(await guard().read("log-1")).toBeUndefined();
    bucket.fault.ignoresConditions = false;
    await guard().publish("log-1", head(1));
    expect((await guard().read("log-1"))?.size).toBe(1);
  });

  test("that cannot be asked throws and does not look like one without an entry; the bucket's words are not repeated", async () => {
    await guard().publish("log-1", head(3));
    for (const status of [403, 500, 503, 302]) {
      bucket.fault.status = status;
      await expect(guard().read("log-1")).rejects.toThrow(`the bucket answered HTTP ${status}`);
      await expect(guard().publish("log-1", head(4))).rejects.toThrow(/HTTP/);
    }
    await expect(new BucketHeadGuard({ ...bucket.settings, url: "http://127.0.0.1:1/bucket" }).read("log-1")).rejects.toThrow();
  });

  test("keeps how a log ended, as the first process said it, beside its head", async () => {
    await guard().publish("log-1", head(3));
    await Promise.all([guard().end("log-1", { origin: "a/log-1", successor: "a/log-2" }), guard().ending("log-2")]);
    await guard().end("log-1", { origin: "a/log-1", successor: "a/log-3" });
    expect([await guard().ending("log-1"), await guard().ending("log-2"), await guard().list(), (await guard().read("log-1"))?.size]).toEqual([{ origin: "a/log-1", successor: "a/log-2" }, undefined, ["log-1"], 3]);
    await guard().setAside("log-1", new Date(6), "ending");
    expect([await guard().ending("log-1"), (await guard().read("log-1"))?.size]).toEqual([undefined, 3]);
  });

  test("keeps how many changes waited beside its head, the last word counts", async () => {
    expect(await guard().held("log-1")).toBeUndefined();
    for (const n of [2, 5]) await guard().keepHeld("log-1", { freeze: "f", n });
    expect([await guard().held("log-1"), await guard().list()]).toEqual([{ freeze: "f", n: 5 }, []]);
  });

  test("tells an entry it cannot read, and sets it aside without losing it", async () => {
    await guard().publish("log-1", head(3));
    bucket.objects.set("/bucket/guard/log-1.json", Buffer.from("damaged"));
    await expect(guard().read("log-1")).rejects.toThrow(coded("GUARD_UNREADABLE"));
    await guard().setAside("log-1", new Date(5));
    expect(await guard().read("log-1")).toBeUndefined();
    expect(Buffer.from(bucket.objects.get("/bucket/guard/log-1.aside-5")?.toString() ?? "", "base64").toString()).toBe("damaged");
  });

  test("lists every log over pages, and nothing else that lies there", async () => {
    for (const log of ["log-3", "log-1", "log-2"]) await guard().publish(log, head(1));
    await guard().publish("log-4", head(1));
    await guard().setAside("log-4", new Date(6));
    expect(await guard().list()).toEqual(["log-1", "log-2", "log-3"]);
  });

  test("takes no name that leads elsewhere", async () => {
    await expect(guard().read("../other")).rejects.toThrow(coded("GUARD_LOG"));
  });
});
