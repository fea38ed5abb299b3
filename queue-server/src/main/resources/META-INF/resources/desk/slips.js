import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {note} from './press.js';
import {text} from './text.js';
import {clock, day} from './ticking.js';

export const SLIPS = '/api/desk/unproven-slips';

const place = (slip) => `slip:${slip.terminalId}:${slip.id}`;

/** Nobody has looked after it and no later copy is proven. */
export const isOpen = (slip) => !slip.doneAt && !slip.provenAt;

/** Slips of which no printer proved that they came out, each with what to do, until somebody looked after the patient. */
export function slipsSection(page, slips) {
  const words = text.slips;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}<span class="count">${words.open(slips.filter(isOpen).length)}</span></h2>
      </div>
      <p class="muted">${words.hint}</p>
      ${slips.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${words.terminal}</th>
                <th scope="col">${words.when}</th>
                <th scope="col">${words.kind}</th>
                <th scope="col">${words.number}</th>
                <th scope="col">${words.state}</th>
                <th scope="col">${words.todo}</th>
                <th scope="col"><span class="unseen">${text.line.actions}</span></th>
              </tr>
            </thead>
            <tbody>
              ${repeat(slips, place, (slip) => row(page, slip))}
            </tbody>
          </table>`}
    </section>
  `;
}

function row(page, slip) {
  const words = text.slips;
  const said = note(page.presses, place(slip));
  return html`
    <tr class="tall ${isOpen(slip) ? '' : 'settled'}">
      <td class="nowrap"><b>${slip.terminal}</b></td>
      <td class="nowrap">${day(slip.queuedAt)}<br /><small>${clock(slip.queuedAt)}</small></td>
      <td class="nowrap">${words.kinds[slip.kind] ?? slip.kind}</td>
      <td>${slip.number}</td>
      <td>${words.states[slip.state] ?? slip.state}<br /><small>${words.copies(slip.copies)}</small></td>
      <td>${outcome(words, slip)}</td>
      <td class="right nowrap">${slip.provenAt && !slip.doneAt ? nothing : tick(page, slip)}</td>
    </tr>
    ${said === nothing ? nothing : html`<tr><td colspan="7">${said}</td></tr>`}
  `;
}

function outcome(words, slip) {
  if (slip.doneAt) {
    return html`✓ ${words.settled(slip.doneBy, clock(slip.doneAt))}`;
  }
  return slip.provenAt ? html`✓ ${words.proven(clock(slip.provenAt))}` : (words.todos[slip.kind] ?? '');
}

function tick(page, slip) {
  const words = text.slips;
  const label = slip.doneAt ? words.reopen : words.settle;
  return html`<button
    type="button"
    class="small ${slip.doneAt ? 'quiet' : ''}"
    aria-label="${label} ${slip.number}"
    ?disabled=${page.presses.busy(place(slip))}
    @click=${() => settle(page, slip)}
  >
    ${label}
  </button>`;
}

async function settle(page, slip) {
  const path = `${SLIPS}/${segment(slip.terminalId)}/${segment(slip.id)}/done`;
  await page.presses.press(place(slip), slip.doneAt ? 'DELETE' : 'PUT', path);
  await page.read();
}
