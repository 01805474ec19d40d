// What a delivery tells the form that it works for.

import type { Answers, DeliveryEvent } from "../glue/wire.js";
import type { Holdings } from "./holdings.js";
import type { Destination } from "./post.js";

// What concerns the person although it is not about this form's own complaint.
export type Notice =
  | { readonly kind: "notKept" } // this device keeps nothing
  | { readonly kind: "notWiped" } // it could not be cleared
  | { readonly kind: "unreadable" } // something kept could not be opened any more
  | { readonly kind: "notTaken" } // an earlier complaint; its answers are offered
  | { readonly kind: "expired" } // the same: it could not be sent in time
  | { readonly kind: "waiting" } // an earlier complaint
  | { readonly kind: "session" } // the same
  | { readonly kind: "heldBack" } // a complaint with the answers that the tab had kept
  | { readonly kind: "sent"; readonly id: string; readonly reference: string; readonly receivedAt: string }; // the same

export interface DeliveryHost {
  destination(): Destination;
  report(event: DeliveryEvent): void; // of this form's complaint
  offer(answers: Answers): void; // none: what was offered is no longer there
  tell(notice: Notice): void;
  holds(what: Holdings): void; // told at the start, and when this form hears of a change
  draftWritten(): void; // the device has the newest answers
  emptied(): void; // the complaint of this form was thrown away in another tab
}
