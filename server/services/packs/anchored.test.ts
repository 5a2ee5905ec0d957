import { createHash } from "node:crypto";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { makeAuthority, noOpenssl, type Authority } from "@/db/testing/authority";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { builtPack, bytesOf, checkPack, vkeyOf } from "@/db/testing/packs";
import { originDigest } from "@/server/domain/ledger/anchor";
import { asSuperuser } from "@/db/testing/superuser";
import { localWitness, type LocalWitness } from "@/ops/witness/testing/local-witness";
import { checkpointText, signCheckpoint } from "@/server/domain/ledger/checkpoint";
import type { Policy } from "@/server/domain/ledger/policy";
import { printPolicy } from "@/server/domain/ledger/policy-file";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { pushEvidence } from "@/server/services/evidence/push";

import { findAnchorHead } from "../anchors/anchor-head";
import { publishHead } from "../anchors/publish-head";
import { runTarget } from "../anchors/run-target";
import type { AnchorTarget, TimestampTarget } from "../anchors/targets";
import { anchorsOf, newAnchorHead } from "../anchors/testing/heads";
import { stubServer, type StubServer } from "../anchors/testing/stub-server";
import { configuredKeys } from "../ledger/signers";
import { buildPack } from "./build-pack";

const reason = noOpenssl();
const now = new Date();

