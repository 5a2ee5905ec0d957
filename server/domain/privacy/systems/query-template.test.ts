import { describe, expect, test } from "vitest";

import { compileTemplate } from "./query-template";

describe("a query of a data system", () => {
  test("has each named identifier bound as a list, the same one at the same place", () => {
    expect(compileTemplate("select * from people where email = any(:email) or login = any(:user_id) or alias = any(:email)")).toEqual({
      text: "select * from people where email = any($1::text[]) or login = any($2::text[]) or alias = any($1::text[])", parameters: ["email", "user_id"],
    });
  });

  test("keeps strings, names, dollar quotes, comments and casts as they are", () => {
    const text = `select ':email;', ":phone", $$ :other; $$, $a$ $$ ; $a$, 'it''s :x', at::date -- :nothing;\n/* :nothing; */ from people where email = any(`;
    expect(compileTemplate(`${text}:email)`)).toEqual({ text: `${text}$1::text[])`, parameters: ["email"] });
  });

  test.each([
    ["select 1; drop table people where :email", /semicolon/],
    ["select * from people where name = :name", /no identifier "name"/],
    ["select * from people where email = $1", /have names/],
    ["select * from people", /everybody's data/],
    ["select ':email' from people", /everybody's data/],
    ["delete from people where email = any(:email)", /only reads/],
    ["/* select */ update people set email = null where email = any(:email)", /only reads/],
    ["-- select\ncommit", /only reads/],
    ["", /only reads/],
  ])("%s is refused with what to change", (template, fault) => {
    expect(compileTemplate(template)).toEqual({ fault: expect.stringMatching(fault) as string });
  });
});
