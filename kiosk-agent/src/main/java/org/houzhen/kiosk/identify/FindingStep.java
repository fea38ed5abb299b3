package org.houzhen.kiosk.identify;

import java.time.LocalDate;
import org.houzhen.kiosk.flows.FirstSteps;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.Step;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.kiosk.session.WaitingStep;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.Problem;

/** Asks the hospital who holds the card. */
final class FindingStep extends WaitingStep {
    private final Flow flow;
    private final Person person;

    FindingStep(KioskSession session, Flow flow, Person person) {
        super(session, "FINDING_PATIENT");
        this.flow = flow;
        this.person = person;
    }

    @Override
    protected void enter() {
        ask(new Question<>(
                () -> terminal.server().find(person.search()),
                this::found,
                this::refused,
                () -> replace(TroubleStep.noAnswer(session, this))));
    }

    private void found(PatientView patient) {
        person.known(patient);
        boolean expired = person.hasExpiredCard(today());
        replace(expired ? new ExpiredCardStep(session, person, this::first) : first());
    }

    private LocalDate today() {
        return terminal.now().atZone(terminal.zone()).toLocalDate();
    }

    private Step first() {
        return FirstSteps.of(session, flow);
    }

    /** Before a record is opened in the name on the card, they may have their face held against it. */
    private Step newcomer() {
        boolean offer = terminal.faces().isOffered() && person.mayBeOfferedFaceCheck(today());
        return offer ? new FaceConsentStep(session, person) : new OpenRecordStep(session, person);
    }

    private void refused(Problem problem) {
        boolean unknown = problem.code().equals("PATIENT_NOT_FOUND");
        if (unknown && flow == Flow.REGISTER) {
            replace(person.hasExpiredCard(today()) ? TroubleStep.of(session, "CARD_EXPIRED") : newcomer());
        } else {
            replace(unknown ? TroubleStep.of(session, "NO_RECORD") : TroubleStep.of(session, problem));
        }
    }
}
