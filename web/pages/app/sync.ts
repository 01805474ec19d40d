// The name by which the app asks to be woken when the connection is back (Background Sync), and its worker knows why.
export const syncTag = "complaint-form";
