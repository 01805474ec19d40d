// A server that renders the page: it imports what the browser will, and has no document.
import { ComplaintForm } from "complaint-form";
import "complaint-form/define";

console.log(typeof ComplaintForm, typeof globalThis.document);
