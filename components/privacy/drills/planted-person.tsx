import { DescriptionList } from "@/components/evidence/description-list";
import { CopyButton } from "@/components/ui/copy-button";
import type { PlantedPerson as Person } from "@/server/domain/privacy/drills/person";

/** What to enter of the made-up person, each value to be copied. */
export function PlantedPerson({ person }: { person: Person }) {
  const rows = [["Name", person.name], ["E-mail", person.email], ["Phone", person.phone], ["Customer number", person.customerId], ["User name", person.userId]] as const;
  return (
    <>
      <p className="mb-2 max-w-prose text-sm text-ink-2">Nobody is behind these: the mail domain belongs to nobody, the number rings nowhere. Enter what a system has a field for, and nothing of a real person.</p>
      <DescriptionList rows={rows.map(([label, value]) => ({ label, value: <span className="inline-flex flex-wrap items-center gap-1"><bdi className="font-mono text-sm">{value}</bdi><CopyButton value={value} label={`Copy ${label.toLowerCase()}`} /></span> }))} />
    </>
  );
}
