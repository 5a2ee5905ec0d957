import type { FactValue, Recognition, RecordDraft } from "../evidence/record";
import { type JsonFormat, type RecogniseOptions, recognised } from "./format";
import { warning } from "./issues";
import { at, countBy, distinctSorted, isObject, type JsonObject, number, objects, present, text } from "./json";
import { earliest, latest, readInstant } from "./time";

/** GitHub's list of Actions workflow runs: one answer, or the pages of one as a list. */
export const githubWorkflowRunsJson: JsonFormat = {
  id: "github-workflow-runs-json",
  read(value, options) {
    const pages = Array.isArray(value) ? value : [value];
    return pages.length > 0 && pages.every(isPage) ? summarise(objects(pages), options) : null;
  },
};

function isPage(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.total_count === "number" &&
    Array.isArray(value.workflow_runs) &&
    value.workflow_runs.every(isObject)
  );
}

function summarise(pages: JsonObject[], options: RecogniseOptions): Recognition {
  const found = recognised("github-workflow-runs-json", "GitHub Actions");
  const runs = pages.flatMap((page) => objects(page.workflow_runs));
  const total = number(pages[0]?.total_count) ?? runs.length;
  const created = runs.map((run) => readInstant(run.created_at));
  // A run that is still going has no conclusion: counted as "none", so that the counts add up to the runs.
  const words = (key: string) => runs.map((run) => text(run[key]) ?? "none");
  Object.assign(found.facts, {
    totalCount: total,
    runs: runs.length,
    byStatus: countBy(words("status")),
    byConclusion: countBy(words("conclusion")),
    byEvent: countBy(words("event")),
    workflows: distinctSorted(runs.map((run) => text(run.name))),
    firstCreatedAt: earliest(created),
    lastCreatedAt: latest(created),
  });
  if (total > runs.length)
    found.issues.push(
      warning("PARTIAL_LIST", `The file lists ${runs.length} of ${total} runs: it is a page of a longer list.`, {
        field: "runs",
      }),
    );
  found.records = runs.map((run) => recordOf(run, options.kind));
  return found;
}

function recordOf(run: JsonObject, kind: string | undefined): RecordDraft {
  if (kind === "job_run") return jobRun(run);
  return kind === "change_record" ? changeRecord(run) : workflowRun(run);
}

function workflowRun(run: JsonObject): RecordDraft {
  const startedAt = readInstant(run.run_started_at) ?? readInstant(run.created_at);
  const facts = present<FactValue>({
    started_at: startedAt ?? undefined,
    updated_at: readInstant(run.updated_at) ?? undefined,
    run_id: runId(run),
    attempt: number(run.run_attempt),
    repository: text(at(run, "repository", "full_name")),
    workflow: workflowOf(run),
    branch: text(run.head_branch),
    commit_sha: text(run.head_sha),
    event: text(run.event),
    status: text(run.status),
    conclusion: text(run.conclusion),
    actor: text(at(run, "triggering_actor", "login")) ?? text(at(run, "actor", "login")),
  });
  return { kind: "workflow_run", occurredAt: startedAt, facts, locator: locatorOf(run) };
}

/** A pipeline as a scheduled job: only a completed run has a finish, which is its last update, and a result. */
function jobRun(run: JsonObject): RecordDraft {
  const finishedAt = run.status === "completed" ? readInstant(run.updated_at) : null;
  const facts = present<FactValue>({
    job_key: workflowOf(run),
    finished_at: finishedAt ?? undefined,
    status: text(run.conclusion) ?? text(run.status),
  });
  return {
    kind: "job_run",
    occurredAt: finishedAt,
    facts,
    derived: finishedAt === null ? undefined : ["finished_at"],
    locator: locatorOf(run),
  };
}

/**
 * The sender says that this workflow deploys: a run that succeeded brought its commit live when it was last
 * updated. Who approved it, and whether its tests passed elsewhere, the run does not know.
 */
function changeRecord(run: JsonObject): RecordDraft {
  const deployedAt = run.conclusion === "success" ? readInstant(run.updated_at) : null;
  const facts = present<FactValue>({
    change_id: text(run.head_sha) ?? runId(run),
    author: text(at(run, "head_commit", "author", "name")),
    deployed_at: deployedAt ?? undefined,
  });
  return {
    kind: "change_record",
    occurredAt: deployedAt,
    facts,
    derived: deployedAt === null ? undefined : ["deployed_at"],
    locator: locatorOf(run),
  };
}

function runId(run: JsonObject): string | undefined {
  return number(run.id)?.toString() ?? text(run.id);
}

function workflowOf(run: JsonObject): string | undefined {
  return text(run.name) ?? text(run.path);
}

function locatorOf(run: JsonObject): string {
  return `run ${runId(run) ?? "without id"}`;
}
