import { describe, expect, test } from "vitest";

import { AskPackInput } from "@/server/domain/packs/schema";

import { missingIn, scopeOf, type PackDraft } from "./pack-draft";

const empty: PackDraft = { kind: "all", controls: [], from: "", to: "", evidence: "", engagement: "", reports: [], log: "" };
const drafts: [PackDraft, unknown][] = [
  [empty, { kind: "all" }],
  [{ ...empty, kind: "window", from: "2026-01-01", to: "2026-01-31" }, { kind: "window", from: "2026-01-01", to: "2026-01-31" }],
  [{ ...empty, kind: "control", controls: ["BCP-03"] }, { kind: "control", controls: ["BCP-03"] }],
  [{ ...empty, kind: "control", controls: ["BCP-03"], from: "2026-01-01", to: "2026-01-31" }, { kind: "control", controls: ["BCP-03"], from: "2026-01-01", to: "2026-01-31" }],
  [{ ...empty, kind: "item", evidence: " ev_1, ev_2\nev_1 " }, { kind: "item", evidence: ["ev_1", "ev_2"] }],
  [{ ...empty, kind: "engagement", engagement: "eng_1", reports: ["rep_1"] }, { kind: "engagement", engagement: "eng_1", reports: ["rep_1"] }],
];

describe("the draft of a pack", () => {
  test.each(drafts)("%j is the scope the server takes", (draft, scope) => {
    expect(scopeOf(draft)).toEqual(scope);
    expect(AskPackInput.safeParse({ scope: scopeOf(draft) }).error).toBeUndefined();
  });

  test.each<PackDraft>([
    { ...empty, kind: "window" }, { ...empty, kind: "window", from: "2026-02-01", to: "2026-01-01" }, { ...empty, kind: "control" },
    { ...empty, kind: "control", controls: ["BCP-03"], from: "2026-01-01" }, { ...empty, kind: "item", evidence: " , " }, { ...empty, kind: "engagement" },
  ])("%j is no scope yet, and says what is missing", (draft) => {
    expect(scopeOf(draft)).toBeUndefined();
    expect(missingIn(draft)).toMatch(/\.$/);
  });
});
