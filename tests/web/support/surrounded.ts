// Tests with the same beginning and end. (Hooks would be those of every test: all files with a document are one program.)
import { test } from "node:test";

type Step = () => void | Promise<void>;

export const surrounded =
  (begin: Step, end: Step) =>
  (name: string, body: Step): void =>
    void test(name, async () => {
      await begin();
      try {
        await body();
      } finally {
        await end();
      }
    });
