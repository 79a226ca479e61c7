// One look of a rule: what has come since the last, and what is found in it.
import type { EnteredDocument } from "../../../ledger/index.ts";
import type { AlertMark, DigestEntry, IncidentChange } from "../../../record/index.ts";
import type { Compose } from "../compose.ts";
import type { AlertRooms } from "../rooms.ts";

/** Something a rule waited for. */
export interface Found {
  /** What makes it this and no other, for the key. */
  readonly subject: string;
  /** Set where the same subject may be alerted again: the state that is new about it. */
  readonly state?: string;
  /** Everything that is spoken of with it: none of it is alerted again. */
  readonly spoken: readonly string[];
  readonly entry: DigestEntry;
  readonly published?: string;
  readonly seenAt: string;
}

export interface Look {
  readonly rooms: AlertRooms;
  readonly mark: AlertMark;
  readonly changes: readonly IncidentChange[];
  readonly documents: readonly EnteredDocument[];
  readonly compose: Compose;
}

export interface Waited {
  readonly found: readonly Found[];
  readonly joined?: readonly string[];
}
