import type { Recognition, RecordDraft } from "../evidence/record";
import { type RecogniseOptions, recognised, refused } from "./format";
import { warning } from "./issues";
import { present } from "./json";
import { type Moment, readTime } from "./time";
import { readXml, type XmlAttributes, type XmlReader } from "./xml";

const FORMAT = "junit-xml";
const NOT_RUN = new Set(["disabled", "notrun", "not_run", "skipped", "ignored"]);
const FAILED = new Set(["failed", "fail", "failure"]);

type Outcome = "passed" | "failure" | "error" | "skipped";

type Tally = Record<Outcome, number> & {
  root: XmlAttributes | null;
  suites: number;
  brokenSuites: number;
  topSuites: XmlAttributes[];
  times: Moment[];
  rootTime: Moment | null;
};

/** Reads a JUnit XML report; null where the root element is another one. */
export function readJunit(text: string, options: RecogniseOptions): Recognition | null {
  const tally: Tally = {
    passed: 0,
    failure: 0,
    error: 0,
    skipped: 0,
    root: null,
    suites: 0,
    brokenSuites: 0,
    topSuites: [],
    times: [],
    rootTime: null,
  };
  const answer = readXml(text, tallyReader(tally, options));
  if (answer.outcome === "stopped") return null;
  if (answer.outcome === "failed") {
    const known = tally.root !== null;
    const refusal = refused(known ? FORMAT : null, answer.issue);
    return known ? { ...refusal, facts: { tool: null, wellFormed: false } } : refusal;
  }
  return summarise(tally, options);
}

/** Counts `testcase` elements: the counts the report states about itself are often wrong. */
function tallyReader(tally: Tally, options: RecogniseOptions): XmlReader {
  const path: string[] = [];
  let seen = new Set<string>();
  let status = "";
  return {
    open(name, attributes, depth) {
      if (depth === 1 && name !== "testsuites" && name !== "testsuite") return "stop";
      if (depth === 1) enterRoot(tally, name, attributes, options);
      else if (name === "testsuite") enterSuite(tally, attributes, path.length === 1 && path[0] === "testsuites", options);
      if (path.at(-1) === "testcase") seen.add(name);
      else if (name === "error" || name === "failure")
        tally.brokenSuites += path.at(-1) === "testsuite" || path.at(-1) === "testsuites" ? 1 : 0;
      if (name === "testcase") {
        seen = new Set();
        status = (attributes.status ?? attributes.result ?? "").toLowerCase();
      }
      path.push(name);
      return undefined;
    },
    close(name) {
      path.pop();
      if (name === "testcase") tally[outcomeOf(seen, status)] += 1;
    },
  };
}

/** A stated failure counts even without its element. A retry that passed in the end leaves only `flakyFailure` or `rerunFailure` and so counts as passed. */
function outcomeOf(children: ReadonlySet<string>, status: string): Outcome {
  if (children.has("error")) return "error";
  if (children.has("failure") || FAILED.has(status)) return "failure";
  return children.has("skipped") || children.has("disabled") || NOT_RUN.has(status) ? "skipped" : "passed";
}

function enterRoot(tally: Tally, name: string, attributes: XmlAttributes, options: RecogniseOptions): void {
  tally.root = attributes;
  tally.rootTime = readTime(attributes.timestamp, options.timezone);
  if (name === "testsuite") enterSuite(tally, attributes, true, options);
}

function enterSuite(tally: Tally, attributes: XmlAttributes, isTop: boolean, options: RecogniseOptions): void {
  tally.suites += 1;
  if (isTop) tally.topSuites.push(attributes);
  const time = readTime(attributes.timestamp, options.timezone);
  if (time) tally.times.push(time);
}

function summarise(tally: Tally, options: RecogniseOptions): Recognition {
  const found = recognised(FORMAT, "JUnit XML");
  const tests = tally.passed + tally.failure + tally.error + tally.skipped;
  const started =
    tally.rootTime ??
    tally.times.reduce<Moment | null>((first, time) => (first === null || time.at < first.at ? time : first), null);
  const stated = tally.topSuites.reduce((sum, suite) => sum + (count(suite.tests) ?? 0), 0);
  const disagrees = stated !== tests && tally.topSuites.some((suite) => suite.tests !== undefined);
  Object.assign(
    found.facts,
    present({
      ...counts(tally, tests),
      durationSec: durationOf(tally),
      startedAt: started?.at ?? null,
      zoneAssumed: started?.zoneAssumed ? true : undefined,
      testsAttributeTotal: disagrees ? stated : undefined,
    }),
  );
  if (disagrees)
    found.issues.push(
      warning("COUNT_DISAGREES", `The suites state ${stated} tests, the file holds ${tests}: the file's entries count.`, {
        field: "tests",
      }),
    );
  if (tally.brokenSuites > 0)
    found.issues.push(
      warning(
        "SUITE_BROKEN",
        `${tally.brokenSuites} failures or errors belong to a whole suite and to no test case: they are in no count of tests.`,
      ),
    );
  if (tests === 0) found.issues.push(warning("NO_RESULTS", "The report holds no test case: nothing was shown to pass."));
  found.records.push(options.kind === "isolation_test" ? isolationTest(tally, started) : testRun(tally, tests, started));
  return found;
}

function counts(tally: Tally, tests: number) {
  return { suites: tally.suites, tests, passed: tally.passed, failures: tally.failure, errors: tally.error, skipped: tally.skipped };
}

function testRun(tally: Tally, tests: number, started: Moment | null): RecordDraft {
  const facts = present({
    executed_at: started?.at,
    name: tally.root?.name || undefined,
    ...counts(tally, tests),
    duration_seconds: durationOf(tally) ?? undefined,
  });
  return { kind: "test_run", occurredAt: started?.at ?? null, facts, zoneAssumed: started?.zoneAssumed, locator: "whole report" };
}

/** `cases` are the attempts that ran (a skipped one tried nothing); an attempt or a suite that broke is a failure. */
function isolationTest(tally: Tally, started: Moment | null): RecordDraft {
  const facts = present({
    executed_at: started?.at,
    cases: tally.passed + tally.failure + tally.error,
    failures: tally.failure + tally.error + tally.brokenSuites,
  });
  return {
    kind: "isolation_test",
    occurredAt: started?.at ?? null,
    facts,
    derived: ["cases", "failures"],
    zoneAssumed: started?.zoneAssumed,
    locator: "whole report",
  };
}

/** The root's own time, else the sum over the top suites; null where nothing states one. */
function durationOf(tally: Tally): number | null {
  const own = seconds(tally.root?.time);
  const times = own !== null ? [own] : tally.topSuites.map((suite) => seconds(suite.time)).filter((time) => time !== null);
  return times.length === 0 ? null : Math.round(times.reduce((sum, time) => sum + time, 0) * 1000) / 1000;
}

/** "1,234.5" has a thousands comma, "0,5" a decimal one. */
function seconds(written: string | undefined): number | null {
  if (written === undefined || written.trim() === "") return null;
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(written.trim()) ? written.replaceAll(",", "") : written.replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function count(written: string | undefined): number | null {
  const value = Number((written ?? "").replaceAll(",", ""));
  return Number.isInteger(value) && value >= 0 ? value : null;
}
