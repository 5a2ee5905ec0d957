import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkpointText } from "./checkpoint";
import { rootOfLeaves } from "./merkle";
import { openNote, signatureLine, signNote, signText, withSignatures } from "./note";
import { consistencyPlan, nodesOf, proofFromHashes } from "./proof-plan";
import { definedRoot, ORIGIN, sampleHashes } from "./testing/sample-log";
import { coded } from "./testing/throws";
import { COSIGNATURE, ED25519, signerOf } from "./verifier-key";
import { decideAddCheckpoint, refuseMalformed, type WitnessDecision, type WitnessState } from "./witness";
import { originHash, parseAddCheckpoint, printAddCheckpoint, readWitnessAnswer } from "./witness-messages";

const log = signerOf(ED25519, ORIGIN, Buffer.alloc(32, 1));
const newer = signerOf(ED25519, ORIGIN, Buffer.alloc(32, 2));
const witness = signerOf(COSIGNATURE, "witness.example/w1", Buffer.alloc(32, 3));
const LEAVES = sampleHashes(120);
const NOW = 1_700_000_000;
const rootAt = (size: number, leaves = LEAVES) => rootOfLeaves(leaves.slice(0, size));
const textAt = (size: number, leaves = LEAVES) => checkpointText({ origin: ORIGIN, size, root: rootAt(size, leaves) });
const noteAt = (size: number, leaves = LEAVES) => signNote(textAt(size, leaves), [log]);
const stateAt = (size: number): WitnessState => ({ size, root: rootAt(size) });
const growth = (oldSize: number, newSize: number, leaves = LEAVES) => {
  const plan = oldSize === 0 || oldSize > newSize ? [] : consistencyPlan(oldSize, newSize);
  return proofFromHashes(plan, nodesOf(plan).map(({ level, index }) => definedRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))));
};
const bodyOf = (oldSize: number, newSize: number, leaves = LEAVES) => printAddCheckpoint({ oldSize, proof: growth(oldSize, newSize, leaves), note: noteAt(newSize, leaves) });
const ask = (body: string, state: WitnessState | null, logKeys: (typeof log)[] | null = [log]): WitnessDecision => decideAddCheckpoint({ request: parseAddCheckpoint(body), logKeys: logKeys ?? undefined, state, witness, unixSeconds: NOW });

