import { Badge } from "@/components/ui/badge";
import type { ImportPreview } from "@/server/domain/registers/view";

const WORDS = { new: "new", changed: "changed", same: "the same", refused: "refused" } as const;
const TONES = { new: "accent", changed: "accent", same: "neutral", refused: "danger" } as const;
const SHOWN = 200;

/** What a file would do, line by line; those refused first. */
export function ImportLines({ preview }: { preview: ImportPreview }) {
  const { counts, lines } = preview;
  const told = lines.toSorted((a, b) => Number(b.fate === "refused") - Number(a.fate === "refused")).slice(0, SHOWN);
  return (
    <>
      <p className="mb-2" aria-live="polite">{(["new", "changed", "same", "refused"] as const).map((fate) => `${counts[fate]} ${WORDS[fate]}`).join(" · ")}</p>
      <ul className="max-h-80 overflow-y-auto border-y border-line" tabIndex={0} aria-label="Lines of the file">
        {told.map(({ line, fate, name, changes, problems }) => (
          <li key={line} className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line py-1.5 text-sm last:border-b-0">
            <span className="tabular text-ink-3">{line}</span>
            <span className="min-w-0 wrap-anywhere">
              <bdi>{name || "no name"}</bdi>
              {changes.length > 0 && <span className="block text-ink-2">{changes.join(", ")}</span>}
              {problems.map(({ field, message }) => <span key={`${field}${message}`} className="block text-danger">{field ? `${field}: ${message}` : message}</span>)}
            </span>
            <Badge tone={TONES[fate]}>{WORDS[fate]}</Badge>
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <p className="mt-1 text-sm text-ink-3">{lines.length - SHOWN} more lines are not shown.</p>}
    </>
  );
}
