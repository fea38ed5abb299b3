import {html, nothing} from 'lit';
import {areaDayHead} from './area-day.js';
import {text} from './text.js';

/** How long people waited after their appointment in one area: the day, each doctor, and the days before. */
export function waitsSection(page, figures) {
  const words = text.waits;
  const {all, steps, doctors, byDay} = figures;
  return html`
    <section class="waits">
      ${areaDayHead(words, words.title, '/api/desk/waits', figures, (area, day) => page.showWaits(area, day))}
      <p class="muted">${words.hint}</p>
      <p class="figures" role="status">
        ${figure(words.half, all.p50Seconds)} ${figure(words.nine, all.p90Seconds)} ${figure(words.longest, all.longestSeconds)}
      </p>
      <p class="muted">
        ${words.steps.map((step, index) => `${step} ${Object.values(inOrder(steps))[index]}`).join(' → ')}
      </p>
      ${doctors.length
        ? sheet(words.byDoctor, words.doctor, doctors.map(({doctor, waits}) => [doctor, waits]))
        : html`<p class="empty-page">${words.none}</p>`}
      ${byDay.length > 1 ? sheet(words.byDay, words.day, byDay.map(({day, waits}) => [day, waits])) : nothing}
      <p class="muted small-text">${words.elsewhere}</p>
    </section>
  `;
}

const inOrder = ({registered, signedIn, called, entered, finished}) => ({registered, signedIn, called, entered, finished});

function minutes(seconds) {
  return seconds === undefined || seconds === null ? '–' : text.waits.minutes(Math.round(seconds / 60));
}

function figure(label, seconds) {
  return html`<span class="figure"><b>${minutes(seconds)}</b><small>${label}</small></span>`;
}

function sheet(title, first, lines) {
  const words = text.waits;
  const most = Math.max(1, ...lines.map(([, waits]) => waits.p90Seconds ?? 0));
  return html`
    <h3>${title}</h3>
    <table class="sheet">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          <th scope="col" class="right">${words.entered}</th>
          <th scope="col" class="right">${words.half}</th>
          <th scope="col" class="right">${words.nine}</th>
          <th scope="col" class="right">${words.longest}</th>
          <th scope="col"><span class="unseen">${words.nine}</span></th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ([name, waits]) => html`<tr>
            <td class="nowrap">${name}</td>
            <td class="right">${waits.entered}</td>
            <td class="right">${minutes(waits.p50Seconds)}</td>
            <td class="right">${minutes(waits.p90Seconds)}</td>
            <td class="right">${minutes(waits.longestSeconds)}</td>
            <td class="wait-bar">
              <meter min="0" max=${most} value=${waits.p90Seconds ?? 0} aria-label="${words.nine} ${minutes(waits.p90Seconds)}"></meter>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}
