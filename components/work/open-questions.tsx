import { evidencePath } from "@/components/layout/paths";
import { ButtonLink } from "@/components/ui/button";
import { plural } from "@/components/ui/count-format";
import { Time } from "@/components/ui/time";
import type { WorkView } from "@/server/domain/work/view";

type OpenQuestionsProps = { questions: WorkView["questions"]; timezone: string; base: string };

/** Evidence that asks what only a person knows, the newest first. */
export function OpenQuestions({ questions, timezone, base }: OpenQuestionsProps) {
  return (
    <>
      <ul data-rows>
        {questions.rows.map(({ evidenceId, number, title, open, receivedAt, controlKeys, sentByMe }) => (
          <li key={evidenceId} data-row className="grid grid-cols-1 gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[8.25rem_minmax(0,1fr)_auto]">
            <span className="tabular text-state-manual-pending">{plural(open, "question")}</span>
            <span className="min-w-0">
              <span className="wrap-anywhere"><span className="tabular me-2 text-sm text-ink-2">E-{number}</span><bdi>{title}</bdi></span>
              <span className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-3">
                <span>received <Time iso={receivedAt} tz={timezone} />{sentByMe && ", sent by you"}</span>
                {controlKeys.length > 0 && <span>for <code>{controlKeys.join(", ")}</code></span>}
              </span>
            </span>
            <ButtonLink size="sm" data-row-link href={`${evidencePath(base, evidenceId)}?tab=facts`} aria-label={`Answer the questions of E-${number}`} className="mt-1 justify-self-start sm:mt-0">Answer</ButtonLink>
          </li>
        ))}
      </ul>
      {questions.more && <p className="border-t border-line py-2 text-sm text-ink-2">The newest {questions.rows.length} are shown. All stand in <ButtonLink variant="link" href={`${base}/evidence?questions=1`}>Evidence</ButtonLink>.</p>}
    </>
  );
}
