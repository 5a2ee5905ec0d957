import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { iamReport, iamRoot, iamUser, trivyReport } from "@/server/domain/formats/fixtures";
import { getControl } from "@/server/services/controls/get";
import { ServiceError } from "@/server/services/errors";

import { pushEvidence } from "./push";
import { reviewEvidence } from "./review";
import { saveMapping } from "./save-mapping";
import { supplyFacts } from "./supply-facts";

const good = restoreTest("2026-03-05T10:00:00Z");

/** What became of a push: its status, the code of a refusal, or that it broke. */
async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    (answers) => (Array.isArray(answers) ? String((answers[0] as { status: string }).status) : "done"),
    (error: unknown) => (error instanceof ServiceError ? error.code : `broke: ${String(error instanceof Error ? (error.cause ?? error) : error).slice(0, 80)}`),
  );
}

describe("hostile input to evidence", () => {
  test.each<[string, object]>([
    ["markup", { title: "<script>alert(1)</script>" }], ["SQL", { title: "'; drop table evidence; --", fileName: "' or 1=1" }], ["a formula", { title: "=cmd|' /C calc'!A0" }],
    ["bidi overrides", { title: "\u202Eevil" }], ["wildcards", { title: "%_\\" }], ["a fact with U+0000", restoreTest("2026-03-05T10:00:00Z", { tester: "a\u0000b" })], ["a record of the year 0", restoreTest("0000-01-01T00:00:00Z")],
    ["right-to-left text and emoji", { title: "שלום 🦊" }], ["a proto key in the content", { content: { text: '{"proofroom":1,"records":[],"__proto__":{"x":1}}' } }],
  ])("%s in free text is kept as text or refused, never a failure", async (_, over) => {
    const org = await createOrg({ adopt: false });
    expect(["created", "refused", "INVALID"]).toContain(await outcome(pushEvidence(org.as(), { items: [{ ...good, ...over }] })));
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test.each<[string, object]>([
    ["a title with U+0000", { title: "a\u0000b" }], ["a source with U+0000", { provenance: { sourceSystem: "a\u0000b" } }], ["a query with U+0000", { provenance: { query: "a\u0000b" } }],
    ["a media type with U+0000", { mediaType: "text/\u0000" }],
    ["a title with half a character", { title: "a\ud800b" }], ["a query with half a character", { provenance: { query: "\udc00" } }],
    ["a text with half a character, which has no bytes of its own", { content: { text: "a,b\n1,\ud800" }, asDocument: true }],
  ])("%s is refused with a reason and leaves nothing", async (_, over) => {
    const org = await createOrg({ adopt: false });
    const before = await countRows(org.id);
    expect(["refused", "INVALID"]).toContain(await outcome(pushEvidence(org.as(), { items: [{ ...good, ...over }] })));
    expect(await countRows(org.id)).toEqual(before);
  });

  test("a note, an answer or a mapping's name with U+0000 is refused with a reason", async () => {
    const org = await createOrg({ adopt: false });
    const [item] = await pushEvidence(org.as(), { items: [good] });
    expect(await outcome(reviewEvidence(org.as(), { id: item?.id, state: "rejected", note: "a\u0000b" }))).toBe("INVALID");
    expect(await outcome(supplyFacts(org.as(), { id: item?.id, answers: [{ kind: "restore_test", fact: "tester", value: "\u0000" }] }))).toBe("INVALID");
    expect(await outcome(saveMapping(org.as(), { name: "a\u0000b", mapping: { kind: "account", columns: {} } }))).toBe("INVALID");
  });

  test("a mapping that names a column or a fact \"content\" is looked through like any other", async () => {
    const org = await createOrg({ adopt: false });
    expect(await outcome(saveMapping(org.as(), { name: "one", mapping: { kind: "account", columns: { content: "a\u0000b" } } }))).toBe("INVALID");
    expect(await outcome(saveMapping(org.as(), { name: "two", mapping: { kind: "account", columns: {}, valueMaps: { content: { "\ud800": true } } } }))).toBe("INVALID");
    expect(await outcome(saveMapping(org.as(), { name: "three", mapping: { kind: "account", columns: { content: "about" } } }))).toBe("done");
  });

  test("a mapping of more than 5,000 entries, wherever they stand, is refused with a reason", async () => {
    const org = await createOrg({ adopt: false });
    const entries = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`e${n}`, "a"]));
    for (const over of [{ columns: entries(5_001) }, { columns: {}, constants: entries(5_001) }, { columns: entries(2), valueMaps: { a: entries(2_500), b: entries(2_500) } }]) {
      expect(await outcome(saveMapping(org.as(), { name: "wide", mapping: { kind: "account", ...over } }))).toBe("INVALID");
      expect(await outcome(pushEvidence(org.as(), { items: [{ content: { text: "user\nada\n" }, mapping: { kind: "account", ...over } }] }))).toBe("INVALID");
    }
    expect(await outcome(saveMapping(org.as(), { name: "wide", mapping: { kind: "account", columns: entries(5_000) } }))).toBe("done");
  });

  test.each<[string, object]>([
    ["provenance.extractedAt in the year 0", { provenance: { extractedAt: "0000-01-01T00:00:00Z" } }], ["a record's time that is in the year 10000 in UTC", restoreTest("9999-12-31T23:59:59-12:00")],
  ])("%s is refused with a reason", async (_, over) => {
    const org = await createOrg({ adopt: false });
    expect(["refused", "INVALID"]).toContain(await outcome(pushEvidence(org.as(), { items: [{ ...good, ...over }] })));
  });

  test.each<[string, object]>([
    ["of another type", { kind: "access_config", fact: "sso_enforced", value: "perhaps" }], ["for a fact that is not there", { kind: "access_config", fact: "no_such_fact", value: 1 }],
    ["that is no time for a time", { kind: "access_config", fact: "snapshot_at", value: "yesterday" }], ["for a kind that is not in the file", { kind: "no_such_kind", fact: "x", value: 1 }],
  ])("an answer %s is refused, naming the field", async (_, answer) => {
    const org = await createOrg({ adopt: false });
    expect(["refused", "INVALID"]).toContain(await outcome(pushEvidence(org.as(), { items: [{ content: { text: iamReport(iamRoot(), iamUser("ana")) }, answers: [answer] }] })));
  });

  test("one wrong answer cannot stop an organization's controls from being judged and shown", async () => {
    const org = await createOrg();
    await outcome(pushEvidence(org.as(), { items: [{ content: { json: trivyReport() }, answers: [{ kind: "vulnerability_finding", fact: "detected_at", value: "yesterday" }] }] }));
    await runEvaluations(org.id);
    expect((await getControl(org.as(), { key: "VUL-02" })).state).toEqual(expect.any(String));
  });
});
