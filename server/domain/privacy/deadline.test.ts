import { describe, expect, test } from "vitest";

import { calculateDeadline } from "./deadline";
import { DeadlineQuery, deadlineQueryOf, deadlineSearch } from "./deadline-query";

const deadline = (query: string) => calculateDeadline(DeadlineQuery.parse(deadlineQueryOf(new URLSearchParams(query))));
const faults = (query: string) => DeadlineQuery.safeParse(deadlineQueryOf(new URLSearchParams(query))).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a deadline with the real holidays", () => {
  test.each([
    ["received=2026-03-05T10:00Z&country=DE&zone=Europe/Berlin&regime=EU", "2026-04-07"], ["received=2026-03-03&country=DE", "2026-04-07"], ["received=2026-04-01&country=DE", "2026-05-04"],
    ["received=2024-11-25&country=GB", "2024-12-27"], ["received=2026-01-01&country=GB", "2026-02-02"], ["received=2026-06-21&country=BE", "2026-07-22"], ["received=2026-06-21&country=DE", "2026-07-21"],
    ["received=2026-11-25&country=DE", "2026-12-28"], ["received=2026-11-25&country=GB", "2026-12-29"], ["received=2026-12-31&country=DE", "2027-02-01"], ["received=2019-09-10&country=AT", "2019-10-10"],
    ["received=2026-03-05&country=DE&extended=2026-04-07", "2026-06-05"], ["received=2026-03-05&country=DE&extended=2026-04-08", "2026-04-07"],
    ["received=2026-06-01&country=GB&asked=2026-06-02&answered=2026-06-15&ground=identity", "2026-07-15"], ["received=2026-06-01&country=GB&asked=2026-06-05&answered=2026-06-10", "2026-07-07"],
    ["received=2026-06-01&country=DE&asked=2026-06-02&answered=2026-06-15&ground=identity", "2026-07-01"], ["received=2026-06-01&country=DE&asked=2026-06-02&answered=2026-06-15&ground=identity&pause=suspend", "2026-07-14"],
    ["received=2026-05-04&country=DE", "2026-06-04"], ["received=2026-05-04&country=DE&region=BY", "2026-06-05"], ["received=2026-05-04&country=DE&region=de-nw", "2026-06-05"], ["received=2026-05-04&country=DE&region=BE", "2026-06-04"],
    ["received=2026-09-30&country=DE&region=SN", "2026-10-30"], ["received=2025-09-30&country=DE&region=BW", "2025-10-30"], ["received=2026-03-06&country=GB", "2026-04-06"], ["received=2026-03-06&country=GB&region=ENG", "2026-04-07"],
  ])("%s is due %s", (query, due) => expect(deadline(query).due).toBe(due));

  test("names what it rests on, and the same question gives the same answer", () => {
    const query = "received=2026-03-05T10:00Z&country=DE&region=DE-BY";
    expect(deadline(query).basis).toEqual({ rules: "EU.2018-05-25", holidays: "date-holidays 3.37.0", regime: "EU", country: "DE", region: "BY", zone: "Europe/Berlin", right: "access", pause: "strict" });
    expect(deadline(query)).toEqual(deadline(query));
  });

  test("waits for the same that overlap count from the first question to the last answer", () => {
    expect(deadline("received=2026-06-01&country=DE&pause=suspend&asked=2026-06-05&answered=2026-06-10&asked=2026-06-08&answered=2026-06-12")).toMatchObject({ pausedDays: 7, due: "2026-07-08" });
  });

  test("two waits, given by repeating the names, are both left out", () => {
    expect(deadline("received=2026-06-01&country=GB&asked=2026-06-05&answered=2026-06-10&asked=2026-06-20&answered=2026-06-21&asked=&answered=")).toMatchObject({ pausedDays: 8, due: "2026-07-09" });
  });
});

