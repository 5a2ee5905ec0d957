import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { formatCount } from "@/components/ui/count-format";
import type { LedgerKey } from "@/server/domain/ledger/view";

const STATUS: Record<LedgerKey["status"], string> = { active: "signs now", retired: "retired", compromised: "compromised: believe nothing it signed after" };

/** Public keys of the log, each with the sizes it signs. */
export function KeyList({ keys }: { keys: LedgerKey[] }) {
  return (
    <ul className="text-sm">
      {keys.map((key) => (
        <li key={key.id} className="border-t border-line py-2">
          <p className="flex items-start gap-1"><code className="min-w-0 break-all">{key.vkey}</code><CopyButton value={key.vkey} label="Copy the key" withText /></p>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-3">
            <Badge tone={key.status === "active" ? "outline" : key.status === "compromised" ? "danger" : "neutral"}>{STATUS[key.status]}</Badge>
            <span>from {formatCount(key.fromSize)} entries {key.toSize === null ? "on" : `to ${formatCount(key.toSize)}`}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
