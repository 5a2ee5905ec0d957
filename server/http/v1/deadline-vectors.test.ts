import { describe, expect, test } from "vitest";

import { deadline } from "./deadline";

type Told = { due: string; noticeBy: string; endsAt: string; isExtended: boolean; overdue: boolean | null; refused: { daysLate: number } | null; answered: { daysLate: number } | null; basis: { rules: string } };

// Worked out by hand from Regulation 1182/71, GDPR Art. 12 and UK GDPR Art. 12A with the holidays each country's law names; nothing here is taken from the engine or its list.
async function asked(query: string): Promise<Told> {
  const response = deadline(new Request(`http://localhost/api/v1/privacy/deadline?${query}`));
  expect(response.status, query).toBe(200);
  return (await response.json()) as Told;
}

describe("one month, by the calendar of the place", () => {
  test.each<[place: string, received: string, due: string, why: string]>([
    ["DE", "2026-03-31", "2026-04-30", "no 31 April"],
    ["DE", "2027-01-30", "2027-03-01", "28 February 2027 is a Sunday"],
    ["DE", "2028-01-30", "2028-02-29", "a leap year"],
    ["DE", "2025-04-01", "2025-05-02", "1 May"],
    ["DE", "2026-04-14", "2026-05-15", "Ascension Day"],
    ["DE", "2026-04-25", "2026-05-26", "Whit Monday"],
    ["DE", "2025-09-03", "2025-10-06", "3 October is a Friday"],
    ["DE", "2025-11-25", "2025-12-29", "Christmas on Thursday and Friday, then the weekend"],
    ["DE", "2025-12-01", "2026-01-02", "New Year"],
    ["DE", "2025-12-06", "2026-01-06", "Epiphany is no national holiday"],
    ["DE-BY", "2025-12-06", "2026-01-07", "Epiphany in Bavaria"],
    ["DE-BE", "2025-04-08", "2025-05-09", "8 May 2025, in Berlin once"],
    ["DE-BE", "2026-04-08", "2026-05-08", "8 May 2026 is none"],
    ["DE-SN", "2026-10-18", "2026-11-19", "Repentance Day in Saxony"],
    ["DE-TH", "2027-08-20", "2027-09-21", "Children's Day in Thuringia"],
    ["FR", "2026-04-08", "2026-05-11", "8 May is a Friday"],
    ["FR", "2026-06-14", "2026-07-15", "14 July"],
    ["FR", "2026-03-03", "2026-04-03", "Good Friday is a working day in France"],
    ["FR-67", "2026-03-03", "2026-04-07", "and none in Alsace"],
    ["FR", "2026-10-11", "2026-11-12", "11 November"],
    ["ES", "2025-12-06", "2026-01-07", "Epiphany"],
    ["ES", "2026-03-02", "2026-04-02", "Maundy Thursday is not free in all of Spain"],
    ["ES", "2026-03-03", "2026-04-06", "Good Friday is; Easter Monday is not"],
    ["ES", "2026-09-12", "2026-10-13", "12 October"],
    ["ES", "2026-10-02", "2026-11-02", "All Saints' on a Sunday is moved by some communities only"],
    ["ES", "2026-11-07", "2026-12-07", "so is 6 December"],
    ["ES", "2026-11-08", "2026-12-09", "Immaculate Conception"],
    ["ES", "2026-11-01", "2026-12-01", "a receipt on a Sunday that is a holiday starts the month"],
    ["IT", "2026-05-02", "2026-06-03", "2 June"],
    ["IT", "2026-03-03", "2026-04-03", "Good Friday is a working day in Italy"],
    ["IT", "2028-03-25", "2028-04-26", "25 April"],
    ["IT", "2027-09-04", "2027-10-05", "Saint Francis, from 2026 on"],
    ["IT", "2025-09-04", "2025-10-06", "and a plain Saturday before"],
    ["NL", "2026-03-27", "2026-04-28", "King's Day"],
    ["NL", "2025-03-28", "2025-04-28", "King's Day 2025 was Saturday the 26th"],
    ["NL", "2027-04-05", "2027-05-05", "5 May is free for some only, and the earlier date is the safe one"],
    ["PL", "2025-11-24", "2025-12-29", "Christmas Eve is free from 2025 on"],
    ["PL", "2024-11-24", "2024-12-24", "and was not before"],
    ["PL", "2026-05-04", "2026-06-05", "Corpus Christi"],
    ["PL", "2028-04-03", "2028-05-04", "3 May"],
    ["IE", "2026-01-02", "2026-02-03", "St Brigid's Day, first Monday of February"],
    ["IE", "2030-01-01", "2030-02-04", "St Brigid's Day is the 1st itself where that is a Friday"],
    ["IE", "2022-01-07", "2022-02-07", "and was none before 2023"],
    ["IE", "2026-03-03", "2026-04-03", "Good Friday is a working day in Ireland"],
    ["IE", "2026-09-26", "2026-10-27", "October's last Monday"],
    ["IE", "2026-08-03", "2026-09-03", "a receipt on a holiday starts the month"],
    ["AT", "2026-09-26", "2026-10-27", "26 October"],
    ["AT", "2026-03-03", "2026-04-03", "Good Friday is a working day in Austria"],
    ["AT", "2026-05-04", "2026-06-05", "Corpus Christi"],
    ["SE", "2025-12-06", "2026-01-07", "Epiphany"],
    ["SE", "2028-05-06", "2028-06-07", "6 June"],
    ["SE", "2026-04-25", "2026-05-25", "Whit Monday is a working day in Sweden"],
    ["SE", "2026-05-19", "2026-06-19", "Midsummer Eve is a custom, not a holiday: the earlier date is the safe one"],
    ["SE", "2026-11-24", "2026-12-24", "so is Christmas Eve"],
    ["GB-ENG", "2027-11-25", "2027-12-29", "Christmas on a weekend has two substitute days"],
    ["GB-ENG", "2027-12-01", "2028-01-04", "New Year on a Saturday"],
    ["GB-SCT", "2027-12-01", "2028-01-05", "and in Scotland the 2nd has its own substitute"],
    ["GB-SCT", "2026-03-06", "2026-04-06", "Easter Monday is a working day in Scotland"],
    ["GB-SCT", "2026-07-03", "2026-08-04", "Scotland's August day is the first Monday"],
    ["GB-ENG", "2026-07-03", "2026-08-03", "England's is not"],
    ["GB-SCT", "2025-10-30", "2025-12-02", "St Andrew's Day on a Sunday"],
    ["GB-ENG", "2020-04-04", "2020-05-04", "the May day of 2020 was moved"],
    ["GB-ENG", "2020-04-08", "2020-05-11", "to Friday the 8th"],
    ["GB-ENG", "2022-05-02", "2022-06-06", "two days of June 2022"],
    ["GB-ENG", "2022-04-30", "2022-05-30", "for which the last Monday of May was none"],
    ["GB-ENG", "2022-08-19", "2022-09-20", "a day of mourning"],
    ["GB-ENG", "2023-04-08", "2023-05-09", "a coronation"],
    ["GB-NIR", "2026-06-12", "2026-07-14", "12 July on a Sunday"],
    ["GB", "2026-07-31", "2026-08-31", "without a nation only what is free in all four moves a date"],
    ["GB-ENG", "2026-07-31", "2026-09-01", "with one its own days do"],
  ])("%s, received %s: due %s (%s)", async (place, received, due) => {
    const [country = "", region] = place.split("-");
    expect((await asked(`received=${received}&country=${country}${region ? `&region=${region}` : ""}`)).due).toBe(due);
  });
});

