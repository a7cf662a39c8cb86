import { certifyCalibration, verifyCertificate } from '@owlery/calibration';
import { html, type TemplateResult } from 'lit-html';
import { copyButton } from '../../copy-button.ts';
import { download } from '../../download.ts';
import { commandLine } from '../../figure/figure-view.ts';
import { type PageContext } from '../../page.ts';
import { factList } from '../../table/fact-list.ts';
import { lossChoice, lossControls } from '../three-classes/loss-choice.ts';
import { calibrationCommand, exactInstance, pointer, pointerControls } from './pointer.ts';

/** A certificate of calibration on three classes, made here and checked by the verifier that trusts nothing. */
export function certificateView(context: PageContext): TemplateResult {
  const loss = lossChoice(context);
  const p = pointer(context);
  const made = madeCertificate(exactInstance(loss, p));
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${lossControls(context, loss)} ${pointerControls(context, p)}
    </form>
    ${
      'reason' in made
        ? html`<p class="notice">There is no certificate here: ${made.reason}.</p>`
        : html`
            ${factList([
              ['certificate', made.certificate.kind === 'infima' ? 'of two infima' : 'of a concave majorant'],
              ['verified', made.verified.valid ? 'yes' : 'no'],
              ['what it proves', made.verified.reason],
            ])}
            ${claimsView(made.certificate)}
            <section class="exhibit" aria-labelledby="certificate-title">
              <div class="exhibit-head">
                <h2 id="certificate-title">The document</h2>
                <p class="takeaway">
                  ${copyButton('Copy', () => made.text)}
                  <button
                    type="button"
                    class="plain"
                    @click=${() => download('certificate.json', 'application/json', made.text)}
                  >
                    JSON
                  </button>
                </p>
              </div>
              <pre tabindex="0" aria-labelledby="certificate-title">${made.text}</pre>
            </section>
          `
    }
    ${commandLine(`${calibrationCommand(loss, p)} --certificate certificate.json`)}
    ${commandLine('owlery verify certificate.json')}
  `;
}

function madeCertificate(instance: ReturnType<typeof exactInstance>) {
  try {
    const certificate = certifyCalibration(instance);
    const text = JSON.stringify(certificate, null, 2);
    return { certificate, text, verified: verifyCertificate(text) };
  } catch (error) {
    if (error instanceof RangeError) return { reason: error.message };
    throw error;
  }
}

/** The claims of a certificate in words. */
function claimsView(certificate: ReturnType<typeof certifyCalibration>): TemplateResult {
  const lines =
    certificate.kind === 'infima'
      ? certificate.claims.map(
          ({ top, calibrated, gap, wrongInfimum }) =>
            `K = ${top}: the least risk is ${certificate.infimum.value}, at scores (${certificate.infimum.scores.join(', ')}); ` +
            `of scores that rank another set it is ${wrongInfimum.value}, at (${wrongInfimum.scores.join(', ')}). ` +
            `The gap is ${gap}, so the loss is ${calibrated ? '' : 'not '}calibrated.`,
        )
      : certificate.claims.map((claim) =>
          claim.calibrated
            ? `K = ${claim.top}: a line of slope ${claim.slope} touches the points (W, A) at K alone, so the loss is calibrated.`
            : `K = ${claim.top}: the point lies on or under the chord from ${claim.left} to ${claim.right}, so the loss is not calibrated.`,
        );
  return html`<ul class="prose spaced">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}
