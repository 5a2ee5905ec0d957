import { CopyButton } from "@/components/ui/copy-button";
import { formatCount } from "@/components/ui/count-format";
import type { PackRow } from "@/server/domain/packs/view";

type HowToCheckProps = { vkey: string; title: string; leftOut: PackRow["leftOut"] };

const REASONS: Record<string, string> = {
  out_of_scope: "outside what was asked for", erased: "erased, as the ledger says", not_in_store: "not in the store any more", too_large: "too large",
  not_asked: "not asked for", withdrawn_file: "withdrawn",
};

/** The two things an auditor needs besides the pack, and what the pack does not hold. */
export function HowToCheck({ vkey, title, leftOut }: HowToCheckProps) {
  const command = `node verify.mjs pack.zip --key '${vkey}'`;
  return (
    <details className="min-w-0 text-sm">
      <summary className="w-fit cursor-pointer text-ink-2 hover:text-ink" aria-label={`How ${title} is checked, and what it leaves out`}>How it is checked, and what it leaves out</summary>
      <div className="mt-2 grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-2 border-s-2 border-line ps-3">
        <p className="text-ink-2">Send the auditor this line by <strong className="font-semibold text-ink">another way than the pack</strong>: the checker is in the pack, the key in the line must not come with it. Exit code 0 means that all holds.</p>
        <div className="flex items-start gap-1 rounded border border-line bg-surface py-1 ps-3 pe-1">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways */}
          <pre tabIndex={0} dir="ltr" className="min-w-0 flex-1 overflow-x-auto py-1 text-xs -outline-offset-2">{command}</pre>
          <CopyButton value={command} label="Copy the command" />
        </div>
        <p className="text-ink-2">Without Node: verify.html in the pack does the same in a browser, from disk. HOW-TO-CHECK.txt says how to do it with Go and OpenSSL.</p>
        {leftOut.length > 0 && (
          <ul className="tabular text-ink-2">{leftOut.map(({ what, why, count }) => <li key={why}>Left out: {formatCount(count)} {what}, {REASONS[why] ?? why}.</li>)}</ul>
        )}
        <p className="text-xs text-ink-3">It proves what was recorded, in which order, and that nothing was changed since. It does not prove that what was recorded is true.</p>
      </div>
    </details>
  );
}
