/** Who may have received the data, as the registers and the case's systems tell. */
export type RecipientSource = "register" | "processor" | "system" | "stated";
export type ProposedRecipient = { name: string; email: string | null; country: string | null; source: RecipientSource; sourceId: string };

type Activity = { id: string; systemIds: readonly string[]; recipients: readonly { name?: string | null | undefined; processorId?: string | null | undefined; country?: string | null | undefined }[] };
type Processor = { id: string; name: string; email?: string | null | undefined; country?: string | null | undefined };
type System = { id: string; name: string; holder: "own" | "processor"; processorId: string | null };

/**
 * Everybody who may have the data: the recipients of each processing activity that uses one of these systems, and the
 * processors that hold one. Each once, by processor or by name; where no activity names a system, all activities count.
 */
export function proposeRecipients(systemIds: readonly string[], activities: readonly Activity[], processors: readonly Processor[], systems: readonly System[]): ProposedRecipient[] {
  const used = new Set(systemIds);
  const touching = activities.filter((activity) => activity.systemIds.some((id) => used.has(id)));
  const named = (touching.length > 0 ? touching : activities).flatMap(({ id, recipients }) => recipients.map((recipient) => ofActivity(id, recipient, processors)));
  const holders = systems.filter(({ id, holder }) => holder === "processor" && used.has(id)).map((system) => ofSystem(system, processors));
  const all = [...holders, ...named].filter(({ name }) => name !== "");
  return [...new Map(all.toReversed().map((each) => [keyOf(each), each])).values()].toReversed();
}

function ofActivity(activityId: string, { name, processorId, country }: Activity["recipients"][number], processors: readonly Processor[]): ProposedRecipient {
  const processor = processors.find(({ id }) => id === processorId);
  if (processor) return { name: processor.name, email: processor.email ?? null, country: country ?? processor.country ?? null, source: "processor", sourceId: processor.id };
  return { name: name?.trim() ?? "", email: null, country: country ?? null, source: "register", sourceId: activityId };
}

function ofSystem({ id, name, processorId }: System, processors: readonly Processor[]): ProposedRecipient {
  const processor = processors.find((each) => each.id === processorId);
  if (processor) return { name: processor.name, email: processor.email ?? null, country: processor.country ?? null, source: "processor", sourceId: processor.id };
  return { name: `Holder of ${name}`, email: null, country: null, source: "system", sourceId: id };
}

const keyOf = ({ source, sourceId, name }: ProposedRecipient): string => (source === "processor" || source === "system" ? `${source} ${sourceId}` : name.toLowerCase());
