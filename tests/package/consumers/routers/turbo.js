// Pages that Turbo fetches and swaps.
import "@hotwired/turbo";
import "complaint-form/define";
