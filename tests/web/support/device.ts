// In the place of web/delivery/device.ts, whose database Node lacks: the disk of the simulation, without delays.
import type { Change, Sealed, Shelf, Store } from "../../../web/delivery/store.js";
import { Disk } from "../delivery/simulation/disk.js";

export const device = { disk: new Disk(), isThere: true };

// Sealing a record takes a while of its own; a test that ends waits for it, or it would be written in the next one's time.
let sealing = 0;
const { subtle } = crypto;
for (const name of ["encrypt", "decrypt", "generateKey", "deriveKey", "deriveBits", "importKey", "exportKey", "sign", "digest"])
  Object.defineProperty(subtle, name, {
    configurable: true,
    value: async (...given: unknown[]): Promise<unknown> => {
      sealing += 1;
      try {
        return await (Reflect.get(SubtleCrypto.prototype, name) as (...all: unknown[]) => Promise<unknown>).apply(subtle, given);
      } finally {
        sealing -= 1;
      }
    },
  });

export async function whenWritten(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = sealing > 0 ? 0 : quiet + 1) await new Promise((resolve) => setImmediate(resolve));
}

export const databaseName = "complaint-form";
export const deviceIsUsable = (): boolean => device.isThere;

export class Device implements Store {
  leave(): void {
    return;
  }

  comeBack(): void {
    return;
  }

  all(shelf: Shelf): Promise<readonly Sealed[]> {
    return Promise.resolve([...device.disk.shelves[shelf].values()]);
  }

  change(changes: readonly Change[]): Promise<void> {
    device.disk.apply(changes);
    return Promise.resolve();
  }

  lastWipe(): string {
    return device.disk.wipe;
  }

  markWipe(): void {
    device.disk.markWipe();
  }
}
