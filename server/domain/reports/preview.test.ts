import { expect, test } from "vitest";

import { forPreview, previewNote } from "./preview";
import type { ReportSnapshot } from "./snapshot";

const snapshot = (exhibits: number) => ({ status: "final", evidence: Array.from({ length: exhibits }, (_, at) => ({ number: at })), populations: [] }) as unknown as ReportSnapshot;

test("a preview is a marked draft, says what it cuts, and cuts nothing of a small report", () => {
  const small = forPreview(snapshot(3));
  expect(small.snapshot).toMatchObject({ status: "draft", watermark: true, preview: true });
  expect(small.snapshot.evidence).toHaveLength(3);
  expect(previewNote(small.cut, 12)).toBeNull();
  const large = forPreview(snapshot(5000));
  expect(large.snapshot.evidence).toHaveLength(150);
  expect(previewNote(large.cut, 210)).toBe("A preview shows the first 60 of 210 pages, 150 of 5000 exhibits. The report prints everything.");
});
