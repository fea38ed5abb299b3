import {html, nothing} from 'lit';
import {mark} from './rooms.js';
import {said, text, why} from './text.js';

/** What was changed, what it would do to one area's lines now, and the reason that adopting needs. */
export function previewPane(page) {
  const {preview} = page;
  const words = text.rules;
  return html`<div class="rule-preview">
    <div>
      <h3>${words.changes(preview.changes.length)}</h3>
      ${changeList(preview.changes, (letter) => page.areaName(letter))}
      <form novalidate @submit=${(event) => adopt(page, event)}>
        <label class="field">
          <span>${words.reason}</span>
          <input name="reason" maxlength="200" autocomplete="off" placeholder=${words.reasonHint} />
        </label>
        <p class="muted small-text">${words.recorded}</p>
        <div class="verbs">
          <button type="button" @click=${() => page.give()}>${text.cancel}</button>
          <button type="submit" class="primary" ?disabled=${preview.changes.length === 0 || page.presses.busy('rules')}>
            ${words.adopt}
          </button>
        </div>
      </form>
    </div>
    <div>${effect(page)}</div>
  </div>`;
}

function adopt(page, event) {
  event.preventDefault();
  const field = event.target.elements.reason;
  field.setCustomValidity(field.value.trim() ? '' : text.reason.compulsory);
  if (event.target.reportValidity()) {
    page.adopt(field.value.trim());
  }
  field.setCustomValidity('');
}

/** Each change with what it was before. */
export function changeList(changes, areaName) {
  return html`<ul class="plain rule-changes">
    ${changes.map(
      ({area, before, after}) => html`<li>
        ${area ? html`<b class="tag">${areaName(area)}</b>` : nothing}
        <del>${said(before)}</del>
        <ins>${said(after)}</ins>
      </li>`,
    )}
  </ul>`;
}

function effect(page) {
  const words = text.rules;
  const open = page.areas.filter(({areaName}) => areaName);
  if (open.length === 0) {
    return html`<h3>${words.effect}</h3><p class="empty-page">${words.nobodyOpen}</p>`;
  }
  return html`
    <div class="section-head">
      <h3>${words.effect}</h3>
      <label class="inline-field"
        >${text.area.label}
        <select @change=${(event) => page.look(event.target.value)}>
          ${open.map(
            ({area}) => html`<option value=${area} ?selected=${area === page.preview.area}>${page.areaName(area)}</option>`,
          )}
        </select></label
      >
    </div>
    ${page.preview.lines.length === 0 ? html`<p class="empty-page">${text.line.empty}</p>` : page.preview.lines.map(lines)}
    <p class="muted small-text">${words.effectHint}</p>
  `;
}

function lines({label, now, then}) {
  const moved = then.filter((place) => place.moved !== 0).length;
  return html`<table class="sheet rule-lines">
    <caption>
      ${label}<span class="count">${moved ? text.rules.moved(moved) : text.rules.unmoved}</span>
    </caption>
    <thead>
      <tr>
        <th scope="col" class="right">${text.line.place}</th>
        <th scope="col">${text.rules.now}</th>
        <th scope="col">${text.rules.then}</th>
        <th scope="col"><span class="unseen">${text.rules.change}</span></th>
        <th scope="col">${text.line.reason}</th>
      </tr>
    </thead>
    <tbody>
      ${then.map(
        (place, index) => html`<tr class=${place.moved ? 'moved' : ''}>
          <td class="right muted">${index + 1}</td>
          <td>${ticket(now[index])}</td>
          <td>${ticket(place)}</td>
          <td class="nowrap">${arrow(place.moved)}</td>
          <td>${why(place)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

const ticket = (place) => (place ? html`<b>${place.number}</b> ${mark(place.mark)}` : nothing);

function arrow(moved) {
  if (moved === 0) {
    return nothing;
  }
  return html`<span class="move ${moved > 0 ? 'up' : 'down'}">${moved > 0 ? text.rules.earlier(moved) : text.rules.later(-moved)}</span>`;
}
