import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import type { PackRow } from "@/server/domain/packs/view";

import { PackShelf } from "./pack-shelf";

const made: PackRow = {
  id: "pck_1", title: "Auditor pack: everything", scope: { kind: "all" }, state: "done", progress: 1, step: null, madeBy: "Ben", requestedAt: "2026-03-01T10:00:00.000Z", finishedAt: "2026-03-01T10:01:00.000Z",
  entries: 12, files: 3, logSize: 40, sizeBytes: 1000, sha256: "ab".repeat(32), vkey: "example/log+0a1b2c3d+AAAA", leftOut: [], error: null, expiresAt: "2026-03-31T10:01:00.000Z", endedAt: null, releasedAt: null, takenAt: null,
};
const ended = { ...made, endedAt: "2026-03-10T10:00:00.000Z", error: "It ended, and why." };
const shown = (pack: PackRow, mayAsk = true) => renderToStaticMarkup(<PackShelf packs={[pack]} hrefPrefix="/packs/" timezone="UTC" onAskAgain={mayAsk ? async () => ({ ok: true }) : undefined} />);

test("a made pack can be taken, and says until when", () => {
  const html = shown(made);
  expect(html).toContain('href="/packs/pck_1"');
  expect(html).toMatch(/kept until.*31 Mar 2026/);
  expect(html).not.toContain("Ask again");
});

test.each([["expired", "Expired"], ["erased", "Ended by an erasure"]] as const)("one that is %s cannot be taken any more, says why, and is asked for again by who may", (state, word) => {
  const html = shown({ ...ended, state });
  for (const text of [word, "It ended, and why.", "Ask again"]) expect(html).toContain(text);
  expect(html).not.toContain("href=");
  expect(shown({ ...ended, state }, false)).not.toContain("Ask again");
});

test("a pack of an audit says whether its auditors see it, and is taken back only while nobody took it along", () => {
  const acts = { release: async () => ({ ok: true as const }), takeBack: async () => ({ ok: true as const }) };
  const audit = { ...made, scope: { kind: "engagement" as const, engagement: "eng_1", reports: [] } };
  const html = (pack: PackRow, may = true) => renderToStaticMarkup(<PackShelf packs={[pack]} hrefPrefix="/packs/" timezone="UTC" releasing={may ? acts : undefined} />);
  const released = { ...audit, releasedAt: "2026-03-02T10:00:00.000Z" };
  expect(html(audit)).toMatch(/Not released.*<button[^>]*>Release to the auditors/);
  expect(html(released)).toMatch(/Released to the auditors.*2 Mar 2026.*<button[^>]*>Take back/);
  expect(html({ ...released, takenAt: "2026-03-03T10:00:00.000Z" })).toMatch(/First taken along.*3 Mar 2026/);
  for (const quiet of [html({ ...released, takenAt: "2026-03-03T10:00:00.000Z" }), html(audit, false)]) expect(quiet).not.toMatch(/<button[^>]*>(Release|Take back)/);
  expect(html(made)).not.toContain("eleased");
});
