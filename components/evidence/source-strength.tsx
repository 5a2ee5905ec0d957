import { cn } from "@/components/ui/cn";

type Strength = { level: 1 | 2 | 3; word: string; meaning: string };

const SYSTEM: Strength = { level: 3, word: "System", meaning: "Pushed by a system with its own key; no hand in between." };
const FILE: Strength = { level: 2, word: "File", meaning: "A system's own file, carried here by a person." };
const STATEMENT: Strength = { level: 1, word: "Statement", meaning: "A person's word: a form or a typed fact." };

const BY_METHOD: Record<string, Strength> = { api: SYSTEM, cli: SYSTEM, connector: SYSTEM, trpc: SYSTEM, upload: FILE, email: FILE, form: STATEMENT, manual: STATEMENT, attestation: STATEMENT };

/** How far the way here can be trusted. A method we do not know counts as a file, never as a system. */
export function strengthOf(method: string): Strength {
  return BY_METHOD[method] ?? FILE;
}

export function SourceStrength({ method, className }: { method: string; className?: string }) {
  const { level, word, meaning } = strengthOf(method);
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
