import { expect, test } from "vitest";

import { readCsvHead } from "./csv-head";

test("the header is read with its own separator, quotes and line ends", () => {
  expect(readCsvHead('\uFEFFuser;"last; login"\r\nada;"5 ""May"""\r\n')).toEqual({ columns: ["user", "last; login"], sample: [["ada", '5 "May"']] });
});

test("what is no table has no head", () => {
  expect(readCsvHead('{"a":1,"b":2}')).toBeNull();
  expect(readCsvHead("one line of words")).toBeNull();
});
