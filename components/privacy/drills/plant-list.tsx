"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { CheckField } from "@/components/ui/field";
import { Time } from "@/components/ui/time";
import type { DrillSystemView } from "@/server/domain/privacy/drills/view";

import { CONNECTOR_WORDS } from "../system-words";

type PlantListProps = { rows: DrillSystemView[]; zone: string; mayPlant: boolean; onTick: (systemId: string, planted: boolean) => Promise<void>; onPlantPortal: () => Promise<void> };

/** Where the person is to be entered: the marker for each system, and a tick once it is done. */
export function PlantList({ rows, ...rest }: PlantListProps) {
  return <ul>{rows.map((row) => <Place key={row.systemId} row={row} {...rest} />)}</ul>;
}

function Place({ row, zone, mayPlant, onTick, onPlantPortal }: Omit<PlantListProps, "rows"> & { row: DrillSystemView }) {
  const { systemId, name, connector, marker, plantedAt, plantedBy } = row;
  const done = plantedAt !== null && <>planted <Time iso={plantedAt} tz={zone} withTime />{plantedBy && <> by <bdi>{plantedBy}</bdi></>}</>;
  if (connector === "portal") {
    return (
      <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-2">
        <span><span className="font-medium">{name}</span> <span className="text-sm text-ink-3">{done || "a document that names the person, among your evidence"}</span></span>
        {mayPlant && plantedAt === null && <Button size="sm" onClick={() => void onPlantPortal()}>Plant it</Button>}
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-2">
      <CheckField label={<><bdi className="font-medium wrap-anywhere">{name}</bdi> <span className="text-sm text-ink-3">{CONNECTOR_WORDS[connector].word}</span></>} hint={done || "Not planted yet"}>
        {(control) => <Checkbox {...control} checked={plantedAt !== null} disabled={!mayPlant} onCheckedChange={(checked) => void onTick(systemId, checked === true)} />}
      </CheckField>
      <span className="inline-flex items-center gap-1 text-sm">Marker <bdi className="font-mono">{marker}</bdi><CopyButton value={marker} label={`Copy the marker for ${name}`} /></span>
    </li>
  );
}
