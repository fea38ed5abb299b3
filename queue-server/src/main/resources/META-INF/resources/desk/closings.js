import {html} from 'lit';
import {dayPicker} from './day-picker.js';
import {text} from './text.js';
import {clock} from './ticking.js';

/** Who was left over when a day was closed: by waiting area, each with how far the visit had come. */
export function closingsSection(page, {day, days, areas}) {
  const words = text.closings;
  const count = areas.reduce((sum, area) => sum + area.leftOver.length, 0);
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}<span class="count">${words.persons(count)}</span></h2>
        ${dayPicker(page, day, days)}
      </div>
      <p class="muted">${words.hint}</p>
      ${areas.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${text.line.number}</th>
                <th scope="col">${text.line.patient}</th>
                <th scope="col">${text.doctor.registerNo}</th>
                <th scope="col">${words.queue}</th>
                <th scope="col">${words.slot}</th>
                <th scope="col">${words.ended}</th>
                <th scope="col">${words.before}</th>
              </tr>
            </thead>
            ${areas.map(areaRows)}
          </table>`}
    </section>
  `;
}

function areaRows({area, areaName, done, leftOver}) {
  const words = text.closings;
  return html`
    <tbody>
      <tr class="queue">
        <th scope="rowgroup" colspan="7">${area} ${areaName}<span class="count">${words.counts(leftOver.length, done)}</span></th>
      </tr>
      ${leftOver.map(
        (ticket) => html`<tr>
          <td><b>${ticket.number}</b></td>
          <td>${ticket.maskedName}</td>
          <td>${ticket.visit}</td>
          <td>${ticket.queue}</td>
          <td>${clock(ticket.slotStart)}</td>
          <td>${ended(ticket)}</td>
          <td>${words.befores[ticket.before] ?? ticket.before}</td>
        </tr>`,
      )}
    </tbody>
  `;
}

/** Whose clinic was cancelled is no no-show: what was chosen instead, or that nothing was. */
function ended({state, suspended, choice}) {
  if (choice) {
    return text.suspension.chosen[choice];
  }
  return suspended ? text.closings.suspended : text.closings.states[state];
}
