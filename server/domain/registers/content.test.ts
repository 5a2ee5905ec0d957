import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { differences, inCircle, laidOver, ordered, referencesIn, sameContent } from "./content";
import { isEmpty } from "./define";
import { emptyOf } from "./field";
import { planImport, readContent, type Standing } from "./import-plan";
import { REGISTER_KEYS } from "./keys";
import { REGISTERS } from "./registers";
import { contentArbitrary } from "./testing/content-arbitrary";
import { type FiledEntry, readRegisterCsv, readRegisterJson, registerCsv, registerJson } from "./transfer-file";

const ANY_KEY = fc.constantFrom(...REGISTER_KEYS);
const withContents = (count: number) => ANY_KEY.chain((key) => fc.tuple(fc.constant(REGISTERS[key]), fc.array(contentArbitrary(REGISTERS[key].fields), { minLength: count, maxLength: count })));
const filed = (contents: Record<string, unknown>[]): FiledEntry[] => contents.map((content, i) => ({ id: `reg_${String(i).padStart(26, "0")}`, number: i + 1, version: 1 + (i % 3), archived: i % 2 === 1, content }));
const linesOf = (read: ReturnType<typeof readRegisterCsv>) => ("lines" in read ? read.lines : []);

describe("every register", () => {
  test.each(REGISTER_KEYS)("%s: an empty entry with a name is kept, says what it lacks, and no field of its list is unknown", (key) => {
    const register = REGISTERS[key];
    const read = readContent(register, { name: "A" });
    if (!("content" in read)) throw new Error(JSON.stringify(read));
    expect(sameContent(read.content, { ...emptyOf(register.fields), name: "A" })).toBe(true);
    expect(register.gaps(read.content).length).toBeGreaterThan(0);
    expect(register.columns.every((name) => name in register.fields)).toBe(true);
    expect(readContent(register, { name: " " })).toMatchObject({ problems: [{ field: "name" }] });
    expect(readContent(register, { name: "A", orgId: "org_1" })).toHaveProperty("problems");
    expect(readContent(register, { name: "half of a pair \ud800" })).toHaveProperty("problems");
  });
});

describe("differences", () => {
  test("there are none between the same contents, in whatever order their keys are, and laying them over the former gives the later", () => {
    fc.assert(fc.property(withContents(2), ([register, [before = {}, after = {}]]) => {
      const turned = Object.fromEntries(Object.entries(before).reverse());
      expect(differences(register.fields, before, turned)).toEqual([]);
      const changed = new Set(differences(register.fields, before, after).map(({ field }) => field.split(".")[0] ?? ""));
      expect(changed.size === 0).toBe(sameContent(before, after));
      const patch = Object.fromEntries([...changed].map((name) => [name, after[name]]));
      expect(sameContent(laidOver(before, patch, register.fields), after)).toBe(true);
    }), { numRuns: 150 });
  });
});

