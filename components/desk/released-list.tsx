import { Time } from "@/components/ui/time";
import type { Released } from "@/server/domain/workpapers/view";

import { PART_WORDS, RESULT_WORDS } from "./desk-words";

/** What auditors let out of their private pages, in their words. */
export function ReleasedList({ released, timezone }: { released: Released[]; timezone: string }) {
  return (
    <ul className="text-sm">
      {released.map(({ id, key, what, version, text, result, testedOn, by, at }) => (
        <li key={id} className="border-t border-line py-2">
          <p className="flex flex-wrap gap-x-2"><code className="text-xs leading-5 text-ink-2">{key}</code><span className="font-medium">{what === "note" ? "Note" : PART_WORDS[what].title}{result && `: ${RESULT_WORDS[result]}`}</span>{testedOn && <span className="text-ink-2">tested <Time iso={testedOn} tz={timezone} /></span>}<span className="text-ink-3"><bdi>{by}</bdi>, version {version}, released <Time iso={at} tz={timezone} withTime /></span></p>
          {text && <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">{text}</p>}
        </li>
      ))}
    </ul>
  );
}
