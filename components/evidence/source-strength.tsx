import { cn } from "@/components/ui/cn";

type Strength = { level: 0 | 1 | 2 | 3; word: string; meaning: string };

const SYSTEM: Strength = { level: 3, word: "System", meaning: "Pushed with a key, and the provenance names the system it comes from." };
const UNKNOWN: Strength = { level: 0, word: "Not stated", meaning: "Pushed with a key; the provenance does not say by which system." };
const FILE: Strength = { level: 2, word: "File", meaning: "A system's own file, carried here by a person." };
const STATEMENT: Strength = { level: 1, word: "Statement", meaning: "A person's word: a form or a typed fact." };

const BY_METHOD: Record<string, Strength> = { api: SYSTEM, cli: SYSTEM, connector: SYSTEM, trpc: SYSTEM, upload: FILE, email: FILE, form: STATEMENT, manual: STATEMENT, attestation: STATEMENT };

/**
 * How far the way here can be trusted. A method we do not know counts as a file, never as a system; a key alone names
 * no system either, so without a stated source nothing is claimed.
 */
export function strengthOf(method: string, sourceSystem: string | null): Strength {
  const strength = BY_METHOD[method] ?? FILE;
  return strength === SYSTEM && sourceSystem === null ? UNKNOWN : strength;
}

export function SourceStrength({ method, sourceSystem, className }: { method: string; sourceSystem: string | null; className?: string }) {
  const { level, word, meaning } = strengthOf(method, sourceSystem);
  return (
    <span title={meaning} className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <svg viewBox="0 0 12 12" aria-hidden className="size-3 text-ink-2">
        {[1, 2, 3].map((bar) => (
          <rect key={bar} x={(bar - 1) * 4.25} y={12 - bar * 4} width="3" height={bar * 4} rx=".5" fill={bar <= level ? "currentColor" : "none"} stroke="currentColor" strokeWidth={bar <= level ? 0 : 0.75} opacity={bar <= level ? 1 : 0.6} />
        ))}
      </svg>
      {word}
    </span>
  );
}
