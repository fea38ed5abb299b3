import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {yuan} from './money.js';
import {text} from './text.js';
import {clock} from './ticking.js';

/** Patients of cancelled clinics who want their money or another day, each with what to do. It only tells. */
export function suspendedVisitsSection(page, {day, days, visits}) {
  const words = text.suspendedVisits;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}<span class="count">${visits.length}</span></h2>
        ${days.length
          ? html`<label class="inline-field"
              >${text.closings.day}
              <select @change=${(event) => page.showDay(event.target.value)}>
                ${days.includes(day) ? nothing : html`<option value=${day} selected>${day}</option>`}
                ${days.map((each) => html`<option value=${each} ?selected=${each === day}>${each}</option>`)}
              </select></label
            >`
          : nothing}
      </div>
      <p class="muted">${words.hint}</p>
      ${visits.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${text.line.number}</th>
                <th scope="col">${text.line.patient}</th>
                <th scope="col">${text.doctor.registerNo}</th>
                <th scope="col">${words.clinic}</th>
                <th scope="col">${words.choice}</th>
                <th scope="col">${text.manual.tradeNo}</th>
                <th scope="col" class="right">${text.manual.amount}</th>
                <th scope="col">${words.todo}</th>
              </tr>
            </thead>
            <tbody>
              ${repeat(
                visits,
                (visit) => visit.registerNo,
                (visit) => row(visit),
              )}
            </tbody>
          </table>`}
    </section>
  `;
}

function row(visit) {
  const words = text.suspendedVisits;
  return html`
    <tr class="tall">
      <td><b>${visit.number}</b></td>
      <td class="nowrap">${visit.maskedName}</td>
      <td>${visit.registerNo}</td>
      <td class="nowrap">${visit.queue}<br /><small>${visit.areaName}</small></td>
      <td class="nowrap">${text.suspension.chosen[visit.choice]}<br /><small>${clock(visit.at)}</small></td>
      <td>${visit.tradeNo ?? ''}</td>
      <td class="right nowrap"><b>${visit.paid ? text.yuan(yuan(visit.paid)) : ''}</b></td>
      <td>${words.todos[visit.choice]} <small>${standing(visit.state)}</small></td>
    </tr>
  `;
}

function standing(state) {
  const words = text.suspendedVisits;
  if (!state) {
    return words.unknown;
  }
  return state === 'CANCELLED' ? words.cancelled : words.stands;
}
