import { expect, test } from "vitest";

import { SECTIONS } from "@/server/domain/reports/sections";

import { createLinks } from "./links";
import { sampleSnapshot } from "./testing/sample-snapshot";

test("a link leads to a control's sheet only where the report prints it", () => {
  const key = sampleSnapshot({ evidence: 2, controls: 2 }).controls[0]?.key ?? "";
  const to = (snapshot: ReturnType<typeof sampleSnapshot>) => createLinks(snapshot).toControl(key);
  expect(to(sampleSnapshot({ evidence: 2, controls: 2, kind: "access_review" }))).toEqual({ goTo: `c-${key}` });
  expect(to({ ...sampleSnapshot({ evidence: 2, controls: 2, kind: "access_review" }), leftOut: [SECTIONS.access_review?.["controls"] ?? ""] })).toEqual({});
  expect(to(sampleSnapshot({ evidence: 2, controls: 2, kind: "evidence_index" }))).toEqual({});
});
