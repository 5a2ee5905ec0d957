import { Days } from "@/components/ui/days";
import type { ConclusionResult } from "@/server/domain/workpapers/schema";

import { RESULT_WORDS } from "./desk-words";

/** What the auditor came to, and on which day. */
export function ConclusionCell({ result, on }: { result: ConclusionResult | null; on: string | null }) {
  if (result === null) return <span className="text-ink-3">–</span>;
  return <><span className="whitespace-nowrap">{RESULT_WORDS[result]}</span>{on && <span className="block text-xs text-ink-3"><Days from={on} /></span>}</>;
}
