// The guide's template, which is to be accepted, and one whose lines are to be refused but for the last: no property is checked.
import "complaint-form/define";
import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";
import type { HeaderSource } from "complaint-form";

@Component({ selector: "right-host", schemas: [CUSTOM_ELEMENTS_SCHEMA], templateUrl: "guide.html" })
export class RightHost {
  readonly csrfHeaders: HeaderSource = { "X-Csrf-Token": "1" };
  show(reference: string): void {
    console.log(reference);
  }
}

@Component({
  selector: "wrong-host",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <complaint-form (complaint-sent)="use($event.detail.payload)"></complaint-form>
    <complaint-form (complaint-refused)="use($event.detail.reason)"></complaint-form>
    <complaint-form #form (click)="form.start()"></complaint-form>
    <complaint-form [headers]="5"></complaint-form>
  `,
})
export class WrongHost {
  use(value: number): void {
    console.log(value);
  }
}
