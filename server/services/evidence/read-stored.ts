import type { Recognition } from "@/server/domain/evidence/record";
import { MAX_PARSED_BYTES, MAX_READ_BYTES, type PushItem } from "@/server/domain/evidence/schema";
import { blobSize, readBlob } from "@/server/storage/blob-store";

import { keptAsDocument, readRecords, recogniseOptions, refusedToRead } from "./read-records";

type StoredFile = { sha256: string; sizeBytes: number };

/**
 * Reads files of the organization's part of the store for one push. What several items read the same way is read once,
 * and all together may have `MAX_READ_BYTES`: no request makes the server read without end.
 */
export class StoredFiles {
  private readonly readings = new Map<string, Promise<Recognition>>();
  private readBytes = 0;

  constructor(private readonly orgId: string) {}

  async read(sha256: string, item: PushItem): Promise<StoredFile & { recognition: Recognition }> {
    const sizeBytes = await blobSize(this.orgId, sha256);
    if (sizeBytes === undefined) return { sha256, sizeBytes: 0, recognition: fileNotUploaded() };
    const file = { sha256, sizeBytes };
    return { ...file, recognition: sizeBytes > MAX_PARSED_BYTES ? tooLargeToRead(file, item) : await this.readOnce(file, item) };
  }

  private async readOnce({ sha256, sizeBytes }: StoredFile, item: PushItem): Promise<Recognition> {
    const key = JSON.stringify([sha256, recogniseOptions(item), item.asDocument ?? false]);
    const before = this.readings.get(key);
    if (before) return before;
    if (this.readBytes + sizeBytes > MAX_READ_BYTES) {
      const message = `The uploaded files that one push reads may have ${MAX_READ_BYTES} bytes together. Send this one in a push of its own.`;
      return refusedToRead({ code: "TOO_MUCH_IN_ONE_PUSH", message, field: "content.sha256", expected: `at most ${MAX_READ_BYTES} bytes` });
    }
    this.readBytes += sizeBytes;
    const reading = readRecords({ sizeBytes, load: async () => readBlob(this.orgId, sha256) }, item);
    this.readings.set(key, reading);
    return reading;
  }
}

export function fileNotUploaded(): Recognition {
  return refusedToRead({ code: "FILE_NOT_UPLOADED", message: "No uploaded file has this digest. Upload it first, then name it.", field: "content.sha256" });
}

function tooLargeToRead({ sizeBytes }: StoredFile, item: PushItem): Recognition {
  if (item.asDocument) return keptAsDocument();
  const message = `The file has ${sizeBytes} bytes; records are read from files of up to ${MAX_PARSED_BYTES}. Split it, or send it with asDocument: true.`;
  return refusedToRead({ code: "TOO_LARGE_TO_READ", message, expected: `at most ${MAX_PARSED_BYTES} bytes` });
}