describe("the day of receipt is the one of the legal zone", () => {
  test.each<[query: string, due: string, why: string]>([
    ["received=2026-03-28T22:59:59Z&country=FR", "2026-04-28", "a second before midnight, an hour before summer time"],
    ["received=2026-03-28T23:00:00Z&country=FR", "2026-04-29", "midnight"],
    ["received=2026-03-29T21:59:59Z&country=FR", "2026-04-29", "a day of 23 hours"],
    ["received=2026-10-24T21:59:59Z&country=ES", "2026-11-24", "still summer time"],
    ["received=2026-10-25T22:59:59Z&country=ES", "2026-11-25", "a day of 25 hours"],
    ["received=2026-06-30T22:30Z&country=ES", "2026-08-03", "1 July in Madrid; 1 August is a Saturday"],
    ["received=2026-06-30T22:30Z&country=ES&zone=Atlantic/Canary", "2026-07-30", "30 June on the Canaries"],
    ["received=2026-08-31T22:59:59Z&country=IE", "2026-09-30", "31 August in Dublin"],
    ["received=2026-08-31T23:00Z&country=IE", "2026-10-01", "1 September in Dublin"],
    ["received=2028-02-28T22:59:59Z&country=PL", "2028-03-28", "28 February"],
    ["received=2028-02-28T23:00:00Z&country=PL", "2028-03-29", "29 February"],
    ["received=2026-05-31T20:59Z&country=FI", "2026-06-30", "31 May in Helsinki"],
    ["received=2026-05-31T21:00Z&country=FI", "2026-07-01", "1 June in Helsinki"],
    ["received=2026-03-29T23:30Z&country=GB", "2026-04-30", "30 March by British summer time"],
    ["received=2026-06-30T23:30-05:00&country=FR", "2026-08-03", "the sender's clock does not count"],
    ["received=2026-12-01T00:30Z&country=PT&zone=Atlantic/Azores", "2026-12-30", "30 November on the Azores"],
    ["received=2025-12-31T23:00Z&country=NL", "2026-02-02", "1 January; 1 February is a Sunday"],
  ])("%s is due %s (%s)", async (query, due) => expect((await asked(query)).due).toBe(due));

  test("the last hour of the period is the one of the zone, in winter and in summer", async () => {
    expect((await asked("received=2026-10-25T22:59:59Z&country=ES")).endsAt).toBe("2026-11-25T23:00:00Z");
    expect((await asked("received=2026-09-25T10:00Z&country=DE")).endsAt).toBe("2026-10-26T23:00:00Z");
    expect((await asked("received=2026-05-31T20:59Z&country=FI")).endsAt).toBe("2026-06-30T21:00:00Z");
  });
});