describe("the explanation", () => {
  const told = (query: string) => deadline(query).steps.map(({ title, text, authorities }) => `${title}: ${text} [${authorities.join("; ")}]`);

  test("leads from receipt to date with every day that was passed over, and each step that law decides names its norm", () => {
    const steps = told("received=2026-03-05T10:00Z&country=DE");
    expect(steps[0]).toContain("Receipt: The request came in on Thu 5 Mar 2026 (2026-03-05T10:00Z as Europe/Berlin has it).");
    expect(steps[1]).toMatch(/Thu 5 Mar 2026 itself is not counted.*: Sun 5 Apr 2026\. \[GDPR Art\. 12\(3\).*No 1182\/71, Art\. 3\(1\) and 3\(2\)\(c\)/);
    expect(steps[2]).toMatch(/^Weekend and holidays: Sun 5 Apr 2026 is a Sunday and Mon 6 Apr 2026 is a public holiday \(Easter Monday\): the period ends on the next working day, Tue 7 Apr 2026, at 24:00 in Europe\/Berlin\. .*Art\. 3\(4\)/);
    expect(steps[3]).toMatch(/must be sent by Tue 7 Apr 2026.*Art\. 12\(4\)/);
    expect(steps.at(-1)).toContain("Without undue delay");
  });

  test("says when a month is shorter, when time was left out and when a notice came too late", () => {
    expect(told("received=2026-01-31&country=DE").join("\n")).toContain("the month's last day, since there is no 31 in it: Sat 28 Feb 2026");
    expect(told("received=2026-06-01&country=GB&asked=2026-06-05&answered=2026-06-10").join("\n")).toMatch(/both included, do not count: 6 days.*Art\. 12A[^]*moves the end by 6 days to Tue 7 Jul 2026/);
    expect(told("received=2026-03-05&country=DE&extended=2026-04-08").join("\n")).toContain("extends nothing: the notice must be sent before the first month ends, on Tue 7 Apr 2026.");
    expect(told("received=2026-06-01&country=DE&asked=2026-06-05").join("\n")).toContain("it runs on, which is the safe reading (strict)");
  });

  test("names the law of the day: UK requests before February 2026 know no Article 12A", () => {
    expect(told("received=2026-01-20&country=GB").join()).not.toContain("12A");
    expect(told("received=2026-02-20&country=GB").join()).toContain("12A");
  });

  test("its dates are the dates of the answer", () => {
    const { steps, due, noticeBy } = deadline("received=2026-03-05&country=DE&extended=2026-04-01");
    expect(steps.filter(({ title }) => title === "Weekend and holidays").map(({ date }) => date)).toEqual([noticeBy, due]);
  });

  test("a person reads what is doubtful: waiting, regional days, days of other regions, a refusal's own limit", () => {
    const remarks = (query: string) => deadline(query).remarks.join("\n");
    expect(remarks("received=2026-06-01&country=DE&pause=suspend&asked=2026-06-02&answered=2026-06-15")).toContain("Without any waiting it would be Wed 1 Jul 2026");
    expect(remarks("received=2026-05-04&country=DE&region=BY")).toContain("A regional holiday moved this date");
    expect(remarks("received=2026-05-04&country=DE")).toMatch(/Thu 4 Jun 2026 is a public holiday in .*Bavaria|Bayern/);
    expect(remarks("received=2026-03-06&country=GB")).toContain("is a public holiday in England");
    expect(remarks("received=2026-03-05&country=DE&extended=2026-04-01")).toContain("A refusal is still due by Tue 7 Apr 2026");
    expect(remarks("received=2026-06-01&country=GB&asked=2026-06-05&ground=identity")).toContain("Silence never closes a request");
    expect(remarks("received=2026-03-05&country=DE")).toBe("");
  });
});

describe("what is asked", () => {
  test.each([
    ["country=DE", "received"], ["received=2026-02-30&country=DE", "received: There is no such day"], ["received=5.3.2026&country=DE", "received: A day such as"], ["received=2026-03-05T25:00Z&country=DE", "received: There is no such"],
    ["received=2018-05-24&country=DE", "received: The GDPR applies since"], ["received=2026-03-05", "country"], ["received=2026-03-05&country=US", "country"], ["received=2026-03-05&country=DE&regime=UK", "regime: The UK rules do not apply in Germany"],
    ["received=2026-03-05&country=GB&regime=EU", "regime"], ["received=2026-03-05&country=DE&region=SCT", "region: Germany has no such region. Known are BB"], ["received=2026-03-05&country=PT&region=XX", "region: Portugal has no such region. Its holidays are the same everywhere."],
    ["received=2026-03-05&country=DE&zone=Europe/Berlino", "zone: No such time zone"], ["received=2026-03-05&country=DE&asked=2026-03-04", "asked: Lies before the request came in"], ["received=2026-03-05&country=DE&asked=2026-03-10&answered=2026-03-09", "answered: The answer cannot lie before"],
    ["received=2026-03-05&country=DE&asked=&answered=2026-03-09", "asked: Say when"], ["received=2026-03-05&country=DE&answered=2026-03-09", "answered: There are more answers"], ["received=2026-03-05&country=DE&extended=2026-03-01", "extended: Lies before"],
    ["received=2026-03-05&received=2026-03-06&country=DE", "received"], ["received=2026-03-05&country=DE&colour=red", "Unrecognized key"], ["received=2026-03-05&country=DE&pause=maybe", "pause"], ["received=9999-03-05&country=DE", "received: There is no such day"],
    ["received=2026-03-05&country=DE&region=constructor", "region"], ["received=2026-03-05&country=DE&__proto__=1", "Unrecognized key"],
  ])("%s is refused: %s", (query, fault) => expect(faults(query).join("\n")).toContain(fault));

  test.each([
    "received=2026-03-05T10:00Z&country=DE", "received=2026-03-05&country=DE&region=BY&zone=Europe/Berlin&right=erasure&pause=suspend&extended=2026-03-20&asOf=2026-05-01",
    "received=2026-06-01&country=GB&ground=identity&asked=2026-06-02&answered=&ground=clarification&asked=2026-06-05&answered=2026-06-10",
  ])("an address to share asks the same again: %s", (search) => {
    const read = DeadlineQuery.parse(deadlineQueryOf(new URLSearchParams(search)));
    expect(DeadlineQuery.parse(deadlineQueryOf(new URLSearchParams(deadlineSearch(read))))).toEqual(read);
    expect(deadlineSearch(read).split("&").sort()).toEqual(search.split("&").sort());
  });

  test("fields that a form left empty were not given", () => {
    expect(deadline("received=2026-03-05&country=DE&region=&zone=&asked=&answered=&ground=clarification&extended=&right=&pause=").due).toBe("2026-04-07");
  });
});
