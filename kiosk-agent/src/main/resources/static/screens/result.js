import {html, nothing} from 'lit';
import {clockTime} from '/format.js';
import {icons} from '/icons.js';
import {either, onSlip, reasonWords, text} from '/text.js';

function paper(view, card) {
  if (view.paper === 'NONE') {
    return nothing;
  }
  const words = text().paper[view.paper === 'PRINTED' && !card ? 'PRINTED_WITHOUT_CARD' : view.paper];
  const calm = view.paper === 'PRINTED' || view.paper === 'PRINTING';
  return html`
    <p class="notice paper ${calm ? '' : 'warn'}" role="status" data-paper=${view.paper}>
      ${icons.slip}<span>${typeof words === 'function' ? words(reasonWords(view.paperReason)) : words}</span>
    </p>
  `;
}

function place(view, frame) {
  if (!view.place) {
    return nothing;
  }
  const {area, room, state, ahead, activeFrom} = view.place;
  const atStop = view.next?.some((stop) => stop.number === view.headline); // Where it is stands there already.
  const waits = state === 'WAITING';
  const later = activeFrom && new Date(activeFrom) > new Date(frame.now);
  return html`
    ${view.kind === 'WINDOW' || atStop ? nothing : html`<div><dt>${text().area}</dt><dd><strong>${area}</strong></dd></div>`}
    ${room && !atStop ? html`<div><dt>${view.kind === 'WINDOW' ? text().where : text().room}</dt><dd>${room}</dd></div>` : nothing}
    ${waits ? html`<div><dt>${text().ahead}</dt><dd><strong>${text().aheadCount(ahead)}</strong></dd></div>` : nothing}
    ${waits && later ? html`<div><dt>${text().activeFrom}</dt><dd class="number">${clockTime(activeFrom, frame.zone)}</dd></div>` : nothing}
  `;
}

/** Whoever need not wait in the hall is told where to go, in words as large as the number. */
function goTo({kind, place}) {
  const atWindow = kind === 'WINDOW' && ['CALLED', 'SERVING'].includes(place?.state);
  const words = atWindow ? text().goToWindow : text().goTo[place?.state];
  return words ? html`<p class="go-to ${place.state === 'SUSPENDED' ? 'warn' : ''}" role="status">${icons.go}<span>${words(place.room)}</span></p>` : nothing;
}

/** After paying: every stop that is open, in the reader's language. */
function nextStops({next, headline}) {
  return next?.length
    ? html`<div class="next-stops">${next.map((stop) => html`<p class="go-to" role="status">${icons.go}<span>${text().nextStop(stop, stop.number === headline)}</span></p>`)}</div>`
    : nothing;
}

function headline(view) {
  if (view.place?.state === 'SUSPENDED') {
    return html`<div class="good-news"><span class="emblem warn">${icons.warn}</span><h1 tabindex="-1">${text().clinicSuspended}</h1></div>`;
  }
  return html`<div class="good-news"><span class="emblem good">${icons.check}</span><h1 tabindex="-1">${text().results[view.kind]}</h1></div>`;
}

/** Their big line is an amount or a date, not a number to wait for. */
const isMoney = (view) => view.kind === 'MOVE' || view.kind === 'REFUND' || view.kind === 'EBILL' || (view.kind === 'BILLS' && !view.next?.length);

const ROWS_SHOWN = 7; // The rest, all about the payment, stands on the slip.
const ROWS_BESIDE_NEXT = 4;

/** It is done: the number from afar, what to take along, what comes next. */
export function result({frame, view, press}) {
  const facts = (view.place && view.place.state !== 'PARKED') || view.rows.length > 0;
  const stops = view.next?.length ?? 0;
  const rows = view.rows.slice(0, stops ? ROWS_BESIDE_NEXT : ROWS_SHOWN);
  const notes = either(view.notes, view.notesEnglish).slice(stops); // On paper the stops stand first among the notes.
  return html`
    ${headline(view)}
    ${view.headline
      ? html`<div class="ticket"><span class="soft">${view.kind === 'MOVE' ? text().movedTo : isMoney(view) ? onSlip(view.title) : text().yourNumber}</span>
          <strong class="number ${['REFUND', 'MOVE'].includes(view.kind) ? 'words' : ''}">${isMoney(view) ? onSlip(view.headline) : view.headline}</strong></div>`
      : nothing}
    ${goTo(view)} ${nextStops(view)} ${paper(view, frame.who)}
    <div class="details">
      ${facts
        ? html`<dl class="facts card ${view.place ? '' : 'as-on-slip'}">
            ${place(view, frame)}
            ${rows.map((row) => html`<div><dt>${onSlip(row.label)}</dt><dd>${onSlip(row.value)}</dd></div>`)}
          </dl>`
        : nothing}
      ${notes.length > 0
        ? html`<section class="next card"><h2>${text().nextTitle}</h2><ol>${notes.map((note) => html`<li>${note}</li>`)}</ol></section>`
        : nothing}
    </div>
    <span class="grow"></span>
    ${frame.who && view.paper !== 'PRINTED' ? html`<p class="lead middle icon-line strong">${icons.card}${text().takeCard}</p>` : nothing}
    <button class="button primary huge-button wide" @click=${() => press('home')}>${text().done}</button>
  `;
}
