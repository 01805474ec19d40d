import "complaint-form/define";
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { headers, hear } from "./heard.js";

@Component({
  selector: "host-page",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <button type="button" id="english" (click)="lang.set('en')">English</button>
      <complaint-form
        endpoint="/api/complaints"
        [attr.lang]="lang()"
        [headers]="headers"
        (complaint-ready)="hear($event)"
        (complaint-page)="hear($event)"
        (complaint-submit)="hear($event)"
        (complaint-sent)="hear($event)"
      >
        <p>Bel ons.</p>
      </complaint-form>
    </main>
  `,
})
class HostPage {
  readonly lang = signal("nl");
  readonly headers = headers;
  readonly hear = hear;
}

void bootstrapApplication(HostPage, { providers: [provideZonelessChangeDetection()] });
