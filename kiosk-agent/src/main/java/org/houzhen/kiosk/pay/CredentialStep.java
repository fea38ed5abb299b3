package org.houzhen.kiosk.pay;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.InsuranceTerminal.Business;
import org.houzhen.hardware.InsuranceTerminal.Way;
import org.houzhen.hardware.InsuredPerson;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Patience;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.Step;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.wire.InsuranceCredential;
import org.houzhen.wire.LodgedCredential;

/**
 * The insurance's terminal has the word: the patient shows the electronic credential there, by a code or by the face. The
 * secret it hands out goes to the server at once and stays nowhere here; the order knows a name for it.
 */
final class CredentialStep extends Step {
    static final String ASKING = "ASKING_INSURER";

    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Map<String, Way> WAYS =
            Map.of("CREDENTIAL_CODE", Way.CODE_AT_TERMINAL, "CREDENTIAL_FACE", Way.FACE);

    private final String choice;
    private final Function<String, Callable<Opening>> insured;
    private boolean heard;

    CredentialStep(KioskSession session, String choice, Function<String, Callable<Opening>> insured) {
        super(session);
        this.choice = choice;
        this.insured = insured;
    }

    static boolean takes(String choice) {
        return WAYS.containsKey(choice);
    }

    @Override
    protected void enter() {
        heard = false;
        work(
                () -> terminal.devices()
                        .atInsuranceTerminal(there -> there.identify(WAYS.get(choice), Business.SETTLE, LIMIT)),
                outcome -> outcome.match(new InsuranceTerminal.Cases<>(
                        this::identified,
                        shown -> trouble("CREDENTIAL_REFUSED"),
                        no -> trouble("CREDENTIAL_REFUSED"))));
    }

    /** Nobody settles with the credential of somebody else. */
    private Void identified(InsuredPerson shown) {
        if (person().filter(known -> known.isOf(shown.documentNumber())).isEmpty()) {
            return trouble("CREDENTIAL_OF_ANOTHER");
        }
        heard = true;
        publish();
        var secret = new InsuranceCredential(shown.token().secret());
        ask(new Question<>(
                () -> terminal.server().lodge(secret),
                this::lodged,
                problem -> replace(TroubleStep.of(session, problem)),
                () -> replace(TroubleStep.noAnswer(session, this)),
                1));
        return null;
    }

    private void lodged(LodgedCredential named) {
        replace(new OrderingStep(session, insured.apply(named.credential()), ASKING));
    }

    private Void trouble(String code) {
        replace(TroubleStep.of(session, code));
        return null;
    }

    /** It is unplugged, or did not answer: nothing was shown to anybody. */
    @Override
    protected void workFailed() {
        trouble("INSURANCE_TERMINAL_DOWN");
    }

    @Override
    protected View view() {
        return heard
                ? new View.Working(ASKING)
                : new View.Credential(choice.equals("CREDENTIAL_FACE") ? "FACE" : "CODE");
    }

    /** It ends within the terminal's limit. */
    @Override
    protected Patience patience() {
        return Patience.ENDLESS;
    }

    @Override
    protected boolean canGoBack() {
        return !heard;
    }

    @Override
    protected boolean canLeave() {
        return !heard;
    }
}
