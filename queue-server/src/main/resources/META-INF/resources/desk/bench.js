import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {flag} from './flags.js';
import {note} from './press.js';
import {sexAndAge, text} from './text.js';

/** One sample: received, measured, audited. */
export function bench(page) {
  const {sample} = page;
  if (!sample) {
    return html`<section class="bench">
      ${note(page.presses, 'bench')}
      <p class="empty-page">${page.samples ? text.laboratory.choose : text.loading}</p>
    </section>`;
  }
  const words = text.laboratory;
  return html`
    <section class="bench" aria-label=${sample.panel}>
      <header>
        <h2>${sample.panel}</h2>
        <span class="state ${sample.state.toLowerCase()}">${words.states[sample.state]}</span>
      </header>
      <p class="facts-row">
        <span><b>${sample.patient.name}</b>　${sexAndAge(sample.patient)}</span>
        <span>${words.sample} <b>${sample.sampleNo}</b></span>
        <span>${text.doctor.registerNo} <b>${sample.registerNo}</b></span>
        <span>${sample.specimen}</span>
      </p>
      ${['PAID', 'COLLECTED'].includes(sample.state) ? receiving(page) : measuring(page, sample)}
    </section>
  `;
}

function receiving(page) {
  return html`
    <div class="bench-bar">
      ${note(page.presses, 'bench')}
      <button type="button" class="primary" ?disabled=${page.presses.busy('bench')} @click=${() => page.press('receive')}>
        ${text.laboratory.receive}
      </button>
    </div>
  `;
}

function measuring(page, sample) {
  const words = text.laboratory;
  const busy = page.presses.busy('bench');
  const flagged = sample.analytes.filter((analyte) => flag(page.value(analyte), analyte.range)).length;
  return html`
    <table class="sheet">
      <thead>
        <tr>
          <th scope="col">${words.analyte}</th>
          <th scope="col" class="right">${words.value}</th>
          <th scope="col">${words.unit}</th>
          <th scope="col">${words.range}</th>
          <th scope="col">${words.flag}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          sample.analytes,
          (analyte) => analyte.code,
          (analyte) => analyteRow(page, analyte, busy),
        )}
      </tbody>
    </table>
    <div class="bench-bar">
      ${note(page.presses, 'bench')}
      <button type="button" class=${page.unsaved ? 'primary' : ''} ?disabled=${busy || !page.unsaved} @click=${() => page.save()}>
        ${words.save}
      </button>
      <button
        type="button"
        class=${page.unsaved ? '' : 'primary'}
        ?disabled=${busy || page.missing > 0}
        @click=${() => page.audit()}
      >
        ${words.audit}
      </button>
      <span class="muted" role="status"
        >${page.missing > 0 ? words.missing(page.missing) : words.abnormalCount(flagged)}${page.unsaved
          ? ` · ${words.unsaved}`
          : ''}</span
      >
    </div>
  `;
}

function analyteRow(page, analyte, busy) {
  const value = page.value(analyte);
  const found = flag(value, analyte.range);
  return html`
    <tr class=${found ? 'flagged' : ''}>
      <td>${analyte.name}</td>
      <td class="right">
        <input
          name=${analyte.code}
          aria-label=${analyte.name}
          autocomplete="off"
          inputmode="decimal"
          maxlength="40"
          ?disabled=${busy}
          .value=${value}
          @input=${(event) => page.type(analyte, event.target.value)}
          @keydown=${nextOnEnter}
        />
      </td>
      <td>${analyte.unit}</td>
      <td class="nowrap">${analyte.range}</td>
      <td>${flagWords(found, value)}</td>
    </tr>
  `;
}

function flagWords(found, value) {
  const words = text.laboratory;
  if (!value.trim()) {
    return nothing;
  }
  const said = {H: words.high, L: words.low, A: words.abnormal}[found];
  return said ? html`<span class="flag">${said}</span>` : html`<span class="muted">${words.normal}</span>`;
}

/** Values are typed from the machine's list, one under the other. */
function nextOnEnter(event) {
  if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const fields = [...event.target.closest('table').querySelectorAll('input')];
    fields[fields.indexOf(event.target) + (event.key === 'ArrowUp' ? -1 : 1)]?.select();
  }
}
