import { describe, expect, test } from "vitest";

import type { PushAnswer } from "@/server/domain/evidence/view";

import { evidenceFiltersFrom } from "./evidence-filters";
import { readFact, showFact } from "./fact-values";
import { reviewWordOf } from "./review-state";
import { strengthOf } from "./source-strength";
import { canSave, traySentence, type UploadItem, uploadSentence } from "./upload-item";

const answer: PushAnswer = {
  status: "dry_run", id: null, number: null, sha256: "ab", sizeBytes: 3, format: "pgbackrest-info-json", tool: "pgBackRest",
  recordsTotal: 31, recordsByKind: { backup_run: 31 }, issues: [], controls: ["BCP-01"],
};
function item(more: Partial<UploadItem> = {}): UploadItem {
  return { id: "1", fileName: "a.json", sizeBytes: 3, phase: "ready", progress: 1, answer, questions: [], csv: null, corrects: null, control: null, provenance: {}, problem: null, ...more };
}

describe("answers to questions", () => {
  test("an empty answer stays open: it is never false and never zero", () => {
    expect(readFact("", "boolean")).toEqual({ open: true });
    expect(readFact("  ", "number")).toEqual({ open: true });
  });

  test("answers are read by type, and what cannot be read is said so", () => {
    expect(readFact("no", "boolean")).toEqual({ value: false });
    expect(readFact("1,5", "ratio")).toEqual({ value: 1.5 });
    expect(readFact("2026-10-03T14:05", "timestamp")).toEqual({ value: "2026-10-03T14:05:00.000Z" });
    expect(readFact("many", "number")).toHaveProperty("error");
  });

  test("an unknown value is shown as unknown", () => {
    expect(showFact(null, "boolean", "UTC")).toBe("unknown");
    expect(showFact(false, "boolean", "UTC")).toBe("no");
    expect(showFact("2026-10-03T14:05:00Z", "timestamp", "Europe/Berlin")).toBe("3 Oct 2026, 16:05 UTC+2");
  });
});

describe("upload tray", () => {
  test("a recognised file says as what, how many records and how many questions", () => {
    const questions = [{ recordIds: ["r"], kind: "backup_run", fact: "encrypted", type: "boolean", message: "Was it?" }];
    expect(uploadSentence(item({ questions }))).toBe("Recognised as pgBackRest: 31 backup runs, 1 question.");
    expect(uploadSentence(item({ phase: "saved", answer: { ...answer, status: "created", number: 214 } }))).toBe("Saved as E-214: 31 backup runs.");
  });

  test("the same bytes are not offered for saving again", () => {
    const duplicate = item({ answer: { ...answer, status: "duplicate", number: 7 } });
    expect(uploadSentence(duplicate)).toContain("Already here as E-7");
    expect(canSave(duplicate)).toBe(false);
  });

  test("the tray counts what is ready and what is still on the way", () => {
    expect(traySentence([item(), item({ phase: "sending" })])).toBe("1 file on the way, 1 ready");
    expect(traySentence([item({ phase: "saved" })])).toBe("1 file saved");
    expect(traySentence([item(), item({ phase: "refused" })])).toBe("1 of 2 files ready to save");
  });
});

test("withdrawn outweighs every review, and open questions outweigh acceptance", () => {
  const row = { reviewState: "accepted" as const, openQuestions: 2, superseded: false, withdrawn: false };
  expect(reviewWordOf(row)).toBe("Questions");
  expect(reviewWordOf({ ...row, withdrawn: true })).toBe("Withdrawn");
  expect(reviewWordOf({ ...row, openQuestions: 0 })).toBe("Accepted");
});

test("a way we do not know is never called a system", () => {
  expect(strengthOf("api", "okta").word).toBe("System");
  expect(strengthOf("pigeon", "okta").word).toBe("File");
});

test("a key alone names no system: without a stated source the strength is not stated", () => {
  expect(strengthOf("api", null)).toMatchObject({ level: 0, word: "Not stated" });
  expect(strengthOf("upload", null).word).toBe("File");
});

test("days in an address that are none, or that nothing here holds, are left out of its filters", () => {
  expect(evidenceFiltersFrom(new URLSearchParams("from=0000-01-01&to=2026-02-30"))).toMatchObject({ from: null, to: null });
});
