import { RIGHT_WORDS, RIGHTS_SHOWN } from "../case-words";
import type { RequestAct } from "@/server/domain/privacy/schema";

import { type ActFormParts, choice, choices, fixed, type FormScene, instant, key, letter, local, one, quoted, read, text } from "./fields";
import { askIdentity } from "./identity-form";

const OBJECTS = choices({ direct_marketing: ["Direct marketing", "Nothing can be weighed against it (Art. 21(2)–(3))."], legitimate_interest: "Legitimate interest", public_task: "Public task", research_statistics: "Research or statistics" });
type OfRequest = { [K in RequestAct]?: (scene: FormScene) => ActFormParts };

/** The forms of acts on a request as a whole. Acts of the person or the product itself have none. */
export const REQUEST_FORMS: OfRequest = {
  acknowledge: (scene) => one("Confirm the receipt", "Tells the person the reference, what you read in their words, and the date.", [letter(scene, "receipt")]),
  forward: (scene) => one("Pass on to the controller", "For data you only process for somebody else.", [key("controllerId", "The controller", { hint: "A name or code; not a person." }), quoted("why", "reasons"), letter(scene, "forwarded")]),
  start_assessing: ({ view }) => one("Start", "Work on it begins. The clock has been running since receipt.", view.case.receipt.role === "processor"
    ? [text("why", "Why you are the controller after all")] : [read("Start", "Nothing more is needed."), fixed("why", null)]),
  add_right: ({ view }) => one("Add a right", "Something they also ask for, read in their words or asked later.", [
    { kind: "group", name: "claim", label: "What they ask for", of: [
      choice("right", "Right", RIGHTS_SHOWN.filter((right) => !view.case.rights.some((process) => process.right === right)).map((right) => ({ value: right, label: `${RIGHT_WORDS[right].word} (${RIGHT_WORDS[right].article})` }))),
      { kind: "choices", name: "objectsTo", label: "Against what", choices: OBJECTS, when: { field: "right", is: ["objection"] }, otherwise: [] },
    ] },
    choice("because", "Since when", choices({ read_in_wording: ["It stands in the first request", "Its clock started with it."], asked_later: "They asked later" })),
    fixed("receivedAt", view.case.receipt.receivedAt.toISOString(), { when: { field: "because", is: ["read_in_wording"] } }),
    instant("receivedAt", "Asked at", { when: { field: "because", is: ["asked_later"] } }),
  ]),
  ask_identity: askIdentity,
  remind_identity: (scene) => one("Remind", "Two reminders, and two weeks after the last, before a request may lapse.", [letter(scene, "identity_reminder")]),
  answer_identity: () => one("They replied", "Judge the reply next: settle who they are, or ask on.", [instant("answeredAt", "Replied at")]),
  settle_identity: settleIdentity,
  propose_not_identifiable: () => one("Not identifiable", "Somebody else confirms it. It can be reopened by whatever they still bring (Art. 11(2)).", [text("demonstration", "Why the person cannot be identified", { hint: "It is for you to show." })]),
  confirm_not_identifiable: (scene) => one("Confirm: not identifiable", "Ends the request until they bring more.", [
    local(choice("told", "Can the person be told?", choices({ yes: "Yes, by letter", no: "No way leads to them" }))),
    letter(scene, "not_identifiable", { when: { field: "told", is: ["yes"] }, otherwise: null }),
    text("whyNotTold", "Why they could not be told", { when: { field: "told", is: ["no"] }, otherwise: null }),
  ], true),
  confirm_lapse: (scene) => one("Let it lapse", "They did not prove who they are. It is taken up again as soon as they do.", [letter(scene, "lapsed")], true),
  link_duplicate: ({ view }) => one("Link another request", "A link ends neither: each is answered.", [view.sameAddress.length > 0
    ? choice("otherCaseId", "The other request", view.sameAddress.map(({ id, name }) => ({ value: id, label: name }))) : key("otherCaseId", "The other request", { hint: "Its number, such as R-12." })]),
  close: ({ today, retentionYears }) => one("Close", "Everything was answered and told. The proof of it is kept, the person is forgotten at the end.", [
    { kind: "day", name: "retainUntil", label: "Keep the proof until", hint: "No article fixes how long; your settings say how many years.", initial: `${Number(today.slice(0, 4)) + retentionYears}${today.slice(4)}`.replace("-02-29", "-02-28") },
  ]),
  reopen: ({ view }) => one("Reopen", "New facts, a complaint or an order.", [
    choice("cause", "Because of", choices({ new_facts: "New facts", identity_provided: "Proof of identity", complaint: "A complaint", authority_order: "An order of the authority" })),
    key("linkId", "Where that stands", { hint: "A file number or message, without names." }),
    { kind: "choices", name: "rights", label: "Which rights", choices: view.case.rights.map(({ right }) => ({ value: right, label: RIGHT_WORDS[right].word })) },
    { kind: "day", name: "dueOn", label: "Answer by", hint: "Where the authority set a day.", optional: true },
  ]),
};

function settleIdentity({ view }: FormScene): ActFormParts {
  const methods = choices({
    no_doubt: ["There is no doubt", "The usual case. Say why."], login: "They signed in", email_loop: "They confirmed a known address", known_detail: "They named a detail you know", call_back: "You called a known number", document_viewed: "A document was looked at",
  });
  return one("Settle who they are", "With the least that does. What proved it is not kept, only how.", [
    choice("method", "How you know", methods),
    text("reason", "Why there is no doubt", { when: { field: "method", is: ["no_doubt"] }, otherwise: null }),
    ...(view.case.receipt.channel !== "agent" ? [fixed("mandate", null)] : [{ kind: "group" as const, name: "mandate", label: "The agent's mandate", of: [
      { kind: "digest" as const, name: "documentSha256", label: "The mandate" }, { kind: "check" as const, name: "confirmedBySubject", label: "The person themselves confirmed it" },
    ] }]),
  ]);
}
