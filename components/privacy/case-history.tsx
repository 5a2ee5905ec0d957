import { detailWords } from "@/components/activity/activity-words";
import { Time } from "@/components/ui/time";
import { wordsOf } from "@/components/ui/count-format";
import type { CaseStep } from "@/server/domain/privacy/view";

import { RIGHT_WORDS } from "./case-words";

type CaseHistoryProps = { steps: CaseStep[]; zone: string; entryHref: ((entryId: string) => string) | null };

/** Every event of a case, the latest first, each with its entry in the ledger. */
export function CaseHistory({ steps, zone, entryHref }: CaseHistoryProps) {
  return (
    <ol>
      {steps.toReversed().map((step) => {
        const { seq, at, by, kind, right, detail, texts, entryId } = step;
        const words = plainOf(kind, detail);
        return (
          <li key={seq} className="border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
              <span className="tabular text-ink-3">{seq}</span>
              <span className="font-medium">{wordsOf(kind)}{right && <span className="font-normal text-ink-2">, {RIGHT_WORDS[right].word.toLowerCase()}</span>}</span>
              <span className="text-ink-2"><bdi>{by === "system" ? "Proofroom" : by}</bdi></span>
              <Time iso={at} tz={zone} withTime className="text-ink-3" />
              {entryHref && <a className="link ms-auto text-xs" href={entryHref(entryId)} target="_blank" rel="noreferrer" aria-label={`Ledger entry of event ${seq}`}>ledger entry</a>}
            </p>
            {words && <p className="mt-0.5 text-sm text-ink-2 wrap-anywhere">{words}</p>}
            {Object.values(texts).map((text, index) => <p key={index} className="mt-1 border-s-2 border-line ps-3 text-sm wrap-anywhere whitespace-pre-wrap" dir="auto">{text}</p>)}
          </li>
        );
      })}
    </ol>
  );
}

/** Codes and dates of an event in one line. Notices and texts are left out: they stand in full elsewhere. */
function plainOf(kind: string, detail: unknown): string {
  if (typeof detail !== "object" || detail === null || kind === "received") return "";
  const told = Object.entries(detail).filter(([name, value]) => name !== "notice" && !name.endsWith("Sha256") && !JSON.stringify(value ?? null).includes("textId"));
  return detailWords(Object.fromEntries(told) as Parameters<typeof detailWords>[0]);
}
