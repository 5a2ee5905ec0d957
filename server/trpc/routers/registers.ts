import { AddEntryInput, ArchiveEntryInput, ChangeEntryInput, EntryInput, ExportRegisterInput, ImportRegisterInput, ListEntriesInput, PersonRefInput, PreviewImportInput, RegisterInput } from "@/server/domain/registers/input";
import { addRegisterEntry } from "@/server/services/registers/add";
import { archiveRegisterEntry } from "@/server/services/registers/archive";
import { changeRegisterEntry } from "@/server/services/registers/change";
import { registerFormChoices } from "@/server/services/registers/choices";
import { exportRegister } from "@/server/services/registers/export";
import { getRegisterEntry } from "@/server/services/registers/get";
import { importRegister } from "@/server/services/registers/import";
import { listRegisterEntries } from "@/server/services/registers/list";
import { registersOverview } from "@/server/services/registers/overview";
import { registerPersonRef } from "@/server/services/registers/person-ref";
import { previewRegisterImport } from "@/server/services/registers/preview-import";

import { orgProcedure, router } from "../init";

const reads = orgProcedure.meta({ permission: "registers:read" });
const manages = orgProcedure.meta({ permission: "registers:manage" });

export const registersRouter = router({
  overview: reads.query(({ ctx }) => registersOverview(ctx.service)),
  list: reads.input(ListEntriesInput).query(({ ctx, input }) => listRegisterEntries(ctx.service, input)),
  get: reads.input(EntryInput).query(({ ctx, input }) => getRegisterEntry(ctx.service, input)),
  choices: reads.input(RegisterInput).query(({ ctx, input }) => registerFormChoices(ctx.service, input)),
  export: reads.input(ExportRegisterInput).query(({ ctx, input }) => exportRegister(ctx.service, input)),
  add: manages.input(AddEntryInput).mutation(({ ctx, input }) => addRegisterEntry(ctx.service, input)),
  change: manages.input(ChangeEntryInput).mutation(({ ctx, input }) => changeRegisterEntry(ctx.service, input)),
  archive: manages.input(ArchiveEntryInput).mutation(({ ctx, input }) => archiveRegisterEntry(ctx.service, input)),
  // Mutations because of the size of a file, and so that no address stands in a log of queries; neither writes.
  previewImport: manages.input(PreviewImportInput).mutation(({ ctx, input }) => previewRegisterImport(ctx.service, input)),
  personRef: manages.input(PersonRefInput).mutation(({ ctx, input }) => registerPersonRef(ctx.service, input)),
  import: manages.input(ImportRegisterInput).mutation(({ ctx, input }) => importRegister(ctx.service, input)),
});
