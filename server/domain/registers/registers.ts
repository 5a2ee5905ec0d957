import { ACTIVITIES, type ProcessingActivityContent } from "./activities";
import { BREACHES } from "./breaches";
import { COMPLAINTS } from "./complaints";
import { CONSENTS } from "./consents";
import type { Content, Register } from "./define";
import { DPIAS } from "./dpias";
import type { RegisterKey } from "./keys";
import { LEGAL_BASIS } from "./legal-bases";
import { NOTICES } from "./notices";
import { PROCESSORS, type ProcessorContent } from "./processors";
import { RISKS } from "./risks";
import { TRANSFERS } from "./transfers";

/** The ten registers. Code that treats them alike takes one from here. */
export const REGISTERS = {
  activities: generic(ACTIVITIES), legal_bases: generic(LEGAL_BASIS), dpias: generic(DPIAS), processors: generic(PROCESSORS), transfers: generic(TRANSFERS),
  consents: generic(CONSENTS), breaches: generic(BREACHES), risks: generic(RISKS), notices: generic(NOTICES), complaints: generic(COMPLAINTS),
} satisfies Record<RegisterKey, Register>;

/** Content of a register is only ever handed to the same register's functions, as the table keeps both together. */
function generic<C extends Content>(register: Register<C>): Register {
  return register as unknown as Register;
}

/** An entry with where it stands: `id` reg_…, `number` counts within its register. */
export type Entry<C> = C & { id: string; number: number; version: number; updatedAt: string };
export type ProcessingActivity = Entry<ProcessingActivityContent>;
export type Processor = Entry<ProcessorContent>;

export const entryName = (register: RegisterKey, number: number): string => `${REGISTERS[register].prefix}-${number}`;
