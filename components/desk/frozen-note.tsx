import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";

/** Says that the room shows a frozen state, and which. */
export function FrozenNote({ snapshot, timezone }: { snapshot: { number: number; sha256: string; takenAt: string }; timezone: string }) {
  return (
    <p role="status" className="mb-4 border-s-4 border-line-strong bg-sunken px-4 py-2 text-sm text-ink-2">
      Frozen: promises, parameters, populations and verdicts are those of snapshot {snapshot.number}, taken <Time iso={snapshot.takenAt} tz={timezone} withTime />, <Digest value={snapshot.sha256} />. What changed later goes into the next snapshot.
    </p>
  );
}