describe("a witness", () => {
  test("cosigns honest growth from any size to any other, and the log can use its answer", () => {
    fc.assert(fc.property(fc.nat({ max: 120 }), fc.nat({ max: 120 }), (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const decision = ask(bodyOf(from, to), from === 0 ? null : stateAt(from));
      expect(decision).toMatchObject({ status: 200, state: stateAt(to) });
      const answer = readWitnessAnswer(200, decision.body, textAt(to), [witness]);
      expect(answer).toMatchObject({ outcome: "cosigned", verified: [{ time: NOW }] });
    }));
  });

  test("keeps a note that shows the log's signature and its own", () => {
    const decision = ask(bodyOf(5, 9), stateAt(5));
    const shown = openNote(decision.status === 200 ? decision.note : "", [log, witness]);
    expect(shown.verified.map(({ key }) => key.name)).toEqual([log.name, witness.name]);
  });

  test("accepts old and new key of a log side by side and drops lines it does not know", () => {
    const stranger = signText(signerOf(ED25519, "other.example", Buffer.alloc(32, 8)), textAt(9));
    const note = withSignatures(signNote(textAt(9), [log, newer]), [stranger]);
    const decision = ask(printAddCheckpoint({ oldSize: 5, proof: growth(5, 9), note }), stateAt(5), [log, newer]);
    expect(decision.status === 200 ? openNote(decision.note, [log, newer, witness]) : null).toMatchObject({ verified: { length: 3 }, unknown: [] });
  });

  test("never cosigns another history, whatever old size it is told", () => {
    const forked = [...LEAVES.slice(0, 40), ...sampleHashes(200).slice(130, 200)];
    fc.assert(fc.property(fc.integer({ min: 41, max: 110 }), fc.nat({ max: 110 }), fc.nat({ max: 110 }), (seen, told, to) => {
      const proof = told > 0 && told <= to ? growth(told, to, forked) : [];
      const decision = ask(printAddCheckpoint({ oldSize: told, proof, note: noteAt(to, forked) }), stateAt(seen));
      expect([400, 409, 422]).toContain(decision.status);
    }));
  });

  test("never goes back to a smaller tree, even one it cosigned itself", () => {
    expect(ask(bodyOf(5, 9), stateAt(20))).toMatchObject({ status: 409, body: "20\n", contentType: "text/x.tlog.size" });
    expect(ask(printAddCheckpoint({ oldSize: 20, proof: [], note: noteAt(9) }), stateAt(20))).toMatchObject({ status: 400, code: "WITNESS_BAD_REQUEST" });
  });

  const forged = withSignatures(signNote(textAt(9), [newer]), [{ ...signText(log, textAt(9)), signature: Buffer.alloc(64) }]);
  const emptyOf = (root: Uint8Array) => signNote(checkpointText({ origin: ORIGIN, size: 0, root }), [log]);
  const otherOrigin = signerOf(ED25519, "proofroom.example/2", Buffer.alloc(32, 1));
  test.each<[string, () => WitnessDecision, number]>([
    ["a log it does not know", () => ask(bodyOf(5, 9), null, null), 404], ["a log without keys", () => ask(bodyOf(5, 9), null, []), 404],
    ["a checkpoint that no trusted key signed", () => ask(bodyOf(5, 9), stateAt(5), [newer]), 403], ["a known key's signature that does not hold", () => ask(printAddCheckpoint({ oldSize: 5, proof: [], note: forged }), stateAt(5), [log, newer]), 403],
    ["a signature of another log's key", () => ask(printAddCheckpoint({ oldSize: 5, proof: [], note: signNote(textAt(9), [otherOrigin]) }), stateAt(5), [otherOrigin]), 403],
    ["an old size above the new one", () => ask(printAddCheckpoint({ oldSize: 10, proof: [], note: noteAt(9) }), stateAt(10)), 400], ["an old size that is not the last", () => ask(bodyOf(4, 9), stateAt(5)), 409], ["an old size where it has seen nothing", () => ask(bodyOf(4, 9), null), 409],
    ["a size of 0 where it has seen more", () => ask(bodyOf(0, 9), stateAt(5)), 409], ["a proof from nothing", () => ask(printAddCheckpoint({ oldSize: 0, proof: [rootAt(1)], note: noteAt(9) }), null), 422],
    ["another root at the same size", () => ask(printAddCheckpoint({ oldSize: 9, proof: [], note: noteAt(9, LEAVES.toReversed()) }), stateAt(9)), 422], ["a proof at the same size", () => ask(printAddCheckpoint({ oldSize: 9, proof: [rootAt(1)], note: noteAt(9) }), stateAt(9)), 422],
    ["a proof that is missing", () => ask(printAddCheckpoint({ oldSize: 5, proof: [], note: noteAt(9) }), stateAt(5)), 422], ["an empty log with a root of its own", () => ask(printAddCheckpoint({ oldSize: 0, proof: [], note: emptyOf(rootAt(1)) }), null), 422],
  ])("answers %s by its code and cosigns nothing", (_, decide, status) => {
    const decision = decide();
    expect(decision.status).toBe(status);
    expect(decision).not.toHaveProperty("state");
    expect(decision.body).not.toContain("\u2014");
  });

  test("cosigns an empty log, and the same head again later", () => {
    expect(ask(printAddCheckpoint({ oldSize: 0, proof: [], note: emptyOf(rootAt(0)) }), null).status).toBe(200);
    expect(ask(bodyOf(9, 9), stateAt(9))).toMatchObject({ status: 200, state: stateAt(9) });
    expect(ask(bodyOf(0, 9), { size: 0, root: rootAt(0) }).status).toBe(200);
  });
});

