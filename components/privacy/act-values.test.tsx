import { describe, expect, test } from "vitest";

import type { ActField } from "./act-form";
import { faultsIn } from "./act-faults";
import { assemble, begun, emptyValues, type Values } from "./act-values";
import { caseFiltersFrom, caseSearch } from "./case-filters";

const BERLIN = "Europe/Berlin";
const LETTER: ActField = { kind: "letter", name: "notice", label: "Letter", notice: "extension", as: "letter", parts: [{ part: "reasons", label: "Reasons", from: "doubt" }], written: [], channels: [{ value: "e-mail", label: "E-mail" }] };

describe("what a form begins with", () => {
  test("letters of several answers share a name, and the words one begins with stay while another is empty", () => {
    const letter = (initial?: string): ActField => ({ ...LETTER, kind: "letter", name: "notice", label: "Letter", notice: "answer_full", as: "draft", written: [], channels: [], parts: [{ part: "purposes", label: "Purposes", ...(initial ? { initial } : {}) }] });
    expect(assemble([letter("Deliver"), letter()].slice(0, 1), emptyValues([letter("Deliver"), letter()]), BERLIN)).toEqual({ notice: { draft: { kind: "answer_full", said: { purposes: "Deliver" } } } });
  });
});

describe("what a form sends", () => {
  test("a reason goes as a text to be sealed, a quoted one as the letter has it, and both without blanks around", () => {
    const fields: ActField[] = [{ kind: "text", name: "why", label: "Why" }, { kind: "quoted", name: "reasons", label: "Reasons", letter: "notice", part: "reasons" }, LETTER];
    const values = { why: " Because. ", notice: { reasons: " Eleven systems. ", "channel!": "e-mail" } };
    expect(assemble(fields, values, BERLIN)).toEqual({ why: { text: "Because." }, reasons: { text: "Eleven systems." }, notice: { letter: { kind: "extension", said: { reasons: "Eleven systems." }, channel: "e-mail" } } });
  });

  test("an optional field left empty is null, an empty part of a letter is left out", () => {
    const fields: ActField[] = [{ kind: "text", name: "why", label: "Why", optional: true }, { kind: "day", name: "until", label: "Until", optional: true }, LETTER];
    expect(assemble(fields, emptyValues(fields), BERLIN)).toEqual({ why: null, until: null, notice: { letter: { kind: "extension", said: {}, channel: "e-mail" } } });
  });

  test("a field counts only while its choice is made, and another of its name may stand in its place", () => {
    const fields: ActField[] = [
      { kind: "choice", name: "because", label: "Because", choices: [{ value: "a", label: "A" }, { value: "b", label: "B" }] },
      { kind: "fixed", name: "at", label: "At", value: "2026-03-05T10:00:00.000Z", when: { field: "because", is: ["a"] } }, { kind: "instant", name: "at", label: "At", when: { field: "because", is: ["b"] } },
      { kind: "text", name: "more", label: "More", when: { field: "because", is: ["b"] }, otherwise: null },
    ];
    expect(assemble(fields, { because: "a", at: "2026-03-06T09:30", more: "not said" }, BERLIN)).toEqual({ because: "a", at: "2026-03-05T10:00:00.000Z", more: null });
    expect(assemble(fields, { because: "b", at: "2026-03-06T09:30", more: "said" }, BERLIN)).toEqual({ because: "b", at: "2026-03-06T08:30:00.000Z", more: { text: "said" } });
  });

  test("an amount is sent in cents, without the rounding of binary fractions", () => {
    const fields: ActField[] = [{ kind: "number", name: "amountCents", label: "Amount", least: 0.01, scale: 100 }];
    expect(assemble(fields, { amountCents: "19,99" }, BERLIN)).toEqual({ amountCents: 1999 });
    expect(assemble(fields, { amountCents: "1.15" }, BERLIN)).toEqual({ amountCents: 115 });
    expect(faultsIn(fields, { amountCents: "much" })).toEqual({ amountCents: "A number from 0.01." });
  });

  test("every system that takes part is proposed, what is left of them is sent, and none is a fault", () => {
    const fields: ActField[] = [{ kind: "tasks", name: "tasks", label: "Systems", choices: [{ value: "sys_1", label: "Shop" }, { value: "sys_2", label: "Mail" }] }];
    expect(assemble(fields, emptyValues(fields), BERLIN)).toEqual({ tasks: { systems: ["sys_1", "sys_2"] } });
    expect(assemble(fields, { tasks: ["sys_2"] }, BERLIN)).toEqual({ tasks: { systems: ["sys_2"] } });
    expect(faultsIn(fields, { tasks: [] })).toEqual({ tasks: "Choose at least one." });
    expect(faultsIn([{ kind: "tasks", name: "tasks", label: "Systems", choices: [] }], { tasks: [] })).toEqual({ tasks: "Add the systems first, under Privacy, Systems." });
  });

  test("a letter begins with the words of earlier steps, and never overwrites what was written", () => {
    expect(begun([LETTER], { doubt: "Another name.", notice: {} })).toMatchObject({ notice: { reasons: "Another name." } });
    expect(begun([LETTER], { doubt: "Another name.", notice: { reasons: "Mine." } })).toEqual({ notice: { reasons: "Mine." } });
  });
});

