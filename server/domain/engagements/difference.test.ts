import { expect, test } from "vitest";

import type { ControlSheet } from "../reports/snapshot";
import { differenceOf } from "./difference";

const sheet = (key: string, over: Partial<ControlSheet> = {}) => ({ key, title: key, state: "pass", sentence: "Fine.", promise: "Daily.", parameters: [], populations: [], evidenceTotal: 1, ...over }) as unknown as ControlSheet;
const of = (...controls: ControlSheet[]) => ({ controls });

test("nothing changed is an empty list, also where sheets come in another order", () => {
  expect(differenceOf(of(sheet("A"), sheet("B")), of(sheet("B"), sheet("A")))).toEqual([]);
});

test("verdict, promise, parameter, population and exhibits are told each with before and after", () => {
  const parameter = { label: "Days", defaultValue: 90, promised: null, changedBy: null, changedAt: null };
  const before = sheet("A", { parameters: [parameter], populations: [{ noun: "backups", total: 3, records: 4 }] as never });
  const after = sheet("A", { state: "fail", sentence: "Overdue.", promise: "Weekly.", parameters: [{ ...parameter, promised: 30 }], populations: [{ noun: "backups", total: 5, records: 5 }] as never, evidenceTotal: 2 });
  expect(differenceOf(of(before), of(after)).map(({ what, label, before: was, after: is }) => [what, label, was, is])).toEqual([
    ["verdict", "Verdict", "pass: Fine.", "fail: Overdue."], ["promise", "Promise", "Daily.", "Weekly."], ["parameter", "Days", "90", "30"],
    ["population", "backups", "3, from 4 records", "5, from 5 records"], ["evidence", "Exhibits", "1", "2"],
  ]);
});

test("a control covered on one side only is told as such", () => {
  expect(differenceOf(of(sheet("A")), of(sheet("B"))).map(({ key, before, after }) => [key, before, after])).toEqual([["A", "yes", "no"], ["B", "no", "yes"]]);
});