describe("the request", () => {
  test("reads back as written", () => {
    const body = bodyOf(5, 9);
    expect(printAddCheckpoint(parseAddCheckpoint(body))).toBe(body);
    expect(parseAddCheckpoint(Buffer.from(body)).checkpoint).toEqual({ origin: ORIGIN, size: 9, root: rootAt(9) });
    expect(body.startsWith("old 5\n")).toBe(true);
  });

  const good = bodyOf(5, 9);
  test.each<[string, string]>([
    ["no old line", good.replace("old 5\n", "")], ["a zero before the size", good.replace("old 5", "old 05")], ["a sign", good.replace("old 5", "old +5")], ["two spaces", good.replace("old 5", "old  5")], ["a size beyond exact numbers", good.replace("old 5", "old 99999999999999999999")],
    ["a hash of 31 bytes", good.replace("old 5\n", `old 5\n${Buffer.alloc(31).toString("base64")}\n`)], ["64 proof lines", good.replace("old 5\n", `old 5\n${`${Buffer.alloc(32).toString("base64")}\n`.repeat(64)}`)], ["no blank line", good.replace("\n\n", "\n")],
    ["a checkpoint without signature", `old 5\n\n${textAt(9)}`], ["a note that is no checkpoint", `old 5\n\n${signNote("hello\n", [log])}`], ["a carriage return", good.replace("\n", "\r\n")], ["nothing", ""],
  ])("with %s is the sender's fault", (_, body) => {
    let caught: unknown;
    try {
      parseAddCheckpoint(body);
    } catch (error) {
      caught = error;
    }
    expect(refuseMalformed(caught)).toMatchObject({ status: 400, code: "WITNESS_BAD_REQUEST" });
  });

  test("a fault of ours is not put down to the sender", () => {
    expect(() => refuseMalformed(new TypeError("ours"))).toThrow("ours");
  });
});

describe("the answer", () => {
  const TEXT = textAt(9);
  const line = signatureLine(signText(witness, TEXT, NOW));

  test("tells refusals apart and says where to go on", () => {
    expect(readWitnessAnswer(409, "20852014\n", TEXT, [witness])).toEqual({ outcome: "behind", size: 20_852_014 });
    const codes = [400, 403, 404, 422].map((status) => readWitnessAnswer(status, "", TEXT, [witness]));
    expect(codes.map((answer) => answer.outcome === "refused" && answer.code)).toEqual(["WITNESS_BAD_REQUEST", "WITNESS_NOT_SIGNED", "WITNESS_UNKNOWN_LOG", "WITNESS_INCONSISTENT"]);
  });

  test("may hold lines of unknown keys beside the known one", () => {
    const other = signatureLine(signText(signerOf(COSIGNATURE, "witness.example/w1", Buffer.alloc(32, 4)), TEXT, NOW));
    expect(readWitnessAnswer(200, other + line, TEXT, [witness])).toMatchObject({ verified: { length: 1 } });
  });

  test.each<[string, number, string]>([
    ["another status", 500, ""], ["a redirect", 302, line], ["nothing", 200, ""], ["words", 200, "ok\n"], ["no newline at the end", 200, line.trimEnd()], ["a blank line", 200, `${line}\n`], ["a size without newline", 409, "5"], ["a size with a zero before it", 409, "05\n"], ["no size", 409, "\n"],
    ["unknown keys only", 200, signatureLine(signText(signerOf(COSIGNATURE, "w2", Buffer.alloc(32, 4)), TEXT, NOW))],
  ])("%s is no answer of a witness", (_, status, body) => {
    expect(() => readWitnessAnswer(status, body, TEXT, [witness])).toThrow(coded("WITNESS_ANSWER"));
  });

  test("a cosignature of another checkpoint is refused", () => {
    expect(() => readWitnessAnswer(200, line, textAt(10), [witness])).toThrow(coded("NOTE_BAD_SIGNATURE"));
  });

  test("a plain signature is no cosignature", () => {
    const plain = signatureLine(signText(log, TEXT));
    expect(() => readWitnessAnswer(200, plain, TEXT, [log])).toThrow(coded("WITNESS_ANSWER"));
  });
});

test("a log's newest checkpoint stands under the hash of its origin", () => {
  expect(originHash("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
