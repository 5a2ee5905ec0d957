import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkpointText } from "./checkpoint";
import { openNote, signNote, signText, withSignatures } from "./note";
import { evaluatePolicy, openByPolicy } from "./policy";
import { parsePolicy, printPolicy } from "./policy-file";
import { coded } from "./testing/throws";
import { COSIGNATURE, ED25519, printVerifierKey, signerOf, type Signer } from "./verifier-key";

const secret = (fill: number) => Buffer.alloc(32, fill);
const log = signerOf(ED25519, "log.example/1", secret(1));
const [x1, x2, x3, y1, y2] = [11, 12, 13, 21, 22].map((fill) => signerOf(COSIGNATURE, `witness.example/${fill}`, secret(fill))) as [Signer, Signer, Signer, Signer, Signer];
const vkey = (key: Signer) => printVerifierKey(key);
const TEXT = checkpointText({ origin: "log.example/1", size: 5, root: Buffer.alloc(32, 9) });
const noteBy = (...witnesses: Signer[]) => withSignatures(signNote(TEXT, [log]), witnesses.map((witness) => signText(witness, TEXT, 1_700_000_000)));

const FILE = `# two firms
log ${vkey(log)} https://log.example/1/

witness X1 ${vkey(x1)} https://x1.example
\twitness\tX2  ${vkey(x2)}
witness X3 ${vkey(x3)}
group X 2 X1 X2 X3
  # indented
witness Y1 ${vkey(y1)}
witness Y2 ${vkey(y2)}
group Y any Y1 Y2
group both all X Y
quorum both
`;
const verdict = (...witnesses: Signer[]) => {
  const policy = parsePolicy(FILE);
  const keys = [...policy.logs, ...policy.witnesses].map(({ key }) => key);
  return evaluatePolicy(policy, openNote(noteBy(...witnesses), keys).verified);
};

describe("policy files", () => {
  test("are read into logs, witnesses, groups and quorum", () => {
    const policy = parsePolicy(FILE);
    expect(policy.logs.map(({ key, url }) => [key.name, url])).toEqual([["log.example/1", "https://log.example/1/"]]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([["X1", "https://x1.example"], ["X2", null], ["X3", null], ["Y1", null], ["Y2", null]]);
    expect(policy.groups).toEqual([{ name: "X", threshold: 2, members: ["X1", "X2", "X3"] }, { name: "Y", threshold: 1, members: ["Y1", "Y2"] }, { name: "both", threshold: 2, members: ["X", "Y"] }]);
    expect(policy.quorum).toBe("both");
    expect(parsePolicy(Buffer.from(FILE))).toEqual(policy);
  });

  test("printed and read again they are the same policy", () => {
    expect(parsePolicy(printPolicy(parsePolicy(FILE)))).toEqual(parsePolicy(FILE));
    expect(parsePolicy("quorum none\n")).toEqual({ logs: [], witnesses: [], groups: [], quorum: null });
    expect(printPolicy({ logs: [], witnesses: [], groups: [], quorum: null })).toBe("quorum none\n");
  });

  test("a name that would bring a line of its own is not printed", () => {
    const { privateKey: _, ...key } = x1;
    for (const name of ["a\nquorum none", "a b", "", "a\tb"]) expect(() => printPolicy({ logs: [], witnesses: [{ name, key, url: null }], groups: [], quorum: null })).toThrow(coded("POLICY_FORM"));
  });

  const w = `witness A ${vkey(x1)}\n`;
  const two = `${w}witness B ${vkey(x2)}\n`;
  test.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "POLICY_QUORUM"], ["no quorum", w, "POLICY_QUORUM"], ["two quorums", "quorum none\nquorum none\n", "POLICY_QUORUM"], ["a last line cut short", "quorum none", "POLICY_FORM"],
    ["a carriage return", "quorum none\r\n", "POLICY_FORM"], ["a delete character", "# \u007f\nquorum none\n", "POLICY_FORM"], ["what is not UTF-8", Buffer.from([0x23, 0xff, 0x0a]), "POLICY_FORM"], ["an unknown keyword", "require A\nquorum none\n", "POLICY_FORM"],
    ["a comment behind words", `quorum none # yes\n`, "POLICY_FORM"], ["a quorum not defined", "quorum A\n", "POLICY_NAME"], ["a quorum defined later", `quorum A\n${w}`, "POLICY_NAME"], ["a member defined later", `group G any A\n${w}quorum G\n`, "POLICY_NAME"],
    ["a group in itself", `${w}group G any G\nquorum G\n`, "POLICY_NAME"], ["none as a member", `group G any none\nquorum G\n`, "POLICY_NAME"], ["none as a name", `witness none ${vkey(x1)}\nquorum none\n`, "POLICY_DUPLICATE"],
    ["a name twice", `${w}witness A ${vkey(x2)}\nquorum A\n`, "POLICY_DUPLICATE"], ["a group called as a witness", `${two}group A any B\nquorum A\n`, "POLICY_DUPLICATE"], ["a key twice", `${w}witness B ${vkey(x1)}\nquorum A\n`, "POLICY_DUPLICATE"],
    ["a key under two names", `${w}witness B ${vkey(signerOf(COSIGNATURE, "other", secret(11)))}\nquorum A\n`, "POLICY_DUPLICATE"], ["a log twice", `log ${vkey(log)}\nlog ${vkey(log)}\nquorum none\n`, "POLICY_DUPLICATE"],
    ["a member twice in a group", `${w}group G 2 A A\nquorum G\n`, "POLICY_DUPLICATE"], ["a member of two groups", `${two}group G any A\ngroup H all A B\nquorum H\n`, "POLICY_DUPLICATE"],
    ["a threshold of 0", `${w}group G 0 A\nquorum G\n`, "POLICY_THRESHOLD"], ["a threshold above the members", `${w}group G 2 A\nquorum G\n`, "POLICY_THRESHOLD"], ["a threshold with a zero before it", `${two}group G 02 A B\nquorum G\n`, "POLICY_THRESHOLD"], ["a threshold in words", `${two}group G most A B\nquorum G\n`, "POLICY_THRESHOLD"],
    ["a group of nobody", `${w}group G all\nquorum A\n`, "POLICY_FORM"], ["a log's key for a witness", `witness A ${vkey(log)}\nquorum A\n`, "POLICY_KEY"], ["a witness's key for a log", `log ${vkey(x1)}\nquorum none\n`, "POLICY_KEY"],
    ["a key that is none", "log abc\nquorum none\n", "POLICY_KEY"], ["a fourth word", `log ${vkey(log)} url more\nquorum none\n`, "POLICY_FORM"],
  ])("%s is refused", (_, file, code) => {
    expect(() => parsePolicy(file)).toThrow(coded(code));
  });

  test("32 logs, 32 witnesses and 32 groups are read", () => {
    const numbers = Array.from({ length: 32 }, (_, i) => i);
    const lines = [
      ...numbers.map((i) => `log ${vkey(signerOf(ED25519, `l${i}`, secret(50 + i)))}`), ...numbers.map((i) => `witness w${i} ${vkey(signerOf(COSIGNATURE, `w${i}`, secret(100 + i)))}`),
      ...numbers.map((i) => `group g${i} any w${i}${i > 0 ? ` g${i - 1}` : ""}`), "quorum g31",
    ];
    expect(parsePolicy(`${lines.join("\n")}\n`).groups).toHaveLength(32);
  });

  test("names are compared as they are: the Kelvin sign is no K", () => {
    expect(() => parsePolicy(`witness K ${vkey(x1)}\nquorum \u212a\n`)).toThrow(coded("POLICY_NAME"));
  });
});

