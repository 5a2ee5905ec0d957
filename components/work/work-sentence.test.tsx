import { describe, expect, test } from "vitest";

import type { WorkItem, WorkView } from "@/server/domain/work/view";

import { workSentence } from "./work-sentence";

const item: WorkItem = { key: "BCP-03", title: "Restore test", state: "fail", sentence: "", since: null, until: null, kinds: [], asks: null };
const question = { evidenceId: "ev_1", number: 1, title: "", open: 1, receivedAt: "2026-01-01T00:00:00Z", controlKeys: [], sentByMe: true };
const work = (now: number, settled: number, questions = 0, more = false): WorkView => ({
  asOf: "2026-01-01T00:00:00Z", tasks: [], now: Array.from({ length: now }, () => item), next: [], settled: Array.from({ length: settled }, () => item), questions: { rows: Array.from({ length: questions }, () => question), more },
});

describe("the answer of My work in one sentence", () => {
  test.each([
    [work(0, 0), "You own no control."],
    [work(0, 1), "None of your 1 control needs anything now."],
    [work(1, 1), "1 of your 2 controls needs something now."],
    [work(2, 3), "2 of your 5 controls need something now."],
    [work(0, 0, 1), "You own no control. 1 item waits for your answer."],
    [work(1, 0, 20, true), "1 of your 1 control needs something now. More than 20 items wait for your answer."],
  ])("%#", (given, sentence) => {
    expect(workSentence(given)).toBe(sentence);
  });
});
