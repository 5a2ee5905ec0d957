import type { Answer, PushItem } from "@/server/domain/evidence/schema";

import { before, filedArtefact, jsonArtefact, nativeArtefact } from "./artefact";
import { type Day, dateOf, eventToday, isEvery } from "./calendar";
import { between, hex, oneOf } from "./chance";
import { DEVELOPERS, mailOf } from "./people-list";

type Deploy = { day: number; place: number };
const TITLES = [
  "Cache the dashboard query", "Add retention setting to exports", "Fix time zone in invoices", "Upgrade the base image", "Paginate the audit trail",
  "Tighten content security policy", "Speed up the importer", "Show quota on the billing page", "Remove the old webhook format", "Retry mail delivery",
] as const;
/** Two emergency changes: the first was reviewed after three days, the second after nine. */
export const EMERGENCIES = [
  { id: "HOTFIX-12", day: 97, reviewed: 100, author: "Nils Berg", approver: "Carla Ruiz", title: "Failover setting of db-main" },
  { id: "HOTFIX-13", day: 252, reviewed: 261, author: "Quynh Tran", approver: "Carla Ruiz", title: "Login loop after certificate change" },
] as const;

/** What GitHub reports by itself: deploys every two weeks, build runs every four, branch rules. */
export function changeExports(day: Day): PushItem[] {
  return [
    ...(isEvery(day, 14, 0) ? deployRuns(day) : []),
    ...(isEvery(day, 28, 20) ? [buildRuns(day)] : []),
    ...(isEvery(day, 28, 14) ? [branchRules(day)] : []),
    ...reconciliation(day),
  ];
}

/** What people file: emergency changes and their reviews, the check of environments. */
export function changeItems(day: Day): PushItem[] {
  const emergencies = EMERGENCIES.filter((change) => day.index === change.day || day.index === change.reviewed);
  return [...emergencies.map((change) => emergencyChange(day, change)), ...(isEvery(day, 60, 22) ? [environments(day)] : [])];
}

function deploysIn(from: number, to: number): Deploy[] {
  const days = Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place).filter((day) => day >= 0);
  return days.flatMap((day) => Array.from({ length: [1, 0, 2, 0, 1, 0, 0][between(0, 6, "deploys", day)] ?? 0 }, (_, place) => ({ day, place })));
}

function deployRuns(day: Day): PushItem[] {
  const deploys = deploysIn(day.index - 14, day.index);
  if (deploys.length === 0) return [];
  const runs = deploys.map((deploy) => run(day, deploy, "deploy-production", "success"));
  return [jsonArtefact(day, {
    title: `Production deploys, ${runs.length} in two weeks`, fileName: `deploys-${day.at.slice(0, 10)}.json`, system: "github.com/acme-cloud/app", method: "api", collector: "GitHub API",
    query: "GET /repos/acme-cloud/app/actions/workflows/deploy.yml/runs?status=success&created=>=-14d", rows: runs.length, total: runs.length,
  }, { total_count: runs.length, workflow_runs: runs }, { kind: "change_record", answers: deploys.flatMap((deploy, record) => approvals(day, deploy, record)) })];
}

/** Who approved and whether the checks had passed stands in the pull request, not in the run. */
function approvals(day: Day, deploy: Deploy, record: number): Answer[] {
  const author = authorOf(deploy);
  const approver = DEVELOPERS.find((name) => name !== author && between(0, 1, name, deploy.day) === 1) ?? (author === "Carla Ruiz" ? "Nils Berg" : "Carla Ruiz");
  const facts = { approved_by: approver, approved_at: day.time(deploy.day, `0${8 + deploy.place}:10`), tests_passed: true, emergency: false };
  return Object.entries(facts).map(([fact, value]) => ({ kind: "change_record", fact, value, record }));
}

function authorOf(deploy: Deploy): string {
  return oneOf(DEVELOPERS, "author", deploy.day, deploy.place);
}