describe("a file of a register", () => {
  test("gives back exactly what went into it, as CSV and as JSON, and a second export is the same text", () => {
    fc.assert(fc.property(withContents(3), ([register, contents]) => {
      const entries = filed(contents);
      for (const [write, read] of [[registerCsv, readRegisterCsv], [registerJson, readRegisterJson]] as const) {
        const lines = linesOf(read(register, write(register, entries)));
        expect(lines.map(({ id, version, archived, problem }) => ({ id, version, archived, problem }))).toEqual(entries.map(({ id, version, archived }) => ({ id, version, archived, problem: null })));
        const back = lines.map(({ content }) => readContent(register, content)).map((result) => ("content" in result ? ordered(register.fields, result.content) : result));
        expect(back).toEqual(entries.map(({ content }) => ordered(register.fields, content)));
        expect(write(register, entries.map((entry, i) => ({ ...entry, content: back[i] as Record<string, unknown> })))).toBe(write(register, entries));
      }
    }), { numRuns: 150 });
  });

  test("held against what it was exported from changes nothing", () => {
    fc.assert(fc.property(withContents(3), ([register, contents]) => {
      const plain = contents.map((content) => ({ ...content, ...Object.fromEntries(Object.entries(register.fields).filter(([, field]) => field.kind === "references").map(([name]) => [name, []])) }));
      const entries = filed(plain);
      const standing = new Map(entries.map((entry) => [entry.id, entry as unknown as Standing]));
      const planned = planImport(register, linesOf(readRegisterCsv(register, registerCsv(register, entries))), standing, () => true);
      expect(planned.map(({ fate }) => fate)).toEqual(entries.map(() => "same"));
    }), { numRuns: 50 });
  });

  test("no cell begins a formula", () => {
    const starts = fc.constantFrom("=", "+", "-", "@", "＝", "'", "'=", "''");
    fc.assert(fc.property(starts, fc.string({ unit: "grapheme" }), (start, rest) => {
      const name = `${start}${rest.replaceAll(/[\r\n]/g, "")}x`.trim();
      const text = registerCsv(REGISTERS.risks, filed([{ ...emptyOf(REGISTERS.risks.fields), name }]));
      const cell = text.split("\r\n")[1]?.split(",")[4] ?? "";
      expect(cell.replace(/^"/, "")).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect(linesOf(readRegisterCsv(REGISTERS.risks, text))[0]?.content["name"]).toBe(name);
    }), { numRuns: 300 });
  });

  test("as a spreadsheet saves it, with semicolons and a mark at its beginning, reads the same; a broken one says what is wrong", () => {
    const risk = REGISTERS.risks;
    expect(linesOf(readRegisterCsv(risk, "\uFEFFname;likelihood;measures\r\nLoss;2;\"One\nTwo\"\r\n"))).toMatchObject([{ line: 2, id: null, content: { name: "Loss", likelihood: "2", measures: ["One", "Two"] }, problem: null }]);
    for (const text of ["", "name,nonsense\r\na,b\r\n", "name,name\r\na,b\r\n", "name\r\n\"open\r\n"]) expect(readRegisterCsv(risk, text), text).toHaveProperty("problem");
    expect(linesOf(readRegisterCsv(risk, "name,owner\r\na\r\n"))[0]?.problem).toContain("1 cells");
    for (const text of ["", "null", "[]", "{}", registerJson(REGISTERS.breaches, [])]) expect(readRegisterJson(risk, text), text).toHaveProperty("problem");
    expect(linesOf(readRegisterJson(risk, JSON.stringify({ format: "proofroom.register/1", register: "risks", entries: [null, { content: {}, orgId: "org_1" }] })))).toMatchObject([{ problem: expect.stringContaining("no content") }, { problem: expect.stringContaining("orgId") }]);
  });
});

describe("the plan of an import", () => {
  const risk = REGISTERS.processors;
  const id = (n: number) => `reg_${String(n).padStart(26, "0")}`;
  const entry = (n: number, over: Record<string, unknown> = {}) => ({ id: id(n), number: n, version: 2, archived: false, content: { ...emptyOf(risk.fields), name: `P${n}`, ...over } as Standing["content"] });
  const standing = new Map([entry(1), entry(2), { ...entry(3), archived: true }].map((one) => [one.id, one]));
  const line = (over: object) => ({ line: 1, id: null, version: null, archived: null, content: {}, problem: null, ...over });
  const fates = (lines: ReturnType<typeof line>[]) => planImport(risk, lines, standing, ({ id: named }) => standing.has(named)).map(({ fate, problems }) => [fate, problems[0]?.message ?? ""]);

  test("a line is new, changed, the same or refused, with why", () => {
    expect(fates([line({ content: { name: "New" } }), line({ id: id(1), content: { name: "Other" } }), line({ id: id(2), content: { services: "" } })]).map(([fate]) => fate)).toEqual(["new", "changed", "same"]);
    for (const [given, why] of [
      [{ id: id(9) }, "Leave it empty"], [{ id: id(1), version: 1 }, "version 2"], [{ id: id(3), content: { name: "X" } }, "archived"], [{ id: id(1), archived: true }, "not by a file"], [{ archived: true, content: { name: "N" } }, "cannot be archived"],
      [{ content: {} }, "name"], [{ content: { name: "N", country: "XX" } }, "ISO 3166"], [{ content: { name: "N", engagedByIds: [id(8)] } }, "There is no"], [{ problem: "broken" }, "broken"],
    ] as const) expect(fates([line(given)]), JSON.stringify(given)).toEqual([["refused", expect.stringContaining(why)]]);
    expect(fates([line({ id: id(1) }), line({ id: id(1) })]).map(([fate]) => fate)).toEqual(["refused", "refused"]);
  });

  test("a processor does not come under itself, through however many others", () => {
    expect(fates([line({ id: id(1), content: { engagedByIds: [id(2)] } }), line({ id: id(2), content: { engagedByIds: [id(1)] } })]).map(([fate]) => fate)).toEqual(["refused", "refused"]);
    expect(inCircle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]], ["d", []]]))).toEqual(new Set(["b", "c"]));
  });

  test("names every id it stands on, with the kind of thing", () => {
    const activity = { ...emptyOf(REGISTERS.activities.fields), name: "A", systemIds: ["sys_1"], recipients: [{ name: "", processorId: "reg_1", country: null }] };
    expect(referencesIn(REGISTERS.activities.fields, activity)).toEqual([{ to: "processors", id: "reg_1", field: "recipients.0.processorId" }, { to: "systems", id: "sys_1", field: "systemIds" }]);
    expect(isEmpty([])).toBe(true);
  });
});
