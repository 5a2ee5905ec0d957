/** What a column of a request list can hold. `ignored`: known, and not taken over. */
export const IMPORT_FIELDS = ["reference", "title", "body", "group", "dueOn", "owner", "controls", "criteria", "wants", "periodFrom", "periodTo", "ignored"] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Names that columns of request lists go by, in small letters and digits only. */
const NAMES: Record<ImportField, readonly string[]> = {
  reference: ["no", "nr", "number", "id", "ref", "reference", "requestid", "requestno", "requestnumber", "requestref", "item", "itemno", "itemnumber", "itemid", "pbcno", "pbcid", "pbcnumber", "pbcref", "irlno", "irlid", "auditorsno", "auditorref", "sno", "line"],
  title: ["title", "request", "requesttitle", "requestname", "name", "itemname", "document", "documentname", "documentrequested", "documentsrequested", "evidencerequested", "evidence", "requesteditem", "requesteditems", "requesteddocument", "requesteddocuments", "itemrequested", "itemsrequested", "pbcitem", "subject", "summary", "informationrequested"],
  body: ["description", "details", "detail", "requestdescription", "requestdetails", "itemdescription", "instructions", "guidance", "fulldescription", "text", "evidencedescription"],
  group: ["group", "category", "area", "section", "domain", "process", "workstream", "topic", "controlarea", "auditarea", "controldomain", "function"],
  dueOn: ["due", "duedate", "datedue", "deadline", "neededby", "targetdate", "requiredby", "requireddate", "dateneeded", "requestedby", "duebydate", "dueon"],
  owner: ["owner", "assignee", "assignedto", "responsible", "responsibleparty", "responsibleperson", "clientcontact", "contact", "pointofcontact", "poc", "clientowner", "evidenceowner", "requestowner", "preparedby"],
  controls: ["control", "controls", "controlid", "controlids", "controlno", "controlnumber", "controlref", "controlreference", "controlkey", "relatedcontrols", "relatedcontrol"],
  criteria: ["criteria", "criterion", "tsc", "tscref", "tscreference", "tsccriteria", "trustservicescriteria", "requirement", "requirements", "frameworkrequirement", "article", "relatedcriteria"],
  wants: ["wanted", "requesttype", "evidencetype", "type", "populationorsample", "samplepopulation"],
  periodFrom: ["periodfrom", "periodstart", "startdate", "from", "periodbegin"],
  periodTo: ["periodto", "periodend", "enddate", "to"],
  ignored: ["status", "state", "age", "agedays", "datereceived", "received", "comments", "comment", "notes", "priority", "evidencecount", "attachments", "link", "links", "lastreason"],
};
const BY_NAME = new Map(IMPORT_FIELDS.flatMap((field) => NAMES[field].map((name) => [name, field] as const)));

/** The field a column name stands for; null where it says nothing to us. */
export function fieldOf(header: string): ImportField | null {
  if (/^\s*#\s*$/.test(header)) return "reference";
  const name = header.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return BY_NAME.get(name) ?? null;
}

const SCANNED_ROWS = 20;

/** The row that names the columns: lists often have a title above it. undefined where no row names what is asked for. */
export function headerRow(rows: readonly (readonly string[])[]): number | undefined {
  const known = rows.slice(0, SCANNED_ROWS).map((row) => row.map(fieldOf).filter((field) => field !== null));
  const scores = known.map((fields) => (fields.includes("title") || fields.includes("body") ? new Set(fields).size : 0));
  const best = Math.max(0, ...scores);
  return best === 0 ? undefined : scores.indexOf(best);
}
