import { describe, expect, test } from "vitest";

import { browserPlatform } from "./browser-platform";
import { checkPack } from "./check-pack";
import { readGiven } from "./given";
import { parsePem, requireChain, requireTimeStamping } from "./certificate";
import { nodePlatform } from "./node-platform";
import { Report } from "./report";
import { checkFiles, folderOf, found } from "./testing/check";
import { canonical } from "./testing/canonical";
import { makePack, seal, type TestPack } from "./testing/pack";
import { hasOpenssl, testTsa, type TestTsa } from "./testing/tsa";
import { parseTimeStamp } from "./timestamp";

const present = hasOpenssl();

/** Stamps the head of the pack's log, or of the anchor log. */
function stamped(tsa: TestTsa, log: "tenant" | "anchor", text?: string): TestPack {
  const pack = makePack({ leaves: 60, scope: [1], anchorLog: true });
  const stampedLog = log === "tenant" ? pack.log : pack.anchorLog;
  const token = tsa.stamp(text ?? stampedLog?.text() ?? "");
  pack.files.set("anchors/1.tsr", token).set("anchors/1.pem", tsa.chain);
  const gen = new Date(parseTimeStamp(token).genTime).toISOString();
  pack.files.set("anchors/1.json", canonical({ v: 1, kind: "rfc3161", log, size: stampedLog?.leaves.length, token: "anchors/1.tsr", chain: "anchors/1.pem", tsa: "Test authority", gen_time: gen }));
  seal(pack);
  return pack;
}

describe.skipIf(!present)(`RFC 3161 time-stamps${present ? "" : " (skipped: there is no openssl here to make an authority with)"}`, () => {
  const [rsa, ec] = present ? [testTsa("rsa"), testTsa("ec")] : ([] as unknown as [TestTsa, TestTsa]);

  test.each(["rsa", "ec"] as const)("a stamp of a local %s authority dates the log, judged against its root", async (kind) => {
    const tsa = kind === "rsa" ? rsa : ec;
    const pack = stamped(tsa, "tenant");
    const report = await checkFiles(pack.files, { key: pack.key.vkey, tsaRoot: tsa.root });
    expect(found(report)).toEqual([]);
    expect(report.proven.join("\n")).toMatch(/Entries 0 to 59 existed no later than 20.* \(anchors\/1.tsr, Test authority\)/);
  });

  test("without a root it is a note, not a proof", async () => {
    const pack = stamped(rsa, "tenant");
    const report = await checkFiles(pack.files, { key: pack.key.vkey });
    expect(found(report)).toEqual([]);
    expect(report.proven.join("\n")).not.toContain("existed no later");
    expect(report.notes.map(({ code }) => code)).toEqual(["TSA_NOT_JUDGED"]);
  });

  test("a stamp over the anchor log dates the entries whose head it holds", async () => {
    const pack = stamped(rsa, "anchor");
    const report = await checkFiles(pack.files, { key: pack.key.vkey, tsaRoot: rsa.root });
    expect(found(report)).toEqual([]);
    expect(report.proven.join("\n")).toContain("Entries 0 to 59 existed");
  });

  test("another authority's root, another text", async () => {
    const pack = stamped(rsa, "tenant");
    expect(found(await checkFiles(pack.files, { key: pack.key.vkey, tsaRoot: ec.root }))).toEqual(["TSA_CHAIN anchors/1.tsr"]);
    const other = stamped(rsa, "tenant", "portal.example/other\n1\n");
    expect(found(await checkFiles(other.files, { key: other.key.vkey, tsaRoot: rsa.root }))).toEqual(["TIMESTAMP_IMPRINT anchors/1.tsr"]);
  });

  test("a chain is judged at the time of the stamp, not today", async () => {
    const [root] = parsePem(rsa.root.toString());
    const [signer] = parsePem(rsa.chain.toString());
    if (!root || !signer) throw new Error("no certificates");
    await expect(requireChain(signer, [], [root], signer.notBefore + 1000, nodePlatform)).resolves.toBeUndefined();
    await expect(requireChain(signer, [], [root], signer.notAfter + 1000, nodePlatform)).rejects.toMatchObject({ code: "TSA_CHAIN" });
  });

  test("every flipped byte of what is signed, and of the signature, is refused", async () => {
    const pack = stamped(ec, "tenant");
    const token = Uint8Array.from(pack.files.get("anchors/1.tsr") ?? []);
    const { info, signer } = parseTimeStamp(token);
    const passed: number[] = [];
    for (const part of [info, signer.signature, signer.byType.get("1.2.840.113549.1.9.4")?.content ?? info]) {
      for (let at = part.byteOffset; at < part.byteOffset + part.length; at += 3) {
        const changed = Uint8Array.from(token);
        changed[at] = (changed[at] ?? 0) ^ 0x04;
        pack.files.set("anchors/1.tsr", changed);
        seal(pack);
        if ((await checkFiles(pack.files, { key: pack.key.vkey, tsaRoot: ec.root })).holds()) passed.push(at);
      }
    }
    expect(passed).toEqual([]);
  });

  test("a certificate that may not stamp, though the same authority issued it, is refused", async () => {
    const [server] = parsePem(testTsa("ec", "serving").chain.toString());
    const [stamper] = parsePem(ec.chain.toString());
    if (!server || !stamper) throw new Error("no certificates");
    expect(() => requireTimeStamping(server)).toThrow(expect.objectContaining({ code: "TSA_PURPOSE" }));
    expect(() => requireTimeStamping(stamper)).not.toThrow();
  });

  test("a browser's cryptography comes to the same findings", async () => {
    for (const tsa of [rsa, ec]) {
      const pack = stamped(tsa, "tenant");
      const check = async (): Promise<Report> => {
        const report = new Report();
        await checkPack({ source: folderOf(pack.files), given: readGiven({ key: pack.key.vkey, tsaRoot: tsa.root }, browserPlatform), platform: browserPlatform, report });
        return report;
      };
      const good = await check();
      expect(found(good)).toEqual([]);
      expect(good.proven.join("\n")).toContain("Entries 0 to 59 existed");
      const token = Uint8Array.from(pack.files.get("anchors/1.tsr") ?? []);
      token[token.length - 3] = (token[token.length - 3] ?? 0) ^ 1;
      pack.files.set("anchors/1.tsr", token);
      seal(pack);
      expect(found(await check())).toEqual(["TIMESTAMP_SIGNATURE anchors/1.tsr"]);
    }
  });
});
