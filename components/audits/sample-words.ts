import { formatCount, plural } from "@/components/ui/count-format";
import type { Method } from "@/server/domain/samples/draw";
import type { ItemResult } from "@/server/domain/samples/schema";
import type { Frequency, SizeBasis } from "@/server/domain/samples/size";
import type { PopulationLine } from "@/server/domain/samples/view";

export const FREQUENCY_WORDS: Record<Frequency, string> = { yearly: "yearly", quarterly: "quarterly", monthly: "monthly", weekly: "weekly", daily: "daily", many_a_day: "many a day, or per event", automated: "automated, unchanged" };
export const RESULT_WORDS: Record<ItemResult, string> = { tested: "tested, no deviation", deviation: "deviation", not_applicable: "not applicable" };

/** How items were chosen, in words. */
export function methodInWords(method: Method): string {
  switch (method.kind) {
    case "random": return "random";
    case "stratified": return `random, spread over ${method.per}s`;
    case "every_nth": return method.interval === 1 ? "every item from a drawn start" : `one in ${method.interval} from a drawn start`;
    case "by_value": return "by value";
  }
}

/** Where a size came from, in words. */
export function sizeInWords(size: SizeBasis): string {
  if (size.kind === "number") return `${size.number} asked for`;
  if (size.kind === "table") return `table: runs ${FREQUENCY_WORDS[size.frequency]}, ${size.risk} risk`;
  return `no deviation would mean: rate below ${percent(size.tolerableRate)} with ${percent(size.confidence)} confidence`;
}

const percent = (part: number): string => `${Number((part * 100).toFixed(1))} %`;

/** What the sources of a list counted themselves, and what came of it: two numbers that need not be of the same files. */
export function sourceTotalInWords({ sourceTotal, withSourceTotal, rowCount, withRowCount, evidenceTotal }: Pick<PopulationLine["source"], "sourceTotal" | "withSourceTotal" | "rowCount" | "withRowCount" | "evidenceTotal">): string {
  const by = (some: number) => (evidenceTotal === 1 ? "" : ` by ${some === evidenceTotal ? "all" : `${formatCount(some)} of`} ${formatCount(evidenceTotal)} files`);
  const came = rowCount === null ? "how many rows came is not stated" : `${plural(rowCount, "row")} sent${by(withRowCount)}`;
  return sourceTotal === null ? "not stated" : `${formatCount(sourceTotal)} counted${by(withSourceTotal)}; ${came}`;
}