describe.skipIf(reason)(`a pack of an anchored ledger${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let authority: Authority;
  let server: StubServer;
  let witness: LocalWitness;
  let tsa: TimestampTarget;
  let witnesses: Policy;
  beforeAll(async () => {
    authority = makeAuthority();
    server = await stubServer(({ body }) => ({ status: 200, body: authority.stamp(body) }));
    tsa = { kind: "rfc3161", target: "tsa.packs.example", url: server.url, rootsPem: authority.rootsPem };
    await newAnchorHead(await createOrg({ adopt: false }), now, [{ ...tsa, target: "opens the anchor log for packs" }]);
    witness = await localWitness("packs.witness.example", (await withoutOrg(findAnchorHead, "system"))?.vkey ?? "", now);
    witnesses = { logs: [], witnesses: [{ name: "auditor", key: witness.target.key, url: witness.target.url }], groups: [], quorum: "auditor" };
  });
  afterAll(async () => {
    witness.stop();
    await server.stop();
    authority.remove();
  });

  async function pushed(org: TestOrg, month: string): Promise<void> {
    await pushEvidence(org.as(), { items: [restoreTest(`2026-${month}-15T10:00:00Z`)] });
    await sequenceOf(org.id);
  }

  /** Publishes the organization's head and has the targets anchor the anchor log's. Another test may bring a newer head meanwhile: then that. */
  async function anchored(org: TestOrg, targets: AnchorTarget[]): Promise<void> {
    await publishHead(org.id, now, []);
    await newAnchorHead(await createOrg({ adopt: false }), now, targets);
    for (const target of targets) expect(await runTarget(target, now)).toBeGreaterThan(0);
  }

  async function anchoredPack() {
    const org = await createOrg({ adopt: false });
    await pushed(org, "01");
    await anchored(org, [tsa, witness.target]);
    return { org, vkey: await vkeyOf(org.id) };
  }

  async function outsidePolicy(orgId: string): Promise<string> {
    const head = await withoutOrg(findAnchorHead, "system");
    return printPolicy({ ...witnesses, logs: [head?.vkey ?? "", await vkeyOf(orgId)].map((vkey) => ({ key: parseVerifierKey(vkey), url: null })) });
  }

  test("holds; with the authority's root and a policy from outside the checker says by when its entries existed, and which witness saw it", async () => {
    const { org, vkey } = await anchoredPack();
    const { zip, paths } = await builtPack(org, { kind: "all" }, undefined, witnesses);
    expect(paths).toEqual(expect.arrayContaining(["anchor-log/checkpoint", "anchors/0.json", "anchors/0.tsr", "anchors/0.pem"]));
    const bare = checkPack(zip, vkey);
    expect(bare.output).toContain("RESULT: All of this pack holds.");
    expect(bare.output).toContain("the witness packs.witness.example saw this head");
    const judged = checkPack(zip, vkey, { "tsa-root": authority.rootsPem, policy: await outsidePolicy(org.id) });
    expect(judged.output).toContain("RESULT: All of this pack holds.");
    const time = (await anchorsOf(tsa)).map(({ gen_time: at }) => at?.toISOString()).find((at) => judged.output.includes(`existed no later than ${at} (anchors/0.tsr, Test authority)`));
    expect(time, judged.output).toBeDefined();
    expect(judged.output).toMatch(/anchor-log\/checkpoint: the witness packs\.witness\.example saw this head of \d+ entries at \S+; it holds the first \d+ entries of this log/);
    expect([bare.status, judged.status]).toEqual([0, 0]);
  });

  test("tells of the anchor log its own heads and no other organization's, however many there are", async () => {
    const { org } = await anchoredPack();
    await newAnchorHead(await createOrg({ adopt: false }), now, [{ ...tsa, target: "holds another organization" }]);
    const order = { scope: { kind: "all" as const }, timezone: "UTC", organization: { id: org.id, name: "Example" }, witnesses };
    const carried = await buildPack(order, async ({ parts }) => Promise.all(parts.filter(({ path }) => path.startsWith("anchor-log/")).map(async (part) => [part.path, (await bytesOf(part.open())).toString("utf8")] as const)));
    const leaves = carried.filter(([path]) => path.startsWith("anchor-log/heads/"));
    const [origin = ""] = (await vkeyOf(org.id)).split("+");
    expect(leaves.length).toBeGreaterThan(0);
    for (const [path, leaf] of leaves) expect(leaf, path).toContain(originDigest(origin));
    const heads = carried.filter(([path]) => path.startsWith("anchor-log/checkpoint")).length;
    expect(carried.map(([path]) => path.replaceAll(/\d+/g, "n")).filter((path) => path === "anchor-log/proofs/n-n.tlog-proof")).toHaveLength(heads);
    expect(carried).toHaveLength(2 * heads + leaves.length);
  });

  test("is refused under another authority's root", async () => {
    const { org, vkey } = await anchoredPack();
    const other = makeAuthority();
    const { zip } = await builtPack(org, { kind: "all" }, undefined, witnesses);
    const checked = checkPack(zip, vkey, { "tsa-root": other.rootsPem });
    other.remove();
    expect([checked.status, checked.output]).toEqual([1, expect.stringContaining("anchors/0.tsr")]);
  });

  test("brings the earliest stamp of each entry in scope, and for a head of before none of what came after", async () => {
    const { org, vkey } = await anchoredPack();
    const first = await builtPack(org, { kind: "all" }, undefined, witnesses);
    const { size } = first.manifest["log"] as { size: number };
    await pushed(org, "02");
    await anchored(org, [tsa]);
    const both = await builtPack(org, { kind: "all" }, undefined, { ...witnesses, quorum: null });
    expect(both.paths.filter((path) => path.startsWith("anchors/") && path.endsWith(".json"))).toEqual(["anchors/0.json", "anchors/1.json"]);
    expect(both.paths).toContain(`checkpoints/${size}`);
    expect(both.paths.filter((path) => path.startsWith("anchor-log/checkpoints/"))).toHaveLength(1);
    const lines = checkPack(both.zip, vkey, { "tsa-root": authority.rootsPem }).output.match(/Entries \d+ to \d+ existed no later than/g);
    expect(lines).toEqual([`Entries 0 to ${size - 1} existed no later than`, expect.stringMatching(new RegExp(`^Entries ${size} to`)) as string]);
    const february = await builtPack(org, { kind: "window", from: "2026-02-01", to: "2026-02-28" }, undefined, { ...witnesses, quorum: null });
    expect(february.paths.filter((path) => path.startsWith("anchors/") && path.endsWith(".json"))).toEqual(["anchors/0.json"]);
    expect(checkPack(february.zip, vkey, { "tsa-root": authority.rootsPem }).status).toBe(0);
    expect((await builtPack(org, { kind: "all" }, size, witnesses)).zip.equals(first.zip)).toBe(true);
  });

  test("of a head that no leaf of the anchor log holds carries no anchor log", async () => {
    const org = await createOrg({ adopt: false });
    await pushed(org, "01");
    const { paths, zip } = await builtPack(org, { kind: "all" });
    // The round of another test publishes every organization there is.
    const isPublished = (await admin()`select 1 from ledger.published_heads where org_id = ${org.id}`).length > 0;
    expect(paths.some((path) => path.startsWith("anchor"))).toBe(isPublished);
    expect(checkPack(zip, await vkeyOf(org.id)).status).toBe(0);
  });

  test("is not made where the anchor log's head is not the one that was signed, or its entries do not lead there", async () => {
    const { org } = await anchoredPack();
    // Files of a pack stand in it as they are, each behind its name.
    const { zip } = await builtPack(org, { kind: "all" }, undefined, witnesses);
    const [, origin = "", size = 0] = /anchor-log\/checkpoint(\S+)\n(\d+)\n/.exec(zip.toString("latin1")) ?? [];
    // From here on this head is no other test's.
    await newAnchorHead(await createOrg({ adopt: false }), now, [{ ...tsa, target: "keeps heads apart" }]);
    const [body, forged] = ["body", "root"].map((what) => checkpointText({ origin, size: Number(size), root: createHash("sha256").update(what).digest() }));
    const [key] = await configuredKeys(origin);
    if (!key) throw new Error("no key");
    // With the body alone the signature does not fit; signed with the very key, the entries lead elsewhere.
    for (const [text, sig] of [[body, undefined], [forged, signCheckpoint(key, forged ?? "")]] as const) {
      await asSuperuser(async (sql) => {
        await sql`update ledger.anchor_checkpoints set body = ${text ?? ""} where size = ${size}`;
        if (sig) await sql`update ledger.anchor_signatures set sig = ${Buffer.from(sig)} where size = ${size} and type = 1`;
      });
      await expect(builtPack(org, { kind: "all" }, undefined, witnesses)).rejects.toMatchObject({ name: "PackError", code: "ANCHOR_LOG_CHANGED" });
    }
  });
});
