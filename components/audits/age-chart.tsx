import { cn } from "@/components/ui/cn";
import { plural } from "@/components/ui/count-format";
import type { AgeBar } from "@/server/domain/audit-requests/age";

const PARTS = [{ side: "organization", words: "with the organization", fill: "bg-ink-2" }, { side: "auditor", words: "with the auditor", fill: "bg-line-strong" }] as const;

/** How long requests wait, and with whom: a bar an age, its numbers beside it. */
export function AgeChart({ bars }: { bars: AgeBar[] }) {
  const longest = Math.max(1, ...bars.map(({ organization, auditor }) => organization + auditor));
  return (
    <figure className="mb-6 max-w-3xl">
      <figcaption className="mb-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
        How long they wait
        {PARTS.map(({ side, words, fill }) => <span key={side} className="inline-flex items-center gap-1.5 text-xs"><span aria-hidden className={cn("size-2.5", fill)} />{words}</span>)}
      </figcaption>
      <ul>
        {bars.map((bar) => (
          <li key={bar.label} className="grid min-h-7 grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 text-sm sm:grid-cols-[6.5rem_minmax(0,1fr)_15rem]">
            <span className="text-ink-2">{bar.label}</span>
            <span className="flex h-2.5 gap-px max-sm:order-last max-sm:col-span-2 max-sm:empty:hidden" aria-hidden>
              {PARTS.map(({ side, fill }) => bar[side] > 0 && <span key={side} className={cn("h-full min-w-1", fill)} style={{ width: `${(100 * bar[side]) / longest}%` }} />)}
            </span>
            <span className="tabular text-xs text-ink-2">{bar.organization + bar.auditor === 0 ? <span className="text-ink-3">none</span> : PARTS.filter(({ side }) => bar[side] > 0).map(({ side, words }) => `${bar[side]} ${words}`).join(", ")}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** The answer of the page in one line. */
export function waitingSentence(bars: AgeBar[], late: number): string {
  const of = (side: "organization" | "auditor") => bars.reduce((sum, bar) => sum + bar[side], 0);
  const waiting = of("organization") + of("auditor");
  if (waiting === 0) return "Nothing waits.";
  return `${plural(waiting, "request")} ${waiting === 1 ? "waits" : "wait"}: ${of("organization")} with the organization, ${of("auditor")} with the auditor${late > 0 ? `; ${late} late` : ""}.`;
}