describe("waiting for the person", () => {
  const wait = (ground: string, from: string, to = "") => `&ground=${ground}&asked=${from}&answered=${to}`;
  test.each<[query: string, due: string, why: string]>([
    [`received=2026-01-30&country=DE&pause=suspend${wait("identity", "2026-02-02", "2026-02-09")}`, "2026-03-09", "28 February and 7 days is a Saturday"],
    [`received=2026-01-30&country=DE&pause=strict${wait("identity", "2026-02-02", "2026-02-09")}`, "2026-03-02", "strict: as if never asked"],
    [`received=2026-06-01&country=DE&pause=suspend${wait("clarification", "2026-06-05", "2026-06-05")}`, "2026-07-01", "asked and answered on one day: none"],
    [`received=2026-06-01&country=FR&pause=suspend${wait("identity", "2026-06-02", "2026-06-05")}${wait("clarification", "2026-06-10", "2026-06-12")}`, "2026-07-06", "3 days and 2 days"],
    [`received=2026-06-01&country=FR&pause=suspend&right=erasure${wait("clarification", "2026-06-10", "2026-06-12")}`, "2026-07-01", "recital 63 is about access"],
    [`received=2026-08-03&country=DE&pause=suspend${wait("fee", "2026-08-04", "2026-08-31")}`, "2026-09-03", "a fee stops no EU clock"],
    [`received=2026-06-01&country=DE&pause=suspend${wait("identity", "2026-06-10")}&asOf=2026-06-18`, "2026-07-09", "8 days so far"],
    [`received=2026-06-01&country=DE&pause=suspend${wait("identity", "2026-07-02", "2026-07-20")}`, "2026-07-01", "asked when the month was over"],
    [`received=2026-01-15&country=GB${wait("identity", "2026-01-16", "2026-01-31")}`, "2026-03-02", "the UK month begins on 31 January; 28 February is a Saturday"],
    [`received=2026-08-03&country=GB${wait("fee", "2026-08-04", "2026-08-31")}`, "2026-09-30", "the UK month begins with the fee"],
    [`received=2026-01-31&country=GB${wait("clarification", "2026-02-03", "2026-02-05")}`, "2026-03-03", "3 days, both ends counted, after 28 February"],
    [`received=2026-06-01&country=GB${wait("clarification", "2026-06-05", "2026-06-05")}`, "2026-07-02", "one day at least"],
    [`received=2026-06-01&country=GB${wait("clarification", "2026-06-05", "2026-06-10")}${wait("clarification", "2026-06-08", "2026-06-12")}`, "2026-07-09", "each day once: 8"],
    [`received=2026-09-01&country=GB${wait("identity", "2026-09-03", "2026-09-14")}${wait("clarification", "2026-09-21", "2026-09-25")}`, "2026-10-19", "from 14 September, and 5 days"],
    [`received=2026-06-01&country=GB${wait("clarification", "2026-06-10")}&asOf=2026-06-18`, "2026-07-10", "9 days so far"],
  ])("%s is due %s (%s)", async (query, due) => expect((await asked(query)).due).toBe(due));
});