function run(day: Day, deploy: Deploy, workflow: string, conclusion: string) {
  const started = day.time(deploy.day, `${10 + deploy.place * 3}:${between(10, 50, workflow, deploy.day)}`);
  const ended = before(started, -between(4, 12, "took", deploy.day));
  const sha = hex(40, "commit", deploy.day, deploy.place);
  const author = authorOf(deploy);
  const person = { name: author, email: mailOf(author) };
  const id = 11_200_000_000 + (deploy.day + 10) * 1000 + deploy.place;
  const actor = { login: author.toLowerCase().replace(" ", "-"), type: "User" };
  return {
    id, name: workflow, node_id: `WFR_${hex(16, id)}`, head_branch: "main", head_sha: sha, path: `.github/workflows/${workflow.split("-")[0]}.yml`,
    display_title: oneOf(TITLES, sha), run_number: 900 + deploy.day * 2 + deploy.place, event: "push", status: "completed", conclusion, workflow_id: 74_100_201,
    url: `https://api.github.com/repos/acme-cloud/app/actions/runs/${id}`, html_url: `https://github.com/acme-cloud/app/actions/runs/${id}`, pull_requests: [],
    created_at: started, updated_at: ended, actor, run_attempt: 1, run_started_at: started, triggering_actor: actor,
    head_commit: { id: sha, tree_id: hex(40, "tree", sha), message: oneOf(TITLES, sha), timestamp: before(started, 2), author: person, committer: { name: "GitHub", email: "noreply@github.com" } },
    repository: { id: 402_118_733, name: "app", full_name: "acme-cloud/app", private: true },
  };
}

function buildRuns(day: Day): PushItem {
  const builds = deploysIn(day.index - 28, day.index);
  const runs = builds.map((deploy) => run(day, deploy, "ci", between(0, 6, "red", deploy.day, deploy.place) === 0 ? "failure" : "success"));
  return jsonArtefact(day, {
    title: `Build runs on main, ${runs.length} in four weeks`, fileName: `ci-runs-${day.at.slice(0, 10)}.json`, system: "github.com/acme-cloud/app", method: "api", collector: "GitHub API",
    query: "GET /repos/acme-cloud/app/actions/workflows/ci.yml/runs?branch=main&created=>=-28d", rows: runs.length, total: runs.length,
  }, { total_count: runs.length, workflow_runs: runs });
}

function branchRules(day: Day): PushItem {
  return nativeArtefact(day, { title: "Branch rules of 14 repositories", fileName: `rulesets-${day.at.slice(0, 10)}.json`, system: "github.com/acme-cloud", method: "api", collector: "GitHub API", query: "GET /orgs/acme-cloud/rulesets", total: 14 }, [{
    kind: "repo_protection", facts: { snapshot_at: before(day.at, 5), repos_unprotected: 0, bypass_allowed: false, min_reviewers: 1, checks_required: true },
  }]);
}

function reconciliation(day: Day): PushItem[] {
  const today = eventToday(day.calendar.months, day, -1, 4);
  if (today === null) return [];
  const total = deploysIn(today.span.from, today.span.to).length + EMERGENCIES.filter((change) => change.day >= today.span.from && change.day < today.span.to).length;
  return [nativeArtefact(day, {
    title: `Deploys against changes, ${today.span.label}`, fileName: `deploy-reconciliation-${today.span.label}.json`, system: "github.com/acme-cloud/app", collector: "reconcile-deploys 0.9",
    query: "deploy events joined with merged pull requests and hotfix tickets on commit", total, reconciledWith: "Jira, project CHG",
  }, [{ kind: "deploy_reconciliation", facts: { period_end: day.time(today.on, "23:59"), deploys_total: total, deploys_without_change: 0 } }])];
}

function emergencyChange(day: Day, change: (typeof EMERGENCIES)[number]): PushItem {
  const isReviewed = day.index === change.reviewed;
  const deployed = day.time(change.day, "14:35");
  const facts = {
    change_id: change.id, author: change.author, tests_passed: true, deployed_at: deployed, emergency: true, retro_review_done: isReviewed, retro_review_days: change.reviewed - change.day,
    approved_by: change.approver, approved_at: day.time(change.reviewed, "11:00"),
  };
  const { approved_by: _by, approved_at: _at, retro_review_days: _days, ...first } = facts;
  return filedArtefact(day, { title: `${change.id} ${isReviewed ? "reviewed afterwards" : "deployed"}: ${change.title}`, fileName: `${change.id.toLowerCase()}-${dateOf(day, day.index)}.json`, system: "Jira", by: isReviewed ? change.approver : change.author }, [{
    kind: "change_record", facts: isReviewed ? facts : first,
  }]);
}

function environments(day: Day): PushItem {
  return filedArtefact(day, { title: "Environments checked", fileName: `environments-${dateOf(day, day.index)}.json`, system: "Terraform Cloud", by: "Nils Berg", query: "terraform state list, per workspace" }, [{
    kind: "environment_check", facts: { checked_at: day.time(day.index, "11:20"), prod_separate: true, live_data_in_test: false, shared_credentials: 0 },
  }]);
}
