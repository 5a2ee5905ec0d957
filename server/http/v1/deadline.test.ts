import { describe, expect, test } from "vitest";

import { DeadlineAnswer } from "../openapi/deadline-answer";
import { deadline } from "./deadline";

const ask = (query: string) => deadline(new Request(`http://localhost/api/v1/privacy/deadline?${query}`));

describe("GET /api/v1/privacy/deadline", () => {
  test("answers anybody with what its document says, field by field", async () => {
    const response = ask("received=2026-06-01&country=DE&pause=suspend&asked=2026-06-02&answered=2026-06-15&ground=identity&extended=2026-07-14&responded=2026-09-20&refused=2026-09-20&asOf=2026-09-20");
    const body: unknown = await response.json();
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    expect(DeadlineAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ due: "2026-09-14", noticeBy: "2026-07-14", answered: { daysLate: 6 }, refused: { daysLate: 68 }, overdue: false });
  });

  test.each(["", "?", "received=2026-03-05&country=ZZ", "received=2026-03-05&country=DE&key=1", "received=%00&country=DE", "received=2026-03-05&country=DE&zone=%00", `received=2026-03-05&country=DE${"&asked=2026-03-06".repeat(11)}`, "received=2026-03-05&country=DE&%E0%A4%A=1"])(
    "%s is refused as a problem that names the field", async (query) => {
      const response = ask(query);
      expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([400, "application/problem+json", "private, no-store"]);
      const { code, errors } = (await response.json()) as { code: string; errors: { message: string }[] };
      expect([code, errors.length > 0]).toEqual(["INVALID", true]);
    });
});