describe("extension, answer and refusal", () => {
  test.each<[query: string, due: string, noticeBy: string, isExtended: boolean, why: string]>([
    ["received=2026-08-31&country=DE&extended=2026-09-15", "2026-11-30", "2026-09-30", true, "three months from the 31st"],
    ["received=2025-11-29&country=AT&extended=2025-12-10", "2026-03-02", "2025-12-29", true, "28 February is a Saturday"],
    ["received=2026-02-14&country=FR&extended=2026-03-16", "2026-05-15", "2026-03-16", true, "sent on the Monday the weekend gives; Ascension Day"],
    ["received=2026-02-14&country=FR&extended=2026-03-17", "2026-03-16", "2026-03-16", false, "a day late"],
    ["received=2026-09-24&country=PL&extended=2026-10-01", "2026-12-28", "2026-10-26", true, "three days of Christmas and a Sunday"],
    ["received=2026-02-28&country=IT&extended=2026-03-02", "2026-05-28", "2026-03-30", true, "the 28th stays the 28th"],
    ["received=2026-03-05&country=DE&extended=2026-04-07T21:59:59Z", "2026-06-05", "2026-04-07", true, "the last second"],
    ["received=2026-03-05&country=DE&extended=2026-04-07T22:00:00Z", "2026-04-07", "2026-04-07", false, "midnight"],
    ["received=2026-01-27&country=NL&pause=suspend&ground=identity&asked=2026-01-28&answered=2026-02-02&extended=2026-03-04", "2026-05-04", "2026-03-04", true, "5 days on both ends; 2 May is a Saturday"],
    ["received=2026-01-15&country=GB&ground=identity&asked=2026-01-16&answered=2026-01-31&extended=2026-03-02", "2026-04-30", "2026-03-02", true, "from the day the month began"],
    ["received=2026-01-15&country=GB&ground=identity&asked=2026-01-16&answered=2026-01-31&extended=2026-03-03", "2026-03-02", "2026-03-02", false, "a day late"],
    ["received=2026-06-01&country=GB&asked=2026-06-05&answered=2026-06-10&extended=2026-07-07", "2026-09-07", "2026-07-07", true, "6 days that count neither way"],
  ])("%s is due %s, notices by %s (extended: %s; %s)", async (query, due, noticeBy, isExtended) => expect(await asked(query)).toMatchObject({ due, noticeBy, isExtended }));

  test("a refusal in the extended time is late by the first month, an answer is not", async () => {
    const told = await asked("received=2026-04-06&country=SE&extended=2026-04-20&refused=2026-05-08&responded=2026-07-07");
    expect(told).toMatchObject({ due: "2026-07-06", noticeBy: "2026-05-06", refused: { daysLate: 2 }, answered: { daysLate: 1 } });
    expect(await asked("received=2026-04-06&country=SE&responded=2026-05-06T21:59Z")).toMatchObject({ answered: { daysLate: 0 } });
  });

  test("silence is overdue the day after, and the law is that of the day of receipt", async () => {
    expect((await asked("received=2026-02-14&country=FR&asOf=2026-03-16")).overdue).toBe(false);
    expect((await asked("received=2026-02-14&country=FR&asOf=2026-03-17")).overdue).toBe(true);
    expect((await asked("received=2026-02-04T23:59:59Z&country=GB")).basis.rules).toBe("UK.2018-05-25");
    expect((await asked("received=2026-02-05T00:00:00Z&country=GB")).basis.rules).toBe("UK.2026-02-05");
  });
});
