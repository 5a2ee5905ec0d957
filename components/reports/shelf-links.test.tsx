import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { RoomPackList } from "@/components/audits/room-pack-list";
import { SharedReportList } from "@/components/audits/shared-report-list";
import { PackShelf } from "@/components/packs/pack-shelf";
import type { PackRow } from "@/server/domain/packs/view";
import type { ReportRow } from "@/server/domain/reports/view";
import type { SharedReport } from "@/server/domain/shared-reports/view";

import { ReportShelf } from "./report-shelf";

const AT = "2026-03-01T10:00:00.000Z";
const SHA = "ab".repeat(32);
const report: ReportRow = { id: "rep_1", kind: "control_tests", title: "Control test results", from: "2026-01-01", to: "2026-03-31", state: "done", progress: 1, step: null, madeBy: "Ben", requestedAt: AT, finishedAt: AT, pages: 4, sizeBytes: 10, sha256: SHA, error: null, status: "final", language: "en", scheduleId: null, engagement: null, since: null, signature: null };
const pack: PackRow = { id: "pck_1", title: "Auditor pack: A-1", scope: { kind: "engagement", engagement: "eng_1", reports: [] }, state: "done", progress: 1, step: null, madeBy: "Ben", requestedAt: AT, finishedAt: AT, entries: 1, files: 1, logSize: 2, sizeBytes: 10, sha256: SHA, vkey: null, leftOut: [], error: null, expiresAt: null, endedAt: null, releasedAt: null, takenAt: null };
const shared: SharedReport = { reportId: "rep_1", kind: "control_tests", title: "Control test results", from: "2026-01-01", to: "2026-03-31", madeAt: AT, pages: 4, sizeBytes: 10, sharedAt: AT, sha256: SHA, signedSha256: SHA };
const done = async () => ({ ok: true as const });
const SHELVES: [string, ReactElement][] = [
  ["reports", <ReportShelf key="r" reports={[report, { ...report, id: "rep_2", state: "failed" }]} hrefPrefix="/r/" timezone="UTC" onRetry={() => undefined} />],
  ["packs", <PackShelf key="p" packs={[pack, { ...pack, id: "pck_2", releasedAt: AT }, { ...pack, id: "pck_3", state: "expired" }]} hrefPrefix="/p/" timezone="UTC" onAskAgain={done} releasing={{ release: done, takeBack: done }} />],
  ["an auditor's packs", <RoomPackList key="a" packs={[{ ...pack, madeAt: AT, sizeBytes: 10, sha256: SHA }]} hrefPrefix="/p/" timezone="UTC" />],
  ["an auditor's reports", <SharedReportList key="s" reports={[shared]} hrefPrefix="/r/" timezone="UTC" />],
];
const text = (html: string) => html.replaceAll(/<[^>]*>/g, "").trim().toLowerCase();

test.each(SHELVES)("a link or button on the shelf of %s is named by what it shows, so that who speaks to it is understood", (_, shelf) => {
  const named = [...renderToStaticMarkup(shelf).matchAll(/<(a|button)\b[^>]*aria-label="([^"]+)"[^>]*>(.*?)<\/\1>/gs)].map(([, , name = "", inner = ""]) => ({ name: name.toLowerCase(), shows: text(inner) }));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ name, shows }) => !name.includes(shows))).toEqual([]);
});
