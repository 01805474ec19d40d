// Compares what is stored with what was acknowledged, for the campaigns that kill receivers.

// `stored`: [id, reference] of each complaint. `acknowledged`: a Map of id and reference. Adds what is wrong to `failures`, and
// returns how many ids are stored.
export function audit(stored, { acknowledged, failures }) {
  const references = new Map();
  for (const [id, reference] of stored) {
    if (references.has(id)) failures.push(`${id}: stored twice`);
    references.set(id, reference);
  }
  for (const [id, reference] of acknowledged) {
    if (!references.has(id)) failures.push(`${id}: acknowledged, but lost`);
    else if (references.get(id) !== reference) failures.push(`${id}: another reference than acknowledged`);
  }
  if (new Set(references.values()).size !== references.size) failures.push("a reference was given twice");
  return references.size;
}
