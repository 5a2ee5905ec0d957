import type { ActField } from "../act-form";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";
import type { NoticeKind } from "@/server/domain/privacy/case/notices";
import { possibleAnswers } from "@/server/domain/privacy/case/possible-answers";
import type { Answer } from "@/server/domain/privacy/case/vocabulary";

import { type ActFormParts, choice, type FormScene, fixed, ground, key, letter, type OfRight, one, read, text } from "./fields";

const ANSWER_WORDS: Record<Answer, { label: string; hint?: string }> = {
  full: { label: "In full" }, partial: { label: "In part", hint: "Says what is withheld, and why." }, no_data: { label: "No data held", hint: "A negative answer is an answer (Art. 15(1))." },
  refused: { label: "Refuse", hint: "Names a ground of the law, its facts, the authority and the court (Art. 12(4))." },
};
const NOTICE_OF: Record<Answer, NoticeKind> = { full: "answer_full", partial: "answer_partial", no_data: "no_data", refused: "refusal" };

/** One prepares an answer, another looks at it and sends it. */
export const ANSWER_FORMS: OfRight = {
  prepare_answer: prepareAnswer,
  return_answer: () => one("Send back", "With what is to be changed.", [text("reasons", "What is to be changed")]),
  approve_answer: (scene) => {
    const prepared = scene.process?.prepared;
    const written = scene.view.messages.findLast(({ contentSha256, sentAt }) => sentAt === null && contentSha256 === prepared?.contentSha256);
    return one("Approve and send", "It goes out as it stands here, and cannot be called back.", [
      read("The letter", written?.text ?? "Its words were forgotten."), fixed("preparedSeq", prepared?.seq ?? 0), fixed("notice", { approved: { contentSha256: prepared?.contentSha256 ?? "" } }),
    ]);
  },
  confirm_withdrawal: (scene) => one("Confirm the withdrawal", "Tells them that nothing more is done.", [letter(scene, "withdrawn")]),
};

function prepareAnswer(scene: FormScene): ActFormParts {
  const { process, view, made } = scene;
  const ready = made?.prepared ?? null;
  const possible = process ? possibleAnswers({ current: view.case, process, by: { kind: "user", id: "-" }, now: new Date(view.receivedAt) }) : [];
  const when = (...is: Answer[]) => ({ field: "outcome", is });
  const isCopy = process?.right === "access" || process?.right === "portability";
  const withheld: ActField[] = process?.right === "erasure" ? [fixed("withheld", [])] : [{ kind: "list", name: "withheld", label: "What is withheld", of: [key("itemId", "Item", { hint: "A code or kind of data, no names." }), ground(scene, "item")], add: "Another item", least: 1, when: when("partial"), otherwise: [] }];
  return {
    label: "Prepare the answer", about: "Somebody else reads and sends it.",
    steps: [
      { title: "What is the answer?", fields: [choice("outcome", "The answer", possible.map((value) => ({ value, ...ANSWER_WORDS[value] })))] },
      { title: "What does it stand on?", fields: [
        { kind: "list", name: "grounds", label: "Grounds", of: [ground(scene, "whole")], add: "Another ground", least: 1, when: when("refused"), otherwise: [] },
        ...withheld,
        ...(made && ready ? [read("Handed over with it", handedOver(made)), fixed("packageSha256", made.sha256, { when: when("full", "partial") })] : []),
        { kind: "group", name: "searched", label: "Where you looked", of: [{ kind: "number", name: "systems", label: "Systems", least: 1, initial: String(new Set(process?.tasks.map(({ systemId }) => systemId)).size || "") }, { kind: "number", name: "identifiers", label: "Identifiers", least: 1 }], when: when("no_data"), otherwise: null },
        ...(isCopy ? [
          { kind: "check" as const, name: "thirdPartyChecked", label: "Data of other people were looked for", hint: "And what would harm them is blacked out (Art. 15(4), 20(4)).", when: when("full", "partial"), otherwise: false },
          ready ? fixed("redactions", ready.counts, { when: when("full", "partial"), otherwise: [] }) : { kind: "list" as const, name: "redactions", label: "Blacked out", of: [key("reason", "Why"), { kind: "number" as const, name: "count", label: "Places", least: 1 }], add: "A reason", least: 0, when: when("full", "partial"), otherwise: [] },
        ] : [fixed("thirdPartyChecked", true), fixed("redactions", [])]),
      ] },
      { title: "The letter", hint: "Approved by somebody else, it goes out word for word.", fields: possible.map((answer) => letter(scene, NOTICE_OF[answer], { name: "contentSha256", as: "draft", when: when(answer), ...(ready && (answer === "full" || answer === "partial") ? { said: ready.said } : {}) })) },
    ],
  };
}

/** The files in one line each: their digest is what is approved. */
function handedOver({ name, sha256, prepared }: CaseFileLine): string {
  const counts = prepared?.counts ?? [];
  return [name, `SHA-256 ${sha256}`, counts.length > 0 ? `Blacked out: ${counts.map(({ reason, count }) => `${reason.replaceAll("_", " ")} ${count}`).join(", ")}.` : "Nothing is blacked out."].join("\n");
}
