import { Check, CircleHelp, X } from "lucide-react";

import type { CheckStep } from "@/checker/one-proof";
import { formatCount } from "@/components/ui/count-format";
import type { EvidenceProof, ProofStep, ProofStepName } from "@/server/domain/ledger/view";

const NAMES: Record<ProofStepName | CheckStep["name"], string> = { growth: "Growth", leaf: "Leaf", inclusion: "Place in the log", signature: "Signature", body: "What was recorded", rows: "Records and links", file: "The file’s bytes" };
const RESULTS: Record<ProofStep["result"], string> = { holds: "holds", fails: "does not hold", unknown: "cannot be checked" };

/** What this server's verification came to, one line for each thing that was derived again. */
export function ProofStepList({ proof }: { proof: EvidenceProof }) {
  return (
    <StepList
      title="Derived again by this server" steps={proof.steps}
      verdict={proof.holds ? `All of it holds, against the checkpoint over ${formatCount(proof.checkpointSize)} entries.` : sumOf(proof.steps)}
    />
  );
}

/** What was checked in the reader's browser, without believing the server's own verdict. */
export function BrowserStepList({ steps }: { steps: CheckStep[] }) {
  return <StepList title="Checked in this browser" steps={steps} verdict={steps.every(({ result }) => result === "holds") ? "All of it holds, under the key kept here." : sumOf(steps)} />;
}

function sumOf(steps: { result: ProofStep["result"] }[]): string {
  const failed = steps.filter(({ result }) => result === "fails").length;
  if (failed === 0) return "What can be checked holds.";
  return `${failed === 1 ? "One step does" : `${failed} steps do`} not hold.`;
}

function StepList({ title, verdict, steps }: { title: string; verdict: string; steps: (ProofStep | CheckStep)[] }) {
  return (
    <section aria-label={title}>
      <h3 className="text-sm text-ink-3">{title}</h3>
      <p className="font-medium" role="status">{verdict}</p>
      <ol className="mt-2 text-sm">
        {steps.map((step) => (
          <li key={step.name} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-t border-line py-1.5 sm:grid-cols-[1.25rem_10rem_minmax(0,1fr)]">
            <ResultGlyph result={step.result} />
            <span className="font-medium">{NAMES[step.name]}<span className="sr-only">: {RESULTS[step.result]}</span></span>
            <span className="text-ink-2 wrap-anywhere max-sm:col-start-2">{step.said}{step.code && <> <code className="text-state-fail">{step.code}</code></>}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ResultGlyph({ result }: { result: ProofStep["result"] }) {
  if (result === "holds") return <Check aria-hidden className="mt-0.5 size-4 text-state-pass" />;
  return result === "fails" ? <X aria-hidden className="mt-0.5 size-4 text-state-fail" /> : <CircleHelp aria-hidden className="mt-0.5 size-4 text-ink-3" />;
}