describe("judging by a policy", () => {
  test("the quorum is reached by two of X with one of Y, and by nothing less", () => {
    expect(verdict(x1, x3, y2)).toEqual({ witnesses: ["X1", "X3", "Y2"], quorum: true });
    for (const witnesses of [[], [x1, y1], [x1, x2, x3], [y1, y2], [x1, y1, y2]]) expect(verdict(...witnesses).quorum).toBe(false);
  });

  test("says what counting says, for any set of witnesses", () => {
    fc.assert(fc.property(fc.subarray([x1, x2, x3, y1, y2]), (signed) => {
      const wanted = signed.filter((key) => [x1, x2, x3].includes(key)).length >= 2 && signed.some((key) => [y1, y2].includes(key));
      expect(verdict(...signed).quorum).toBe(wanted);
    }));
  });

  test("a witness that signs under another name or twice brings nothing more", () => {
    const [policy, impostor] = [parsePolicy(FILE), { ...x2, name: "witness.example/impostor" }];
    const twice = withSignatures(noteBy(x1, impostor, y1), [signText(x1, TEXT, 1_800_000_000)]);
    expect(() => openByPolicy(twice, policy)).toThrow(coded("POLICY_NO_QUORUM"));
  });

  test("a checkpoint is opened by the policy's log and quorum together", () => {
    const policy = parsePolicy(FILE);
    expect(openByPolicy(noteBy(x1, x2, y1), policy)).toMatchObject({ size: 5, quorum: true, witnesses: ["X1", "X2", "Y1"] });
    expect(() => openByPolicy(noteBy(x1, x2), policy)).toThrow(coded("POLICY_NO_QUORUM"));
    const stranger = signerOf(ED25519, "log.example/1", secret(2));
    expect(() => openByPolicy(noteBy(x1, x2, y1), policy, [stranger])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
    expect(() => openByPolicy(noteBy(x1), parsePolicy("quorum none\n"))).toThrow(coded("NOTE_UNSIGNED"));
    expect(openByPolicy(noteBy(), parsePolicy("quorum none\n"), [log]).quorum).toBe(true);
  });

  test("a forged line of one witness spoils the note even where the others would be enough", () => {
    const forged = { ...signText(x3, TEXT, 1_700_000_000), signature: Buffer.alloc(72, 1) };
    expect(() => openByPolicy(withSignatures(noteBy(x1, x2, y1), [forged]), parsePolicy(FILE))).toThrow(coded("NOTE_BAD_SIGNATURE"));
  });
});
