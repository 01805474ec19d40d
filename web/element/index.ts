// The package's entry: the element's class and types, without any effect of loading it.

export { ComplaintForm } from "./complaint-form.js";
export type { ComplaintFormEventDetails, ComplaintFormEventMap, ComplaintFormEventName, ErrorReason } from "./events.js";
export type { Customer } from "./customer.js";
export type { StateName } from "./life.js";
export type { Payload } from "./payload.js";
export type { HostOutcome } from "./settle.js";
export type { HeaderSource } from "../delivery/post.js";
export type { PageName, PayloadProblem } from "../glue/wire.js";
