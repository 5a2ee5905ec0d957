import type { Changed } from "@/server/domain/engagements/difference";

/** What is otherwise than in the snapshot, each with what stood there. */
export function DifferenceList({ changes }: { changes: Changed[] }) {
  if (changes.length === 0) return <p className="border-t border-line py-2 text-sm text-ink-3">Nothing: it is as it was frozen.</p>;
  return (
    <ul className="text-sm">
      {changes.map(({ key, what, label, before, after }) => (
        <li key={`${key}${what}${label}`} className="border-t border-line py-1.5">
          <p><code className="text-xs text-ink-2">{key}</code> <bdi className="font-medium">{label}</bdi></p>
          <p className="wrap-anywhere text-ink-2"><del dir="auto" className="text-ink-3">{before ?? "nothing"}</del> → <ins dir="auto" className="no-underline">{after ?? "nothing"}</ins></p>
        </li>
      ))}
    </ul>
  );
}
