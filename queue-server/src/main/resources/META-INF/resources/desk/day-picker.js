import {html, nothing} from 'lit';
import {text} from './text.js';

const LISTED = 31;
const DAY_MILLIS = 86_400_000;

/**
 * A day to choose or to write as 2026-11-22: a browser's own picker writes days as its machine does, not as the hospital.
 *
 * @param last the newest day that is listed
 * @param chosen is called with a whole day; undefined where a form asks for it
 */
export function dayField(name, day, last, chosen) {
  const days = Array.from({length: LISTED}, (_, back) => new Date(Date.parse(last) - back * DAY_MILLIS).toISOString().slice(0, 10));
  return html`<input
      type="text"
      class="day"
      name=${name}
      list="days-of-${name}"
      required
      maxlength="10"
      inputmode="numeric"
      autocomplete="off"
      pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}"
      placeholder=${last}
      .defaultValue=${day}
      @change=${(event) => chosen && event.target.reportValidity() && !Number.isNaN(Date.parse(event.target.value)) && chosen(event.target.value)}
    />
    <datalist id="days-of-${name}">${days.map((each) => html`<option value=${each}></option>`)}</datalist>`;
}

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