describe("the reasons of a refusal", () => {
  const sentences = { legal_claims: "Die Daten werden für Rechtsansprüche gebraucht.", legal_obligation: "Ein Gesetz verpflichtet uns." };
  const refusal = (always: string[]): ActField => ({ ...LETTER, name: "refusal", parts: [{ part: "reasons", label: "Reasons", grounds: { lists: ["grounds"], always, sentences } }] } as ActField);

  test("begin with the chosen grounds in the person's language, each once, and never overwrite what was written", () => {
    const grounds: Values[] = [{ ground: { ground: "legal_claims" } }, { ground: { ground: "legal_claims" } }, { ground: {} }];
    expect(begun([refusal(["legal_obligation"])], { grounds, refusal: {} })).toMatchObject({ refusal: { reasons: `${sentences.legal_obligation}\n${sentences.legal_claims}` } });
    expect(begun([refusal([])], { grounds, refusal: { reasons: "Mine." } })).toEqual({ refusal: { reasons: "Mine." } });
    expect(begun([refusal([])], { refusal: {} })).toMatchObject({ refusal: { reasons: "" } });
  });

  test("begin with what the answer in part withholds, though a refusal's letter has the same name", () => {
    const letterFor = (outcome: string, list: string): ActField => ({ ...LETTER, name: "letter", when: { field: "outcome", is: [outcome] }, parts: [{ part: "reasons", label: "Reasons", grounds: { lists: [list], always: [], sentences } }] } as ActField);
    const values: Values = { outcome: "partial", withheld: [{ ground: { ground: "legal_claims" } }], grounds: [], letter: {} };
    expect(begun([letterFor("partial", "withheld"), letterFor("refused", "grounds")], values)).toMatchObject({ letter: { reasons: sentences.legal_claims } });
  });

  test("follow a ground that is changed afterwards, and go out without what they began with", () => {
    const first: Values = { grounds: [{ ground: { ground: "legal_claims" } }], refusal: {} };
    const changed = { ...first, ...begun([refusal([])], first), grounds: [{ ground: { ground: "legal_obligation" } }] };
    const again = { ...changed, ...begun([refusal([])], changed) };
    expect(assemble([refusal([])], again, BERLIN)).toMatchObject({ refusal: { letter: { said: { reasons: sentences.legal_obligation } } } });
    expect(Object.keys((assemble([refusal([])], again, BERLIN)["refusal"] as { letter: { said: object } }).letter.said)).toEqual(["reasons"]);
  });
});

describe("the filters of the list", () => {
  test("go into the address and come back the same", () => {
    const filters = { show: "overdue", right: "erasure", mine: true, from: 50 } as const;
    expect(caseFiltersFrom(caseSearch(filters))).toEqual(filters);
  });

  test("that are none count as not said", () => {
    expect(caseFiltersFrom(new URLSearchParams("show=everything&right=money&mine=yes&from=-3"))).toEqual({ show: "open", right: null, mine: false, from: 0 });
    expect(caseSearch(caseFiltersFrom(new URLSearchParams())).size).toBe(0);
  });
});
