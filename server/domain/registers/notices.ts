import { defineRegister } from "./define";
import { choice, choices, day, line, references, text } from "./field";

const published = { field: "state", is: ["published"] } as const;

/** What people are told about their data, draft after draft; a published version stays as it was (GDPR Art. 12 to 14). */
export const NOTICES = defineRegister({
  key: "notices", prefix: "NO", title: "Notices", noun: "notice", law: "Art. 12 to 14",
  about: "What people are told about their data. Each published version is kept as it was.",
  columns: ["audience", "state", "publishedOn"],
  fields: {
    name: line({ label: "Title", needed: true }),
    audience: line({ label: "For whom", hint: "Customers, applicants, visitors", needed: true }),
    kind: choice({ label: "The data come", law: "Art. 13, 14", needed: true }, { direct: "From the persons, Art. 13", indirect: "From elsewhere, Art. 14", both: "From both" }),
    activityIds: references({ label: "Processing activities" }, "activities"),
    language: line({ label: "Language", needed: true }),
    words: text({ label: "The words", law: "Art. 12(1)", needed: true }),
    covers: choices({ label: "What it tells", law: "Art. 13, 14" }, {
      controller: "Who is responsible, and how to reach them", dpo: "The data protection officer", purposes: "Purposes and legal bases", interests: "The interests weighed", recipients: "Recipients", transfers: "Transfers and safeguards", retention: "How long", rights: "The rights", withdrawal: "Taking consent back", complaint: "The complaint to the authority", duty: "Whether the data must be given", automated: "Decisions by machine", source: "Where the data come from, Art. 14",
    }),
    where: line({ label: "Where it stands", hint: "Address or place" }),
    state: choice({ label: "This version is", needed: true }, { draft: "A draft", published: "Published" }),
    publishedOn: day({ label: "Published on", when: published, needed: published }),
    approvedBy: line({ label: "Approved by", when: published, needed: published }),
    changed: text({ label: "What changed, and how people were told of it" }),
  },
  gaps: ({ state, covers, kind }) => {
    const lacking = (["controller", "purposes", "recipients", "retention", "rights", "complaint", ...(kind === "direct" ? [] : ["source"])] as const).filter((part) => !(covers as string[]).includes(part));
    return state === "published" && lacking.length > 0 ? [{ field: "covers", message: `Some of what a notice has to tell is not ticked: ${lacking.join(", ")} (Art. 13, 14).` }] : [];
  },
});
