// A promise that can be kept once. What never comes leaves it open: the failure is told in an event.

export class Readiness {
  readonly promise: Promise<void>;
  readonly come: () => void;

  constructor() {
    let resolved = (): void => undefined;
    this.promise = new Promise((resolve) => (resolved = resolve));
    this.come = resolved;
  }
}
