import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {confirmed} from './dialogs.js';
import {health} from './health.js';
import {note} from './press.js';
import {editScreen} from './screen-form.js';
import {machinesSection, openScreens, pairButton, pairNote, pairing, waitingSection} from './screen-machines.js';
import {text} from './text.js';
import {clockOfDay} from './ticking.js';

const place = (id) => `screen:${id}`;
const path = (id) => `/api/desk/screens/${segment(id)}`;

/** The screens: what each shall show, whether it does, and which machines may be one. */
export function screensSection(page, rows) {
  const words = text.administration;
  const {screens} = rows;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.screens}<span class="count">${screens.length}</span></h2>
        ${pairButton(page)}
        <button type="button" class="primary" ?disabled=${page.presses.busy(place(''))} @click=${() => put(page, '')}>
          ${words.addScreen}
        </button>
      </div>
      ${note(page.presses, place(''))} ${pairNote(page)} ${openScreens(page, rows)} ${waitingSection(page, rows)}
      ${screens.length === 0 ? html`<p class="empty-page">${words.noScreens}</p>` : table(page, rows)}
      ${machinesSection(page, rows)}
    </section>
  `;
}

function table(page, rows) {
  const words = text.administration;
  return html`<table class="sheet">
    <thead>
      <tr>
        <th scope="col">${words.screen}</th>
        <th scope="col">${words.area}</th>
        <th scope="col">${words.shows}</th>
        <th scope="col">${words.state}</th>
        <th scope="col">${text.screenMachines.who}</th>
        <th scope="col" class="right">${words.seen}</th>
        <th scope="col"><span class="unseen">${text.line.actions}</span></th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows.screens,
        (shown) => shown.screen.id,
        (shown) => row(page, shown, rows),
      )}
    </tbody>
  </table>`;
}

function row(page, {screen, connected, seenAt}, rows) {
  const words = text.administration;
  const said = note(page.presses, place(screen.id));
  const verb = (label, act) => html`<button
    type="button"
    class="small"
    aria-label="${label} ${screen.name}"
    ?disabled=${page.presses.busy(place(screen.id))}
    @click=${act}
  >
    ${label}
  </button>`;
  return html`
    <tr>
      <td><b>${screen.name}</b> <small class="muted">${screen.id}</small></td>
      <td>${screen.area}</td>
      <td>${screen.room ? words.doorOf(screen.room) : words.hall}</td>
      <td>${health(connected ? 'ONLINE' : 'OFFLINE')}</td>
      <td>${pairing(rows, screen.id)}</td>
      <td class="right nowrap">${seenAt ? clockOfDay(seenAt) : words.never}</td>
      <td>
        <div class="verbs">
          <a class="open-screen" href="/screen/${segment(screen.id)}" target="_blank" rel="noopener">${words.openScreen}</a>
          ${verb(words.edit, () => put(page, screen.id, screen))} ${verb(words.remove, () => remove(page, screen))}
        </div>
      </td>
    </tr>
    ${said === nothing ? nothing : html`<tr><td colspan="7">${said}</td></tr>`}
  `;
}

async function put(page, id, screen) {
  const typed = await editScreen(screen);
  if (typed) {
    const {name, area, room} = typed;
    await page.presses.press(place(id), 'PUT', path(typed.id), {name, area, room});
    await page.read();
  }
}

async function remove(page, {id, name}) {
  const words = text.administration;
  const question = {title: words.removeTitle(name), detail: words.removeText, yes: words.remove, danger: true};
  if (await confirmed(question)) {
    await page.presses.press(place(id), 'DELETE', path(id));
    await page.read();
  }
}
