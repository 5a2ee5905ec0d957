import { cn } from "@/components/ui/cn";
import type { VerdictState } from "@/server/domain/controls/schema";

import { StateGlyph } from "./state-glyph";
import { STATE_WORDS } from "./state-words";

type StateBadgeProps = {
  state: VerdictState;
  /** `plain` in tables and sentences, `soft` where the state is the subject. */
  look?: "plain" | "soft";
  className?: string;
};

export function StateBadge({ state, look = "plain", className }: StateBadgeProps) {
  const { word, meaning, text, soft } = STATE_WORDS[state];
  return (
    <span title={meaning} className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", text, look === "soft" && [soft, "h-6 rounded px-2 font-medium"], className)}>
      <StateGlyph state={state} />
      {word}
    </span>
  );
}
