import { describe, expect, test } from "vitest";

import { bytes, json, JUNIT, runsPage, workflowRun } from "./fixtures";
import { recognise } from "./recognise";

const junit = (inner: string, root = "testsuites") => recognise(bytes(`<${root}>${inner}</${root.split(" ")[0]}>`));

describe("JUnit", () => {
  test("test cases are counted, not attributes; retries that passed are passes; times may have commas", () => {
    expect(recognise(bytes(JUNIT)).facts).toEqual({
      tool: "JUnit XML",
      suites: 2,
      tests: 6,
      passed: 2,
      failures: 1,
      errors: 1,
      skipped: 2,
      durationSec: 1234.568,
      startedAt: "2026-02-03T04:05:06Z",
      zoneAssumed: true,
      testsAttributeTotal: 4,
    });
  });

  test("a case that states a failure and has no element for it is no pass", () => {
    expect(junit('<testsuite><testcase status="failed"/></testsuite>').facts).toMatchObject({ passed: 0, failures: 1 });
  });

  test("a run is one record; a start without a zone is marked", () => {
    expect(recognise(bytes(JUNIT)).records).toEqual([
      {
        kind: "test_run",
        occurredAt: "2026-02-03T04:05:06Z",
        zoneAssumed: true,
        locator: "whole report",
        facts: {
          executed_at: "2026-02-03T04:05:06Z",
          name: "nightly",
          suites: 2,
          tests: 6,
          passed: 2,
          failures: 1,
          errors: 1,
          skipped: 2,
          duration_seconds: 1234.568,
        },
      },
    ]);
  });

  test("sent as an isolation test, cases are those that ran and errors are failures", () => {
    expect(recognise(bytes(JUNIT), { kind: "isolation_test" }).records).toMatchObject([
      { kind: "isolation_test", facts: { cases: 4, failures: 2 }, derived: ["cases", "failures"] },
    ]);
  });

  test("a suite that broke outside its cases is warned about and fails an isolation test", () => {
    const text = "<testsuite><error message='no database'/><testcase name='a'/></testsuite>";
    expect(recognise(bytes(text)).issues.map((issue) => issue.code)).toContain("SUITE_BROKEN");
    expect(recognise(bytes(text), { kind: "isolation_test" }).records[0]?.facts).toMatchObject({ cases: 1, failures: 1 });
  });

  test("no time anywhere is null, not the time of receipt, and no duration is not zero", () => {
    const found = junit("<testsuite><testcase/></testsuite>");
    expect(found).toMatchObject({ facts: { startedAt: null, durationSec: null }, records: [{ occurredAt: null }] });
    expect(found.issues).toMatchObject([{ level: "question", code: "TIME_UNKNOWN", field: "executed_at" }]);
  });

  test("the start is the root's, else the earliest of the suites; the duration is the root's, else the sum of the top suites", () => {
    const suites = `<testsuite timestamp="2026-01-02T00:00:00Z" time="1.5"><testcase/></testsuite><testsuite timestamp="2026-01-01T00:00:00Z" time="0,5"><testcase/></testsuite>`;
    expect(junit(suites).facts).toMatchObject({ startedAt: "2026-01-01T00:00:00Z", durationSec: 2 });
    expect(junit(suites, `testsuites time="9" timestamp="2026-01-03T00:00:00Z"`).facts).toMatchObject({
      startedAt: "2026-01-03T00:00:00Z",
      durationSec: 9,
    });
  });

  test("a report without a case is warned about: nothing was shown to pass", () => {
    expect(junit("").issues[0]).toMatchObject({ level: "warning", code: "NO_RESULTS" });
  });

  test("a zone given by the caller is used for times without one", () => {
    expect(recognise(bytes(JUNIT), { timezone: "Europe/Berlin" }).facts).toMatchObject({
      startedAt: "2026-02-03T03:05:06Z",
      zoneAssumed: true,
    });
    expect(recognise(bytes(JUNIT), { timezone: "Nowhere/Land" }).issues[0]).toMatchObject({
      code: "UNKNOWN_TIMEZONE",
      level: "error",
    });
  });
});

describe("GitHub Actions", () => {
  test("a run is one record with what GitHub says of it", () => {
    const found = recognise(json(runsPage(workflowRun())));
    expect(found.records[0]).toEqual({
      kind: "workflow_run",
      occurredAt: "2026-02-03T04:06:00Z",
      locator: "run 31",
      facts: {
        started_at: "2026-02-03T04:06:00Z",
        updated_at: "2026-02-03T04:16:00Z",
        run_id: "31",
        attempt: 2,
        repository: "org/shop",
        workflow: "ci",
        branch: "main",
        commit_sha: "c0ffee",
        event: "push",
        status: "completed",
        conclusion: "success",
        actor: "ana",
      },
    });
  });

  test("a run that is still going has no conclusion, and none is made up", () => {
    const found = recognise(json(runsPage(workflowRun({ status: "in_progress", conclusion: null }))));
    expect(found.facts).toMatchObject({ byStatus: { in_progress: 1 }, byConclusion: { none: 1 } });
    expect(found.records[0]?.facts).not.toHaveProperty("conclusion");
    expect(
      recognise(json(runsPage(workflowRun({ status: "in_progress", conclusion: null }))), { kind: "job_run" }).records[0],
    ).toMatchObject({ kind: "job_run", occurredAt: null, facts: { status: "in_progress" } });
  });

  test("a page of a longer list says so; several pages are one list", () => {
    const page = { total_count: 2, workflow_runs: [workflowRun()] };
    expect(recognise(json(page)).issues[0]).toMatchObject({ level: "warning", code: "PARTIAL_LIST" });
    expect(recognise(json([page, page]))).toMatchObject({ facts: { totalCount: 2, runs: 2 }, issues: [] });
  });

  test("as a change it knows commit, author and deploy, and asks who approved it and whether it was tested", () => {
    const found = recognise(json(runsPage(workflowRun())), { kind: "change_record" });
    expect(found.records[0]).toMatchObject({
      kind: "change_record",
      occurredAt: "2026-02-03T04:16:00Z",
      facts: { change_id: "c0ffee", author: "Ana", deployed_at: "2026-02-03T04:16:00Z" },
      derived: ["deployed_at"],
    });
    expect(found.issues.map((issue) => issue.field)).toContain("emergency");
    expect(found.records[0]?.facts).not.toHaveProperty("tests_passed");
  });

  test("a run that did not succeed deployed nothing", () => {
    expect(
      recognise(json(runsPage(workflowRun({ conclusion: "failure" }))), { kind: "change_record" }).records[0]?.facts,
    ).not.toHaveProperty("deployed_at");
  });

  test("a kind the file cannot give is said", () => {
    expect(recognise(json(runsPage(workflowRun())), { kind: "restore_test" }).issues[0]).toMatchObject({
      level: "warning",
      code: "KIND_NOT_GIVEN",
      kind: "restore_test",
    });
  });
});
