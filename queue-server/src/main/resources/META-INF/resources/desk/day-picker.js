import {html, nothing} from 'lit';
import {text} from './text.js';

/** Chooses the day of a list; a day that has no list yet stands there while it is shown. */
export function dayPicker(page, day, days) {
  if (days.length === 0) {
    return nothing;
  }
  return html`<label class="inline-field"
    >${text.closings.day}
    <select @change=${(event) => page.showDay(event.target.value)}>
      ${days.includes(day) ? nothing : html`<option value=${day} selected>${day}</option>`}
      ${days.map((each) => html`<option value=${each} ?selected=${each === day}>${each}</option>`)}
    </select></label
  >`;
}

/** A clerk who looks at one day would not look for what is left on others. */
export function otherDays(page, said, days) {
  return days.length === 0
    ? nothing
    : html`<p class="banner" role="status">
        ${said}
        ${days.map((each) => html`<button type="button" class="small" @click=${() => page.showDay(each)}>${each}</button> `)}
      </p>`;
}
