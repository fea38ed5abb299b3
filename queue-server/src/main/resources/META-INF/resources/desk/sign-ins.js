import {html, nothing} from 'lit';
import {text} from './text.js';
import {clockSeconds, day} from './ticking.js';

const GLYPHS = {SIGNED_IN: '●', PROVED: '●', SIGNED_OUT: '○', REFUSED: '▲', LOCKED: '✕', FORGOTTEN: '…'};

/** Who signed in and out, who was refused; the newest first, a page at a time. */
export function signInsSection(page, {days, entries, next}) {
  const words = text.signIns;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.title}</h2>
        <button type="button" @click=${() => page.showSignIns()}>${words.back}</button>
      </div>
      <p class="muted">${words.kept(days)}</p>
      ${entries.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${words.at}</th>
                <th scope="col">${words.what}</th>
                <th scope="col">${words.who}</th>
              </tr>
            </thead>
            <tbody>
              ${entries.map(entryRow)}
            </tbody>
          </table>`}
      <div class="verbs">
        <button type="button" @click=${() => page.showSignIns('')}>${words.newest}</button>
        ${next ? html`<button type="button" @click=${() => page.showSignIns(next)}>${words.older}</button>` : nothing}
      </div>
    </section>
  `;
}

function entryRow({at, kind, name, forgotten}) {
  const words = text.signIns;
  return html`<tr>
    <td class="nowrap">${day(at)} ${clockSeconds(at)}</td>
    <td><span aria-hidden="true">${GLYPHS[kind] ?? '?'}</span> ${words.kinds[kind] ?? kind}</td>
    <td>${kind === 'FORGOTTEN' ? words.forgotten(forgotten) : name || words.nobody}</td>
  </tr>`;
}
