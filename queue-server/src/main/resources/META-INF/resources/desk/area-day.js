import {html} from 'lit';
import {segment} from './api.js';
import {said} from './text.js';

/**
 * The head of a list of one area's day: its title, the area and the day to choose, and the list as a file.
 *
 * @param show is called with the area and the day that somebody chose
 */
export function areaDayHead(words, title, path, {area, areas, day, days}, show) {
  return html`<div class="section-head">
    <h2>${title}</h2>
    <span class="chooser">
      ${chosen(words.area, areas, area, (other) => show(other, day))}
      ${chosen(words.day, [...new Set([day, ...days])], day, (other) => show(area, other))}
      <a class="button" href=${file(path, area, day)} download>${words.file}</a>
    </span>
  </div>`;
}

function chosen(label, values, value, choose) {
  return html`<label class="inline-field"
    >${label}
    <select @change=${(event) => choose(event.target.value)}>
      ${values.map((each) => html`<option value=${each} ?selected=${each === value}>${each}</option>`)}
    </select></label
  >`;
}

const file = (path, area, day) => `${path}/${segment(area)}/file?day=${segment(day)}&language=${said({zh: 'zh', en: 'en'})}`;
