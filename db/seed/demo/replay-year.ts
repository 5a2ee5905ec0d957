import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { selectControls } from "@/server/domain/catalog/select";
import { judge, type JudgedControl } from "@/server/domain/controls/judge";
import type { Verdict } from "@/server/domain/controls/schema";
import type { TimedRecord } from "@/server/domain/controls/timeline";
import type { Issue } from "@/server/domain/evidence/record";
import type { PushItem } from "@/server/domain/evidence/schema";
import { supplementsFor, withSupplements } from "@/server/domain/evidence/supplements";
import { questionsFor } from "@/server/domain/formats/questions";
import { recognise } from "@/server/domain/formats/recognise";

import { DEMO_ADJUSTMENTS } from "./adjustments";
import { DEMO_SCOPE } from "./scope";
import type { DemoDay } from "./year";

export type ReadItem = { at: string; item: PushItem; bytes: number; format: string | null; issues: Issue[]; questions: Issue[]; records: TimedRecord[] };

/** The story as the product would read it, without a database: each item recognised, with answers merged in. */
export function readYear(days: readonly DemoDay[]): ReadItem[] {
  return days.flatMap(({ at, items }, push) => items.map((item, place) => readItem(at, item, `${push}.${place}`)));
}

function readItem(at: string, item: PushItem, id: string): ReadItem {
  const bytes = Buffer.from("text" in item.content ? item.content.text : "", "utf8");
  const { provenance } = item;
  const found = recognise(bytes, { kind: item.kind, timezone: provenance?.timezone, csvMapping: item.mapping, now: provenance?.extractedAt });
  const supplements = supplementsFor(found.records, item.answers ?? [], [], provenance?.extractedAt, EVIDENCE_KINDS);
  const records = withSupplements(found.records, supplements, EVIDENCE_KINDS);
  return {
    at, item, bytes: bytes.length, format: found.format, issues: found.issues.filter((issue) => issue.level !== "question"), questions: questionsFor(records),
    records: records.map((record, place) => ({
      id: `${id}.${place}`, evidenceId: id, kind: record.kind, occurredAt: record.occurredAt, receivedAt: at, facts: record.facts, goneAt: null, supplements: [], reviews: [],
    })),
  };
}

/** Acme's controls as adopted at the start and adjusted. */
export function demoControls(adoptedAt: string): Map<string, JudgedControl> {
  const adjusted = new Map(DEMO_ADJUSTMENTS.map((adjustment) => [adjustment.key, adjustment]));
  return new Map(selectControls(DEMO_SCOPE).map((control) => {
    const own = adjusted.get(control.key);
    const promised = Object.fromEntries(Object.entries(own?.promised ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
    return [control.key, { test: control.test, promised, applicable: own?.applicable !== false, applicabilityReason: own?.applicabilityReason ?? null, adoptedAt }];
  }));
}

/** Every control's verdict at a moment of the story, as it was known then. */
export function verdictsAt(controls: ReadonlyMap<string, JudgedControl>, read: readonly ReadItem[], moment: string, timezone: string): Map<string, Verdict> {
  const byKind = Map.groupBy(read.filter((item) => item.at <= moment).flatMap((item) => item.records), (record) => record.kind);
  return new Map([...controls].map(([key, control]) => {
    const kinds = control.test.rules.flatMap((rule) => (rule.mode === "population" ? [rule.evidence, rule.population] : [rule.evidence]));
    const records = [...new Set([...kinds, "recorded_zero"])].flatMap((kind) => byKind.get(kind) ?? []);
    return [key, judge(control, records, { asOf: moment, knownAt: moment, timezone }, EVIDENCE_KINDS)];
  }));
}
