import { BreachDue } from "@/components/registers/breach-due";
import { RowLink } from "@/components/ui/row-link";
import type { HomeView } from "@/server/domain/home/view";

/** Breaches whose 72 hours run, those due first. */
export function BreachesDue({ breaches }: { breaches: NonNullable<HomeView["breaches"]> }) {
  return (
    <ul data-rows>
      {breaches.map(({ name, title, href, clock }) => (
        <li key={name} data-row className="border-b border-line last:border-b-0">
          <RowLink href={href} data-row-link className="grid min-h-9 grid-cols-[4rem_minmax(0,1fr)_auto] items-baseline gap-3 py-2 hover:bg-hover">
            <span className="text-sm text-ink-2">{name}</span>
            <bdi className="wrap-anywhere">{title}</bdi>
            <BreachDue clock={clock} className="text-sm" />
          </RowLink>
        </li>
      ))}
    </ul>
  );
}
