import { Section } from "@/components/layout/section";
import { DescriptionList } from "@/components/evidence/description-list";
import { Time } from "@/components/ui/time";
import type { BreachClock } from "@/server/domain/registers/breach-rules";

import { BreachDue } from "./breach-due";

/** By when the authority is to be told, by both ways of counting, and why. */
export function BreachLimits({ clock, zone }: { clock: BreachClock; zone: string }) {
  return (
    <Section title="72 hours" aside="Art. 33(1)">
      <p className="pb-2 text-md font-semibold"><BreachDue clock={clock} /></p>
      {"strict" in clock ? (
        <>
          <DescriptionList rows={[{ label: "Tell the authority by", value: <Time iso={clock.strict} tz={zone} withTime /> }, { label: "At the very latest", value: <Time iso={clock.full} tz={zone} withTime /> }]} />
          <p className="mt-2 text-sm text-ink-2">Counted from the moment of awareness; the later end leaves the first hour out (Reg. 1182/71 Art. 3(1)). Hours run through weekends and holidays. What is not known by then is told later, in phases (Art. 33(4)).</p>
        </>
      ) : <p className="text-sm text-ink-2">{WHY[clock.state]}</p>}
    </Section>
  );
}

const WHY: Record<"not_started" | "not_needed" | "processor", string> = {
  not_started: "Say when the organization was aware: the hours run from there.",
  not_needed: "A risk to the persons is unlikely. The breach is documented all the same (Art. 33(5)).",
  processor: "A processor tells the controller without undue delay (Art. 33(2)); the 72 hours are the controller’s.",
};
