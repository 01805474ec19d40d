// For the analyzer of the Custom Elements Manifest: what it reads, and that it leaves package.json alone.
export default { globs: ["web/element/*.ts"], packagejson: false };
